package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link HugePages}.
 */
class HugePagesTests {

	@Test
	void onlyWhereAProcessHasToAskIsItOfUseToAsk(@TempDir Path directory) throws IOException {
		Path setting = directory.resolve("enabled");
		assertThat(HugePages.areGivenToWhoAsks(setting)).isFalse();
		Files.writeString(setting, "always [madvise] never\n");
		assertThat(HugePages.areGivenToWhoAsks(setting)).isTrue();
		Files.writeString(setting, "[always] madvise never\n");
		assertThat(HugePages.areGivenToWhoAsks(setting)).isFalse();
		Files.writeString(setting, "always madvise [never]\n");
		assertThat(HugePages.areGivenToWhoAsks(setting)).isFalse();
	}

}
