package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link InotifyLimit}: what it says is true and helps.
 */
class InotifyLimitTests {

	@TempDir
	Path settings;

	@Test
	void itIsToldByWhatTheJdkSays() {
		assertThat(InotifyLimit.reachedBy(new IOException("User limit of inotify watches reached")))
			.contains(InotifyLimit.WATCHES);
		assertThat(InotifyLimit
			.reachedBy(new IOException("User limit of inotify instances reached or too many open files")))
			.contains(InotifyLimit.INSTANCES);
		assertThat(InotifyLimit.reachedBy(new IOException("Input/output error"))).isEmpty();
		assertThat(InotifyLimit.reachedBy(new IOException())).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "8192    | 8192       | = 8192 is reached         | fs.inotify.max_user_watches=524288",
					"8192    | 2147483647 | = 8192 is reached         | fs.inotify.max_user_watches=524288",
					"8192    | 10         | = 10 (here: user.max_inotify_watches) is | user.max_inotify_watches=524288",
					"1000000 | 1000000    | = 1000000 is reached      | fs.inotify.max_user_watches=2000000",
					"        |            | = (unknown) is reached    | fs.inotify.max_user_watches=524288" })
	void theValueInForceIsNamedAndWhatToRaise(String ofSystem, String ofNamespace, String value, String remedy)
			throws IOException {
		write("fs/inotify/max_user_watches", ofSystem);
		write("user/max_inotify_watches", ofNamespace);
		assertThat(InotifyLimit.WATCHES.message(Path.of("some"), this.settings))
			.startsWith("The limit fs.inotify.max_user_watches " + value)
			.endsWith("Raise it with: sudo sysctl " + remedy);
	}

	private void write(String name, String value) throws IOException {
		if (value != null) {
			Path file = this.settings.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, value + "\n");
		}
	}

}
