package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the README's picture of a compile error, of what the guestbook's terminal really
 * shows: {@code ./mvnw -pl sample-app -am test -Dtest=CompileErrorPicture
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class CompileErrorPicture {

	private static final String METHOD = "findTop50ByOrderByIdDesc()";

	private static final String NO_METHOD = "findTop50OrderByIdDesc()";

	@TempDir
	Path directory;

	@Test
	void draw() throws IOException {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		String quoted = String.join("' '", project.javaCommand());
		try (ChildProcess terminal = project.run(guestbook,
				List.of("script", "-qec", "exec '" + quoted + "'", "/dev/null"))) {
			terminal.await("the first page", () -> guestbook.page().contains("<h1>Guestbook</h1>"));
			project.changeSource(GuestbookController.class, METHOD, NO_METHOD);
			terminal.awaitLine("1 error: nothing was written");
			project.changeSource(GuestbookController.class, NO_METHOD, METHOD + ".subList(0, 3)");
			terminal.awaitLine("Reloaded in");

			Path picture = Files.createDirectories(Repository.root().resolve("docs")).resolve("compile-error.svg");
			Files.writeString(picture, new TerminalPicture(ofHupper(terminal.lines())).svg());
		}
	}

	/** The diagnostic and the reload; the lines of the application are left out. */
	private static List<String> ofHupper(List<String> lines) {
		int first = find(lines, "cannot find symbol");
		int last = find(lines, "1 error: ");
		List<String> shown = new ArrayList<>(lines.subList(first, last + 1));
		shown.add(lines.get(find(lines, "Reloaded in")));
		return shown;
	}

	private static int find(List<String> lines, String text) {
		return IntStream.range(0, lines.size()).filter((i) -> lines.get(i).contains(text)).findFirst().orElseThrow();
	}

}
