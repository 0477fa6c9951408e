package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What compiling adds to a reload: a controller of the guestbook is saved and served by a
 * new process, in turns with the same change written as a class file to a second
 * guestbook that does not compile:
 * {@code ./mvnw -pl sample-app -am test -Dtest=SaveMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class SaveMeasurement {

	static final int RUNS = Integer.getInteger("hupper.measure.runs", 20);

	static final int TO_WARM_UP = 3;

	@TempDir
	Path directory;

	@Test
	void measure() throws IOException {
		try (Saved source = Saved.start(this.directory.resolve("source"), SaveMeasurement::changeSource);
				Saved classFile = Saved.start(this.directory.resolve("class"), SaveMeasurement::changeClass,
						"--hupper.compile.enabled=false")) {
			for (int run = 1; run <= TO_WARM_UP + RUNS; run++) {
				classFile.awaitStandby();
				source.save(run);
				source.awaitStandby();
				classFile.save(run);
			}
			System.out.println("source saved -> served, ms: median " + source.median() + " of " + source.millis);
			System.out
				.println("class file written -> served, ms: median " + classFile.median() + " of " + classFile.millis);
			System.out.println("difference of the medians, ms: " + (source.median() - classFile.median()));
		}
	}

	private static void changeSource(ProjectCopy project, int run) throws IOException {
		project.changeSource(GuestbookController.class, '"' + title(run - 1) + '"', '"' + title(run) + '"');
	}

	/** The source of this one stays as it is. */
	static void changeClass(ProjectCopy project, int run) throws IOException {
		project.changeClass(GuestbookController.class, '"' + title(0) + '"', '"' + title(run) + '"');
	}

	private static String title(int run) {
		return (run == 0) ? "Guestbook" : "Guestbook " + run;
	}

	/** What is saved in one run. */
	interface Change {

		void make(ProjectCopy project, int run) throws IOException;

	}

	/** A running guestbook whose title is changed again and again. */
	record Saved(ProjectCopy project, Guestbook guestbook, ChildProcess monitor, Change change, List<Long> millis,
			long startedAt) implements AutoCloseable {

		static Saved start(Path directory, Change change, String... arguments) throws IOException {
			ProjectCopy project = ProjectCopy.in(directory);
			Guestbook guestbook = Guestbook.onFreePort();
			ChildProcess monitor = project.run(guestbook,
					project.javaCommand(
							Stream.concat(Stream.of("--hupper.verbose=2", "--hupper.swap=off"), Stream.of(arguments))
								.toArray(String[]::new)));
			monitor.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
			return new Saved(project, guestbook, monitor, change, new ArrayList<>(), System.nanoTime());
		}

		/**
		 * Save once, and note how long it takes until the change is served. What others
		 * that run beside prepare is to be ready before, see {@link #awaitStandby()}.
		 */
		void save(int run) throws IOException {
			pause((run == 1) ? Duration.ofSeconds(20).minusNanos(System.nanoTime() - this.startedAt)
					: Duration.ofSeconds(3));
			awaitStandby();
			this.change.make(this.project, run);
			long start = System.nanoTime();
			while (!this.guestbook.page().contains("<h1>" + title(run) + "</h1>")) {
				assertThat(System.nanoTime() - start).as(this.monitor::transcript)
					.isLessThan(TimeUnit.MINUTES.toNanos(1));
				pause(Duration.ofMillis(5));
			}
			if (run > TO_WARM_UP) {
				this.millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
			}
		}

		/** Wait until a standby is ready that was started after the last reload. */
		void awaitStandby() {
			this.monitor.await("a standby", () -> {
				List<String> lines = this.monitor.lines();
				return last(lines, "Standby \\d+ is ready") > last(lines, "Reloaded in ");
			});
		}

		private static int last(List<String> lines, String regex) {
			Pattern pattern = Pattern.compile(regex);
			int last = lines.size() - 1;
			while (last >= 0 && !pattern.matcher(lines.get(last)).find()) {
				last--;
			}
			return last;
		}

		private static void pause(Duration time) {
			LockSupport.parkNanos(time.toNanos());
		}

		long median() {
			return this.millis.stream().sorted().skip(this.millis.size() / 2).findFirst().orElseThrow();
		}

		@Override
		public void close() {
			this.monitor.close();
		}

	}

}
