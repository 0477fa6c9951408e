package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link LeftOut}.
 */
class LeftOutTests {

	@TempDir
	Path directory;

	@Test
	void theNextMonitorKnowsWhatWasFoundOut() {
		LeftOut first = new LeftOut(() -> Optional.of(file()));
		assertThat(first.add("jdbc+jpa", "it fails")).isEmpty();
		assertThat(new LeftOut(() -> Optional.of(file())).parts()).isEqualTo(Map.of("jdbc", "", "jpa", ""));
		assertThat(first.add("jpa", "it leaves a=b")).hasValue("jpa: it leaves a=b");
		assertThat(new LeftOut(() -> Optional.of(file())).parts()).isEqualTo(Map.of("jpa", "it leaves a=b"));
	}

	@Test
	void whatHadNoPlaceYetIsWrittenDownOnceThereIsOne() throws IOException {
		Path place = this.directory.resolve("place");
		LeftOut leftOut = new LeftOut(() -> Files.exists(place) ? Optional.of(file()) : Optional.empty());
		leftOut.add("jpa", "why");
		assertThat(file()).doesNotExist();
		Files.createFile(place);
		leftOut.parts();
		assertThat(file()).hasContent("jpa=why");
	}

	@Test
	void aReasonIsOneShortLine() {
		LeftOut leftOut = new LeftOut(Optional::empty);
		leftOut.add("jpa", "x".repeat(1000) + "\nmore");
		assertThat(leftOut.parts().get("jpa")).hasSizeLessThan(200).endsWith("x…");
	}

	private Path file() {
		return this.directory.resolve("left-out");
	}

}
