package dev.hupper.spring.boot.properties;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.CompileOptions;
import dev.hupper.api.FileMonitor;
import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.SwapOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link HupperProperties}, their rules and the analysis of a broken one.
 */
class HupperPropertiesTests {

	@Test
	void defaultsAreThoseOfTheStarter() {
		ReloaderOptions options = HupperProperties.from(environment(Map.of())).toReloaderOptions().build();
		assertThat(options.reloadInterval()).isEqualTo(Duration.ofSeconds(1));
		assertThat(options.shutdownInterval()).contains(Duration.ofSeconds(4));
		assertThat(options.quietPeriod()).isEqualTo(ReloaderOptions.defaults().quietPeriod());
		assertThat(options.verbose()).isEqualTo(1);
		assertThat(options.fileMonitor()).isEmpty();
		assertThat(options.watchman()).isEqualTo(ReloaderOptions.defaults().watchman());
		assertThat(options.jvmOptions()).isEmpty();
		assertThat(options.compile()).isEqualTo(CompileOptions.DEFAULTS);
		assertThat(options.archive()).isEqualTo(ArchiveOptions.DEFAULTS);
		assertThat(options.swap()).isEqualTo(SwapOptions.DEFAULTS);
		assertThat(HupperProperties.from(environment(Map.of()))).isEqualTo(HupperProperties.defaults());
	}

	@Test
	void defaultsAreWhatIsBoundAsSoonAsAnythingIsSet() {
		assertThat(HupperProperties.from(environment(Map.of("hupper.no-property", "1"))))
			.isEqualTo(HupperProperties.defaults())
			.isNotSameAs(HupperProperties.defaults());
		assertThat(HupperProperties.from(environment(Map.of("other", "1")))).isSameAs(HupperProperties.defaults());
	}

	@Test
	void everyPropertyReachesTheOptions() {
		HupperProperties properties = HupperProperties
			.from(environment(Map.of("hupper.reload-interval", "2s", "hupper.shutdown-interval", "0",
					"hupper.quiet-period", "50ms", "hupper.verbose", "2", "hupper.monitor", "polling",
					"hupper.watch-files", "a,b/**", "hupper.ignore-files", "*.tmp", "hupper.watchman.socket-path", "/s",
					"hupper.watchman.timeout", "3s", "hupper.worker.jvm-options", "-Xmx1g -Da=b")));
		ReloaderOptions options = properties.toReloaderOptions().build();
		assertThat(options.compile().followBuild()).isTrue();
		assertThat(options.reloadInterval()).isEqualTo(Duration.ofSeconds(2));
		assertThat(options.shutdownInterval()).isEmpty();
		assertThat(options.quietPeriod()).isEqualTo(Duration.ofMillis(50));
		assertThat(options.verbose()).isEqualTo(2);
		assertThat(options.fileMonitor()).contains("polling");
		assertThat(options.watchFiles()).containsExactly("a", "b/**");
		assertThat(options.ignoreFiles()).containsExactly("*.tmp");
		assertThat(options.watchman().socketPath()).isEqualTo("/s");
		assertThat(options.watchman().timeout()).isEqualTo(Duration.ofSeconds(3));
		assertThat(options.jvmOptions()).containsExactly("-Xmx1g", "-Da=b");
		assertThat(options.properties()).containsEntry("hupper.reload-interval", "PT2S")
			.containsEntry("hupper.shutdown-interval", "PT0S")
			.containsEntry("hupper.watch-files", "a\nb/**")
			.containsEntry("hupper.enabled", "");
	}

	@Test
	void buildFilesAreFollowedUnlessNobodyWantsThat() {
		ReloaderOptions options = HupperProperties.from(environment(Map.of("hupper.build.follow", "false")))
			.toReloaderOptions()
			.build();
		assertThat(options.compile().followBuild()).isFalse();
		assertThat(options.properties()).containsEntry("hupper.build.follow", "false");
	}

	@Test
	void swapIsAModeAndHasASettlingTime() {
		ReloaderOptions options = HupperProperties
			.from(environment(Map.of("hupper.swap", "off", "hupper.swap.settle", "3s")))
			.toReloaderOptions()
			.build();
		assertThat(options.swap()).isEqualTo(new SwapOptions(SwapOptions.Mode.OFF, Duration.ofSeconds(3)));
		// what YAML makes of an off without quotes
		assertThat(HupperProperties.from(environment(Map.of("hupper.swap", false))).swap())
			.isEqualTo(SwapOptions.Mode.OFF);
		assertThat(HupperProperties.defaults().swapSettle()).isEqualTo(Duration.ofSeconds(2));
	}

