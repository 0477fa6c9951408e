package dev.hupper.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ReloaderOptions}: hupper's defaults and what is refused.
 */
class ReloaderOptionsTests {

	@Test
	void theDefaultsAreThoseOfHupper() {
		ReloaderOptions options = ReloaderOptions.defaults();
		assertThat(options.reloadInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.shutdownInterval()).contains(Duration.ofSeconds(1));
		assertThat(options.verbose()).isOne();
		assertThat(options.workerArgs()).isEmpty();
		assertThat(options.workerKwargs()).isEmpty();
		assertThat(options.ignoreFiles()).isEmpty();
		assertThat(options.fileMonitorFactory()).isEmpty();
	}

	@Test
	void theShutdownIntervalFollowsTheReloadInterval() {
		ReloaderOptions options = ReloaderOptions.builder().reloadInterval(Duration.ofSeconds(3)).build();
		assertThat(options.shutdownInterval()).contains(Duration.ofSeconds(3));
	}

	@Test
	void theGracefulStopCanBeSwitchedOff() {
		assertThat(ReloaderOptions.builder().shutdownInterval(null).build().shutdownInterval()).isEmpty();
	}

	@Test
	void anIntervalThatWouldSpinIsRefused() {
		for (Duration spinning : List.of(Duration.ZERO, Duration.ofMillis(-1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> ReloaderOptions.builder().reloadInterval(spinning))
				.withMessageContaining("reloadInterval must be greater than 0")
				.withMessageContaining("spin");
			assertThatIllegalArgumentException().isThrownBy(() -> ReloaderOptions.builder().shutdownInterval(spinning))
				.withMessageContaining("pass null to kill workers at once");
		}
	}

	@Test
	void otherValuesThatCannotWorkAreRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ReloaderOptions.builder().quietPeriod(Duration.ofMillis(-1)))
			.withMessageContaining("quietPeriod");
		assertThatIllegalArgumentException().isThrownBy(() -> new WatchmanOptions(null, "watchman", Duration.ZERO))
			.withMessageContaining("watchman timeout");
	}

	@Test
	void aLoggerSupersedesVerbose() {
		RecordingLogger logger = new RecordingLogger();
		assertThat(ReloaderOptions.builder().verbose(0).logger(logger).build().logger()).isSameAs(logger);
	}

	@Test
	void namedArgumentsKeepTheirOrder() {
		Map<String, String> named = new java.util.LinkedHashMap<>();
		for (String name : List.of("z", "a", "m", "b")) {
			named.put(name, name);
		}
		assertThat(ReloaderOptions.builder().workerKwargs(named).build().workerKwargs().keySet()).containsExactly("z",
				"a", "m", "b");
	}

	@Test
	void aBuilderStartsFromOptions() {
		ReloaderOptions options = ReloaderOptions.builder()
			.workerArgs(List.of("a"))
			.workerKwargs(Map.of("b", "c"))
			.reloadInterval(Duration.ofSeconds(2))
			.shutdownInterval(null)
			.quietPeriod(Duration.ofMillis(5))
			.verbose(2)
			.logger(new RecordingLogger())
			.fileMonitor("polling")
			.watchFiles(List.of("w"))
			.ignoreFiles(List.of("i"))
			.jvmOptions(List.of("-Xmx1g"))
			.properties(Map.of("p", "q"))
			.build();
		assertThat(options.toBuilder().build()).usingRecursiveComparison().isEqualTo(options);
	}

}
