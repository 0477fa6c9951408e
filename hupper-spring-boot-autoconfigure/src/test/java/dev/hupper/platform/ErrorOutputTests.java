package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When lines for the user are coloured.
 */
@DisabledOnOs(OS.WINDOWS)
class ErrorOutputTests {

	@TempDir
	Path directory;

	@ParameterizedTest
	@CsvSource({ "/dev/pts/3, true", "/dev/tty1, true", "/dev/console, true", "/dev/null, false", "pipe:[123], false",
			"/home/dev/build.log, false" })
	void itIsColouredOnATerminal(String target, boolean coloured) throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("2"), Path.of(target));
		assertThat(new ErrorOutput(link, null).isColoured()).isEqualTo(coloured);
		assertThat(new ErrorOutput(link, "").isColoured()).isEqualTo(coloured);
		assertThat(new ErrorOutput(link, "1").isColoured()).isFalse();
		Files.delete(link);
	}

	@Test
	void withoutLinksTheConsoleTells() {
		assertThat(new ErrorOutput(this.directory.resolve("none"), null).isColoured())
			.isEqualTo(System.console() != null);
	}

}
