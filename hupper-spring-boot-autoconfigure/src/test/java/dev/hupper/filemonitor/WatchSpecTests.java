package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WatchSpec}.
 */
class WatchSpecTests {

	@TempDir
	private Path directory;

	@Test
	void aPathCoversItselfAndAllBelow() {
		WatchSpec spec = WatchSpec.of(this.directory.resolve("a/../b").toString());
		assertThat(spec.base()).isEqualTo(this.directory.resolve("b"));
		assertThat(spec.covers(this.directory.resolve("b"))).isTrue();
		assertThat(spec.covers(this.directory.resolve("b/c/d"))).isTrue();
		assertThat(spec.covers(this.directory.resolve("bc"))).isFalse();
		assertThat(spec.reaches(this.directory.resolve("b/c"))).isTrue();
	}

	@Test
	void aGlobOfOneLevelReachesOneDirectory() {
		WatchSpec spec = WatchSpec.of(this.directory + "/config/*.yaml");
		assertThat(spec.base()).isEqualTo(this.directory.resolve("config"));
		assertThat(spec.deep()).isFalse();
		assertThat(spec.covers(this.directory.resolve("config/a.yaml"))).isTrue();
		assertThat(spec.covers(this.directory.resolve("config/b/a.yaml"))).isFalse();
		assertThat(spec.reaches(this.directory.resolve("config"))).isTrue();
		assertThat(spec.reaches(this.directory.resolve("config/b"))).isFalse();
	}

	@Test
	void aGlobOfMoreLevelsReachesAllBelowItsBase() {
		WatchSpec spec = WatchSpec.of(this.directory + "/config/**/*.yaml");
		assertThat(spec.base()).isEqualTo(this.directory.resolve("config"));
		assertThat(spec.covers(this.directory.resolve("config/a.yaml"))).isTrue();
		assertThat(spec.covers(this.directory.resolve("config/b/c/a.yaml"))).isTrue();
		assertThat(spec.covers(this.directory.resolve("a.yaml"))).isFalse();
		assertThat(spec.reaches(this.directory.resolve("config/b"))).isTrue();
	}

	@Test
	void anExistingPathIsNoGlobWhateverItsName() throws IOException {
		Path odd = Files.createFile(this.directory.resolve("a[1]"));
		assertThat(WatchSpec.of(odd.toString()).glob()).isNull();
		assertThat(WatchSpec.of(odd.toString()).covers(odd)).isTrue();
		Files.delete(odd);
		assertThat(WatchSpec.of(odd.toString()).covers(this.directory.resolve("a1"))).isTrue();
	}

	@Test
	void aProjectMayLieBelowADirectoryWithABracketInItsName() throws IOException {
		Path project = Files.createDirectories(this.directory.resolve("[client] x"));
		assertThat(WatchSpec.of(project + "/lombok.config"))
			.isEqualTo(WatchSpec.ofPath(project.resolve("lombok.config")));
		assertThat(WatchSpec.ofPath(project.resolve("[b]/c")).covers(project.resolve("[b]/c"))).isTrue();
		WatchSpec glob = WatchSpec.of(project + "/conf/*.yaml");
		assertThat(glob.base()).isEqualTo(project.resolve("conf"));
		assertThat(glob.deep()).isFalse();
		assertThat(glob.covers(project.resolve("conf/a.yaml"))).isTrue();
	}

	@Test
	void sameTextIsTheSameSpec() {
		String text = this.directory + "/**/*.yaml";
		assertThat(WatchSpec.of(text)).isEqualTo(WatchSpec.of(text)).hasToString(text);
	}

}
