package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How much later than who asks again and again an open page shows what was saved: a
 * controller of the guestbook is saved, and looked for over HTTP and in Chromium, in
 * turns: {@code ./mvnw -pl sample-app -am test -Dtest=RefreshMeasurement
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RefreshMeasurement {

	private static final int RUNS = Integer.getInteger("hupper.measure.runs", 10);

	private static final int TO_WARM_UP = 2;

	private final List<Long> served = new ArrayList<>();

	private final List<Long> shown = new ArrayList<>();

	@TempDir
	Path directory;

	@Test
	void measure(@TempDir Path profile) throws IOException {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		try (ChildProcess monitor = project.run(guestbook, project.javaCommand());
				Chromium chromium = Chromium.start(profile)) {
			monitor.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
			try (Tab tab = chromium.open(guestbook.url("/"))) {
				tab.await("!!hupperRefresh.version", "true");
				LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
				for (int run = 1; run <= 2 * (TO_WARM_UP + RUNS); run++) {
					String title = title(run);
					BooleanSupplier inBrowser = () -> tab.evaluate("document.querySelector('h1')?.textContent")
						.equals(title);
					BooleanSupplier overHttp = () -> guestbook.page().contains("<h1>" + title + "</h1>");
					boolean looksInBrowser = run % 2 == 0;
					long nanos = save(project, run, looksInBrowser ? inBrowser : overHttp);
					if (run > 2 * TO_WARM_UP) {
						(looksInBrowser ? this.shown : this.served).add(TimeUnit.NANOSECONDS.toMillis(nanos));
					}
				}
			}
		}
		System.out.println("saved -> served, ms: median " + median(this.served) + " of " + this.served);
		System.out.println("saved -> page changed in Chromium, ms: median " + median(this.shown) + " of " + this.shown);
	}

	private static long save(ProjectCopy project, int run, BooleanSupplier changed) throws IOException {
		LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
		project.changeSource(GuestbookController.class, '"' + title(run - 1) + '"', '"' + title(run) + '"');
		long start = System.nanoTime();
		while (!changed.getAsBoolean()) {
			assertThat(System.nanoTime() - start).isLessThan(TimeUnit.MINUTES.toNanos(1));
			LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
		}
		return System.nanoTime() - start;
	}

	private static String title(int run) {
		return (run == 0) ? "Guestbook" : "Guestbook " + run;
	}

	private static long median(List<Long> millis) {
		return millis.stream().sorted().skip(millis.size() / 2).findFirst().orElseThrow();
	}

}
