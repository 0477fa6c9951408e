package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassPathLooks}.
 */
class ClassPathLooksTests {

	@TempDir
	Path directory;

	private Path jar;

	private ClassPathLooks looks;

	@BeforeEach
	void makeJar() throws IOException {
		this.jar = Files.writeString(this.directory.resolve("some.jar"), "one");
		this.looks = new ClassPathLooks(this.jar.toString());
	}

	@Test
	void whatWasSeenAheadOfAStartIsForThatStartAlone() throws IOException {
		ArchivedClassPath ahead = this.looks.aheadOfStart();
		Files.writeString(this.jar, "another");
		assertThat(this.looks.forStart()).isSameAs(ahead);
		assertThat(this.looks.ofLastStart()).isSameAs(ahead);
		assertThat(this.looks.forStart().contents()).isNotEqualTo(ahead.contents());
	}

	@Test
	void whatIsSeenNowIsNotWhatAStartHasSeen() throws IOException {
		ArchivedClassPath start = this.looks.forStart();
		Files.writeString(this.jar, "another");
		assertThat(this.looks.now().contents()).isNotEqualTo(start.contents());
		assertThat(this.looks.ofLastStart()).isSameAs(start);
	}

}
