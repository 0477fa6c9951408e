package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FileMonitors}: who chooses, and what is refused.
 */
class FileMonitorsTests {

	private static final Map<String, String> POLLING = Map.of("HUPPER_DEFAULT_MONITOR", "polling");

	@Test
	void theFactoryGivenInCodeComesFirst() {
		FileMonitorFactory factory = (callback, settings) -> new PollingFileMonitor(callback);
		ReloaderOptions options = ReloaderOptions.builder().fileMonitorFactory(factory).fileMonitor("watchman").build();
		assertThat(FileMonitors.of(options, POLLING)).isSameAs(factory);
	}

	@ParameterizedTest
	@CsvSource({ "polling, PollingFileMonitor", "watchdog, WatchdogFileMonitor", "watchman, WatchmanFileMonitor" })
	void aNameComesBeforeTheEnvironment(String name, String type) {
		assertThat(create(name, POLLING).getClass().getSimpleName()).isEqualTo(type);
	}

	@Test
	void theEnvironmentComesBeforeTheDefault() {
		assertThat(create(null, POLLING)).isInstanceOf(PollingFileMonitor.class);
	}

	@Test
	void anEmptyEnvironmentVariableIsNone() {
		assertThat(create(null, Map.of("HUPPER_DEFAULT_MONITOR", " "))).isNotInstanceOf(PollingFileMonitor.class);
	}

	@Test
	void aClassIsNamedByItsFullName() {
		assertThat(create(Usable.class.getName(), Map.of())).isInstanceOf(PollingFileMonitor.class);
		assertThat(create(null, Map.of("HUPPER_DEFAULT_MONITOR", Usable.class.getName())))
			.isInstanceOf(PollingFileMonitor.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "nonsense | neither a monitor nor a class of that name",
			"java.lang.String | no FileMonitorFactory",
			"dev.hupper.filemonitor.FileMonitorsTests$WithParameter | no public constructor without parameters",
			"dev.hupper.filemonitor.FileMonitorsTests$Failing | its constructor failed: java.lang.IllegalStateException: no" })
	void whatCannotBeUsedIsRefusedWithWhatIsAllowed(String name, String reason) {
		assertThatIllegalArgumentException().isThrownBy(() -> create(name, Map.of()))
			.withMessageContaining("'" + name + "'")
			.withMessageContaining(reason)
			.withMessageContaining("Allowed: watchman, watchdog, polling, or the name of a class");
	}

	@Test
	void watchdogIsAlwaysSupported() {
		assertThat(FileMonitors.isWatchdogSupported()).isTrue();
	}

	private static FileMonitor create(String name, Map<String, String> environment) {
		ReloaderOptions options = ReloaderOptions.builder().fileMonitor(name).build();
		return FileMonitors.of(options, environment).create((path) -> {
		}, new FileMonitorFactory.Settings(Duration.ofSeconds(1), new RecordingLogger()));
	}

	/** What a user may write. */
	public static class Usable implements FileMonitorFactory {

		@Override
		public FileMonitor create(Consumer<Path> callback, Settings settings) {
			return new PollingFileMonitor(callback, settings.interval());
		}

	}

	/** Cannot be made. */
	public static class WithParameter extends Usable {

		public WithParameter(String parameter) {
		}

	}

	/** Fails when it is made. */
	public static class Failing extends Usable {

		public Failing() {
			throw new IllegalStateException("no");
		}

	}

}
