package dev.hupper.platform;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CacheDirectory}.
 */
class CacheDirectoryTests {

	@Test
	void eachSystemHasItsPlace() {
		assertThat(CacheDirectory.ofUser("Linux", "/home/u", Map.of())).hasValue(Path.of("/home/u/.cache/hupper"));
		assertThat(CacheDirectory.ofUser("Mac OS X", "/Users/u", Map.of()))
			.hasValue(Path.of("/Users/u/Library/Caches/hupper"));
		assertThat(CacheDirectory.ofUser("Windows 11", "/users/u", Map.of()))
			.hasValue(Path.of("/users/u/AppData/Local/hupper"));
	}

	@Test
	void theEnvironmentMayNameAnother() {
		assertThat(CacheDirectory.ofUser("Linux", "/home/u", Map.of("XDG_CACHE_HOME", "/cache")))
			.hasValue(Path.of("/cache/hupper"));
		assertThat(CacheDirectory.ofUser("Windows 11", "/users/u", Map.of("LOCALAPPDATA", "/local")))
			.hasValue(Path.of("/local/hupper"));
	}

	@Test
	void aRelativePathIsIgnored() {
		assertThat(CacheDirectory.ofUser("Linux", "/home/u", Map.of("XDG_CACHE_HOME", "cache")))
			.hasValue(Path.of("/home/u/.cache/hupper"));
	}

	@Test
	void withoutAHomeThereIsNone() {
		assertThat(CacheDirectory.ofUser("Linux", "?", Map.of())).isEmpty();
	}

}
