package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.sample.SteadyLoad.Answer;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What visitors of the guestbook notice of its reloads: two clients ask for its page all
 * the time, one with connections that are kept alive and one without:
 * {@code ./mvnw -pl sample-app -am test -Dtest=OpenPortMeasurement -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OpenPortMeasurement {

	private static final int RELOADS = Integer.getInteger("hupper.measure.reloads", 50);

	private static final int PER_SECOND = Integer.getInteger("hupper.measure.rate", 25);

	/** With less, standbys are not ready, and each worker is a plain new JVM. */
	private static final Duration BETWEEN = Duration.ofSeconds(Integer.getInteger("hupper.measure.pause", 8));

	private final List<Reload> reloads = new ArrayList<>();

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		try (ChildProcess monitor = project.run(guestbook, project.javaCommand())) {
			monitor.await("the first page", () -> guestbook.page().contains(heading(0)));
			pause(Duration.ofSeconds(20));
			try (SteadyLoad keeping = SteadyLoad.start(guestbook.port(), "/", true, PER_SECOND);
					SteadyLoad closing = SteadyLoad.start(guestbook.port(), "/", false, PER_SECOND)) {
				for (int run = 1; run <= RELOADS; run++) {
					reload(project, run, monitor, closing);
				}
				report("kept alive", keeping.stop());
				report("one connection each", closing.stop());
			}
		}
	}

	private void reload(ProjectCopy project, int run, ChildProcess monitor, SteadyLoad load) throws IOException {
		pause(BETWEEN);
		long saved = System.nanoTime();
		project.changeSource(GuestbookController.class, '"' + title(run - 1) + '"', '"' + title(run) + '"');
		Answer[] first = new Answer[1];
		monitor.await(title(run), () -> {
			first[0] = load.answers()
				.stream()
				.filter((answer) -> answer.endNanos() > saved && answer.said().contains(heading(run)))
				.min((one, other) -> Long.compare(one.endNanos(), other.endNanos()))
				.orElse(null);
			return first[0] != null;
		});
		this.reloads.add(new Reload(saved, first[0].endNanos()));
	}

	private void report(String title, Collection<Answer> answers) {
		double longest = answers.stream().mapToDouble(Answer::millis).max().orElse(0);
		double excess = this.reloads.stream().mapToDouble((reload) -> reload.excessMillis(answers)).max().orElse(0);
		double reload = this.reloads.stream()
			.mapToDouble(Reload::millis)
			.sorted()
			.skip(RELOADS / 2)
			.findFirst()
			.orElse(0);
		System.out.printf(
				"%s: %d requests in %d reloads (median %.0f ms, saved -> served): %d refused, %d broken, %d wrong;"
						+ " longest wait %.0f ms, beyond its reload at most %.0f ms%n",
				title, answers.size(), RELOADS, reload, count(answers, "refused"), count(answers, "broken"),
				answers.stream()
					.filter((answer) -> !answer.said()
						.matches("(?s)(refused|broken): .*|.*<h1>Guestbook( \\d+)?</h1>.*"))
					.count(),
				longest, excess);
	}

	private static long count(Collection<Answer> answers, String what) {
		return answers.stream().filter((answer) -> answer.said().startsWith(what + ": ")).count();
	}

	private static String title(int run) {
		return (run == 0) ? "Guestbook" : "Guestbook " + run;
	}

	private static String heading(int run) {
		return "<h1>" + title(run) + "</h1>";
	}

	private static void pause(Duration time) {
		LockSupport.parkNanos(time.toNanos());
	}

	/**
	 * From a save to the first answer that shows it.
	 *
	 * @param savedNanos when it was saved
	 * @param servedNanos when it was shown
	 */
	private record Reload(long savedNanos, long servedNanos) {

		double millis() {
			return (this.servedNanos - this.savedNanos) / 1e6;
		}

		/** How much longer somebody waited who asked meanwhile. */
		double excessMillis(Collection<Answer> answers) {
			return answers.stream()
				.filter((answer) -> answer.startNanos() > this.savedNanos && answer.startNanos() < this.servedNanos)
				.mapToDouble((answer) -> answer.millis() - millis())
				.max()
				.orElse(0);
		}

	}

}
