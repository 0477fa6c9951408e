package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Makes the picture of the keys, of what the guestbook's terminal really shows:
 * {@code ./mvnw -pl sample-app -am test -Dtest=KeysPicture
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class KeysPicture {

	@TempDir
	Path directory;

	@Test
	void draw() throws IOException {
		ProjectCopy project = ProjectCopy.in(this.directory);
		Guestbook guestbook = Guestbook.onFreePort();
		String quoted = String.join("' '", project.javaCommand());
		try (ChildProcess terminal = project.run(guestbook,
				List.of("script", "-qec", "exec '" + quoted + "'", "/dev/null"))) {
			terminal.awaitLine("h \\+ ENTER shows");
			terminal.type("h");
			terminal.awaitLine("q \\+ ENTER");
			terminal.type("r");
			terminal.awaitLine("Reloaded in .*r was pressed");
			List<String> shown = terminal.lines()
				.stream()
				.filter((line) -> line.contains("[hupper]") && !line.contains("http") || line.contains(" + ENTER  "))
				.toList();
			Path picture = Repository.root().resolve("docs/keys.svg");
			Files.writeString(picture, new TerminalPicture(shown).svg());
		}
	}

}
