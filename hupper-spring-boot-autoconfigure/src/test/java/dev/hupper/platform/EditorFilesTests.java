package dev.hupper.platform;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link EditorFiles}.
 */
class EditorFilesTests {

	@ParameterizedTest
	@ValueSource(strings = { "application.yml___jb_tmp___", "application.yml___jb_old___", "a.txt~",
			".application.yml.kate-swp", ".a.swp", ".a.swx", "4913", ".#a.txt", "#a.txt#", ".goutputstream-ABC123",
			"sedQ1x2Yz", "~$a.xlsx", ".~lock.a.ods#", ".tmpAb12Cd", "._a", ".DS_Store", ".nfs00af01" })
	void whatOnlyEditorsAndSystemsWriteIsTemporary(String name) {
		assertThat(EditorFiles.isTemporary(Path.of("a", name))).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "application.yml", ".env", ".gitkeep", "sedentary", "sed.txt", "a.tmp", "a.bak", "#a",
			"4913.txt", ".well-known", "a~b", "swp" })
	void whatSomebodyMayHaveMeantIsNot(String name) {
		assertThat(EditorFiles.isTemporary(Path.of("a", name))).isFalse();
	}

}
