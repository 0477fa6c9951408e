package dev.hupper.sample;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.sample.SteadyLoad.Answer;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What visitors notice while the sample is edited, half of the edits being swapped:
 * {@code hupper.test.edits} of them, 50 by default, under 50 requests a second.
 */
class SwapLoadMeasurement {

	private static final int EDITS = Integer.getInteger("hupper.test.edits", 50);

	private static final int PER_SECOND = 25;

	private static final Pattern HEADING = Pattern.compile("<h1>Guestbook ?(\\d*)</h1>");

	/** When each version had been seen. */
	private final List<Long> acknowledged = new ArrayList<>();

	@TempDir
	Path directory;

	@Test
	void measure() throws Exception {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		try (ChildProcess monitor = project.run(guestbook, project.javaCommand("--hupper.swap=on"))) {
			monitor.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
			LockSupport.parkNanos(Duration.ofSeconds(20).toNanos());
			this.acknowledged.add(System.nanoTime());
			try (SteadyLoad keeping = SteadyLoad.start(guestbook.port(), "/", true, PER_SECOND);
					SteadyLoad closing = SteadyLoad.start(guestbook.port(), "/", false, PER_SECOND)) {
				for (int edit = 1; edit <= EDITS; edit++) {
					edit(project, edit, monitor, closing);
				}
				report("kept alive", keeping.stop());
				report("one connection each", closing.stop());
			}
			System.out.println(monitor.lines().stream().filter((line) -> line.contains("Swapped in")).count()
					+ " swapped, " + monitor.lines().stream().filter((line) -> line.contains("Reloaded in")).count()
					+ " reloaded, " + monitor.lines().stream().filter((line) -> line.contains("Fresh after")).count()
					+ " fresh after swaps");
		}
	}

	/** Every second one also adds a field. */
	private void edit(ProjectCopy project, int edit, ChildProcess monitor, SteadyLoad load) throws Exception {
		LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
		String before = '"' + title(edit - 1) + '"';
		if (edit % 2 == 0) {
			project.changeSource(GuestbookController.class, "class GuestbookController {",
					"class GuestbookController {\n\n\tprivate static final int EDIT = 0;".replace("EDIT",
							"EDIT" + edit));
		}
		project.changeSource(GuestbookController.class, before, '"' + title(edit) + '"');
		monitor.await(title(edit), () -> load.answers().stream().anyMatch((answer) -> version(answer) == edit));
		this.acknowledged.add(System.nanoTime());
	}

	private void report(String title, Collection<Answer> answers) {
		long refused = answers.stream().filter((answer) -> answer.said().startsWith("refused: ")).count();
		long broken = answers.stream().filter((answer) -> answer.said().startsWith("broken: ")).count();
		long wrong = answers.stream().filter((answer) -> version(answer) < 0).count() - refused - broken;
		long old = answers.stream().filter((answer) -> version(answer) >= 0 && isOlder(answer)).count();
		System.out.printf(
				"%s: %d requests during %d edits: %d refused, %d broken, %d wrong, %d older than what had been seen;"
						+ " longest wait %.0f ms%n",
				title, answers.size(), EDITS, refused, broken, wrong, old,
				answers.stream().mapToDouble(Answer::millis).max().orElse(0));
	}

	private boolean isOlder(Answer answer) {
		int seen = 0;
		while (seen + 1 < this.acknowledged.size() && this.acknowledged.get(seen + 1) < answer.startNanos()) {
			seen++;
		}
		return version(answer) < seen;
	}

	private static int version(Answer answer) {
		Matcher matcher = HEADING.matcher(answer.said());
		return matcher.find() ? (matcher.group(1).isEmpty() ? 0 : Integer.parseInt(matcher.group(1))) : -1;
	}

	private static String title(int edit) {
		return (edit == 0) ? "Guestbook" : "Guestbook " + edit;
	}

}
