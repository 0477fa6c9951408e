package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.WatchmanOptions;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link FileMonitors}: who chooses, and what is refused.
 */
class FileMonitorsTests {

	private static final Map<String, String> POLLING = Map.of("HUPPER_DEFAULT_MONITOR", "polling");

	private static final WatchmanOptions NO_WATCHMAN = new WatchmanOptions("/nobody/listens/here", "watchman",
			Duration.ofSeconds(1));

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

	@ParameterizedTest
	@ValueSource(strings = { "", " " })
	void anEmptyEnvironmentVariableIsNone(String value) {
		assertThat(create(null, Map.of("HUPPER_DEFAULT_MONITOR", value))).isInstanceOf(WatchdogFileMonitor.class);
	}

	@Test
	void withoutADaemonTheDefaultIsWatchdog() {
		assertThat(create(null, Map.of())).isInstanceOf(WatchdogFileMonitor.class);
		assertThat(FileMonitors.isWatchmanSupported(NO_WATCHMAN)).isFalse();
	}

	@Test
	void aClassIsNamedByItsFullName() {
		assertThat(create(Usable.class.getName(), Map.of())).isInstanceOf(PollingFileMonitor.class);
		assertThat(create(null, Map.of("HUPPER_DEFAULT_MONITOR", Usable.class.getName())))
			.isInstanceOf(PollingFileMonitor.class);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "nonsense | neither a monitor nor a class of that name",
			"java.lang.String | no FileMonitorFactory", "watchDog | neither a monitor nor a class of that name",
			"dev.hupper.filemonitor.FileMonitorsTests$Unloadable | it cannot be loaded: java.lang.ExceptionInInitializerError",
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

	@Test
	void aWrongEnvironmentVariableIsNamed() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> create(null, Map.of("HUPPER_DEFAULT_MONITOR", "nonsense")))
			.withMessageStartingWith("HUPPER_DEFAULT_MONITOR: 'nonsense' cannot be used as file monitor");
	}

	private static FileMonitor create(String name, Map<String, String> environment) {
		ReloaderOptions options = ReloaderOptions.builder().fileMonitor(name).watchman(NO_WATCHMAN).build();
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

	/** Fails when it is loaded. */
	public static class Unloadable extends Usable {

		static final int COUNT = Integer.parseInt("none");

	}

	/** Fails when it is made. */
	public static class Failing extends Usable {

		public Failing() {
			throw new IllegalStateException("no");
		}

	}

}