	@Test
	void jvmOptionMayHoldCommasAndSpaces() {
		assertThat(jvmOptions(Map.of("hupper.worker.jvm-options",
				"-agentlib:jdwp=transport=dt_socket,server=y, -Dname=John Doe   -ea")))
			.containsExactly("-agentlib:jdwp=transport=dt_socket,server=y", "-Dname=John Doe", "-ea");
		assertThat(jvmOptions(Map.of("hupper.worker.jvm-options[0]", "-Xmx1g", "hupper.worker.jvm-options[1]", "-ea")))
			.containsExactly("-Xmx1g", "-ea");
	}

	private static Iterable<String> jvmOptions(Map<String, Object> properties) {
		return HupperProperties.from(environment(properties)).worker().jvmOptions();
	}

	@ParameterizedTest
	@CsvSource({ "hupper.reload-interval,0,greater than 0", "hupper.reload-interval,-1s,greater than 0",
			"hupper.reload-interval,abc,a duration", "hupper.shutdown-interval,-1s,0 to kill",
			"hupper.quiet-period,-1ms,0 or more", "hupper.verbose,3,2 (everything)", "hupper.verbose,-1,0 (nothing)",
			"hupper.verbose,loud,1 (one line", "hupper.monitor,kqueue,'watchman, watchdog, polling'",
			"hupper.monitor,java.lang.String,dev.hupper.api.FileMonitorFactory",
			"hupper.monitor,dev.hupper.api.FileMonitorFactory,constructor without parameters",
			"hupper.compile.arguments,'-Xlint,-encoding,utf9',a known encoding",
			"hupper.compile.arguments,'-encoding,utf 9',a known encoding", "hupper.compile.served,'a/[b',globs",
			"hupper.watchman.timeout,0,greater than 0", "hupper.worker.jvm-options,Xmx1g,hyphen",
			"hupper.enabled,maybe,true or false", "hupper.relay.enabled,maybe,true or false",
			"hupper.debug-port,0,a port from 1", "hupper.swap,maybe,'auto, on or off'",
			"hupper.relay.max-held,0,1 or more", "hupper.swap.settle,-1s,0 or more" })
	void valueThatCannotWork(String property, String value, String allowed) {
		var failure = catchThrowableOfType(InvalidHupperPropertyException.class,
				() -> HupperProperties.from(environment(Map.of(property, value))));
		assertThat(failure).isNotNull();
		FailureAnalysis analysis = new InvalidHupperPropertyFailureAnalyzer().analyze(failure);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("Property: " + property, "Value: \"" + value + "\"", allowed,
				"Origin: ");
		assertThat(analysis.getAction()).contains(property, allowed);
	}

	@Test
	void aCommandMayBeEmptied() {
		assertThat(command("./mvnw  compile")).containsExactly("./mvnw", "compile");
		assertThat(command(" ")).isEmpty();
	}

	private static List<String> command(String value) {
		return HupperProperties.from(environment(Map.of("hupper.compile.command", value)))
			.toReloaderOptions()
			.build()
			.compile()
			.command();
	}

	@Test
	void enabledAloneIsCheckedToo() {
		assertThat(HupperProperties.enabled(environment(Map.of()))).isEmpty();
		assertThat(HupperProperties.enabled(environment(Map.of("hupper.enabled", "false")))).contains(false);
		assertThatExceptionOfType(InvalidHupperPropertyException.class)
			.isThrownBy(() -> HupperProperties.enabled(environment(Map.of("hupper.enabled", "perhaps"))))
			.withMessageContaining("true or false");
	}

	@ParameterizedTest
	@ValueSource(classes = { OwnFileMonitors.class })
	void classNameOfAFactoryIsAllowed(Class<?> type) {
		assertThat(HupperProperties.from(environment(Map.of("hupper.monitor", type.getName()))).monitor())
			.isEqualTo(type.getName());
	}

	private static StandardEnvironment environment(Map<String, Object> properties) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().forEach((source) -> environment.getPropertySources().remove(source.getName()));
		environment.getPropertySources().addFirst(new MapPropertySource("test", properties));
		return environment;
	}

	static class OwnFileMonitors implements FileMonitorFactory {

		@Override
		public FileMonitor create(Consumer<java.nio.file.Path> callback, Settings settings) {
			throw new UnsupportedOperationException();
		}

	}

}
