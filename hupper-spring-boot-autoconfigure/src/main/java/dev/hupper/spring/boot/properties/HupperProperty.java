package dev.hupper.spring.boot.properties;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

import dev.hupper.api.FileMonitorFactory;

/**
 * The properties of hupper that concern the monitor: what each is, and what it may be,
 * checked and in words.
 */
enum HupperProperty {

	// @formatter:off
	ENABLED("enabled", HupperProperties::enabled),
	RELOAD_INTERVAL("reload-interval", HupperProperties::reloadInterval,
			"a duration greater than 0, for example 1s: without a pause between reloads "
					+ "a failing worker would be restarted in a spin", HupperProperty::isPositive),
	SHUTDOWN_INTERVAL("shutdown-interval", HupperProperties::shutdownInterval,
			"a duration such as 4s, or 0 to kill workers at once", HupperProperty::isNotNegative),
	QUIET_PERIOD("quiet-period", HupperProperties::quietPeriod,
			"a duration of 0 or more, for example 25ms", HupperProperty::isNotNegative),
	VERBOSE("verbose", HupperProperties::verbose,
			"0 (nothing), 1 (one line for each reload) or 2 (everything)", (value) -> isBetween(0, 2, value)),
	MONITOR("monitor", HupperProperties::monitor,
			"watchman, watchdog, polling, or the name of a class on the class path that implements "
					+ FileMonitorFactory.class.getName() + " and has a constructor without parameters",
			(value) -> isFileMonitor((String) value)),
	WATCH_FILES("watch-files", HupperProperties::watchFiles),
	IGNORE_FILES("ignore-files", HupperProperties::ignoreFiles),
	COMPILE("compile.enabled", (all) -> all.compile().enabled()),
	COMPILE_SOURCE_ROOTS("compile.source-roots", (all) -> all.compile().sourceRoots()),
	COMPILE_LIBRARIES("compile.libraries", (all) -> all.compile().libraries()),
	COMPILE_PROCESSOR_PATH("compile.processor-path", (all) -> all.compile().processorPath()),
	COMPILE_ARGUMENTS("compile.arguments", (all) -> all.compile().arguments(),
			"arguments for javac, behind -encoding a known encoding, for example -encoding,UTF-8",
			(value) -> namesKnownEncoding((List<?>) value)),
	COMPILE_SERVED("compile.served", (all) -> all.compile().served(),
			"globs, for example templates/**", (value) -> ((List<?>) value).stream().allMatch(HupperProperty::isGlob)),
	COMPILE_TIMEOUT("compile.timeout", (all) -> all.compile().timeout(),
			"a duration greater than 0, for example 1m", HupperProperty::isPositive),
	COMPILE_COMMAND("compile.command", (all) -> all.compile().command()),
	RELAY("relay.enabled", (all) -> all.relay().enabled()),
	RELAY_HOLD_LIMIT("relay.hold-limit", (all) -> all.relay().holdLimit(),
			"a duration greater than 0, for example 1m", HupperProperty::isPositive),
	RELAY_MAX_HELD("relay.max-held", (all) -> all.relay().maxHeld(),
			"a number of 1 or more, for example 1000", (value) -> isBetween(1, Integer.MAX_VALUE, value)),
	RELAY_FAILURES("relay.failures-for-all", (all) -> all.relay().failuresForAll()),
	BROWSER_HOSTS("browser-refresh.hosts", (all) -> all.browserRefresh().hosts()),
	STANDBY("standby.enabled", (all) -> all.standby().enabled()),
	STANDBY_WARM_UP("standby.warm-up", (all) -> all.standby().warmUp(),
			"off, classes, rehearsal or compilation", (value) -> true),
	SWAP("swap", HupperProperties::swap, "auto, on or off", (value) -> true),
	SWAP_SETTLE("swap.settle", HupperProperties::swapSettle,
			"a duration of 0 or more, for example 2s", HupperProperty::isNotNegative),
	DEBUG_PORT("debug-port", HupperProperties::debugPort,
			"a port from 1 to 65535, for example 5005", (value) -> isBetween(1, 65535, value)),
	DEBUG_SUSPEND("debug-suspend", HupperProperties::debugSuspend),
	EVENTS_FILE("events-file", HupperProperties::eventsFile,
			"the path of a file, for example target/hupper.events", HupperProperty::isPath),
	KEYS("keys.enabled", HupperProperties::keysEnabled),
	PAUSED("paused", HupperProperties::paused),
	TRIGGER_FILE("trigger-file", HupperProperties::triggerFile,
			"the name or path of a file, for example .reload", HupperProperty::isPath),
	WATCHMAN_SOCKET("watchman.socket-path", (all) -> all.watchman().socketPath()),
	WATCHMAN_BINARY("watchman.binary-path", (all) -> all.watchman().binaryPath()),
	WATCHMAN_TIMEOUT("watchman.timeout", (all) -> all.watchman().timeout(),
			"a duration greater than 0, for example 1s", HupperProperty::isPositive),
	JVM_OPTIONS("worker.jvm-options", (all) -> all.worker().jvmOptions(),
			"JVM options, each beginning with a hyphen, for example -Xmx512m",
			(value) -> ((List<?>) value).stream().allMatch((option) -> option.toString().startsWith("-"))),
	OPTIMIZED_LAUNCH("worker.optimized-launch", (all) -> all.worker().optimizedLaunch()),
	ARCHIVE("archive.enabled", (all) -> all.archive().enabled()),
	ARCHIVE_DIRECTORY("archive.directory", (all) -> all.archive().directory()),
	CONTAINERS("containers.keep", HupperProperties::keepContainers),
	BUILD("build.follow", HupperProperties::followBuild);
	// @formatter:on

	private static final Set<String> FILE_MONITORS = Set.of("watchman", "watchdog", "polling");

	private final String property;

	private final Function<HupperProperties, @Nullable Object> value;

	private final String allowed;

	private final Predicate<Object> rule;

	HupperProperty(String name, Function<HupperProperties, @Nullable Object> value) {
		this(name, value, "", (any) -> true);
	}

	HupperProperty(String name, Function<HupperProperties, @Nullable Object> value, String allowed,
			Predicate<Object> rule) {
		this.property = "hupper." + name;
		this.value = value;
		this.allowed = allowed;
		this.rule = rule;
	}

	/** All values as texts: see {@link HupperProperties#normalised()}. */
	static Map<String, String> normalised(HupperProperties properties) {
		Map<String, String> texts = new TreeMap<>();
		for (HupperProperty property : values()) {
			Object value = property.value.apply(properties);
			texts.put(property.property,
					(value instanceof List<?> lines)
							? lines.stream().map(String::valueOf).collect(Collectors.joining("\n"))
							: Objects.toString(value, ""));
		}
		return texts;
	}

	/**
	 * Check all properties; the environment tells where a wrong value stands.
	 * @throws InvalidHupperPropertyException on the first that is not allowed
	 */
	static void check(HupperProperties properties, ConfigurableEnvironment environment) {
		for (HupperProperty property : values()) {
			Object value = property.value.apply(properties);
			if (value != null && !property.rule.test(value)) {
				throw property.broken(value, environment);
			}
		}
	}

	/** What may be said of a property, by its full name: its allowed values in words. */
	static String allowed(String property, boolean isFlag) {
		return Arrays.stream(values())
			.filter((known) -> known.property.equals(property) && !known.allowed.isEmpty())
			.findFirst()
			.map((known) -> known.allowed)
			.orElse(isFlag ? "true or false" : "a value as the description of the property says");
	}

	private InvalidHupperPropertyException broken(Object bound, ConfigurableEnvironment environment) {
		ConfigurationProperty configured = null;
		var name = ConfigurationPropertyName.of(this.property);
		for (var source : ConfigurationPropertySources.get(environment)) {
			configured = (configured != null) ? configured : source.getConfigurationProperty(name);
		}
		Object value = (configured != null) ? environment.resolvePlaceholders(configured.getValue().toString()) : bound;
		Origin origin = (configured != null) ? configured.getOrigin() : null;
		return new InvalidHupperPropertyException(this.property, value, origin, this.allowed, null);
	}

	private static boolean isPositive(Object duration) {
		return isNotNegative(duration) && !((Duration) duration).isZero();
	}

	private static boolean isNotNegative(Object duration) {
		return !((Duration) duration).isNegative();
	}

	private static boolean isBetween(int least, int most, Object number) {
		return (Integer) number >= least && (Integer) number <= most;
	}

	private static boolean isPath(Object text) {
		try {
			return !Path.of((String) text).toString().isEmpty();
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	private static boolean namesKnownEncoding(List<?> arguments) {
		int name = arguments.indexOf("-encoding") + 1;
		try {
			return name == 0 || name == arguments.size() || Charset.isSupported(arguments.get(name).toString());
		}
		catch (IllegalCharsetNameException ex) {
			return false;
		}
	}

	private static boolean isGlob(Object text) {
		try {
			FileSystems.getDefault().getPathMatcher("glob:" + text);
			return true;
		}
		catch (PatternSyntaxException ex) {
			return false;
		}
	}

	private static boolean isFileMonitor(String name) {
		return FILE_MONITORS.contains(name) || isFactory(name);
	}

	private static boolean isFactory(String className) {
		try {
			Class<?> type = Class.forName(className, false, ClassUtils.getDefaultClassLoader());
			return FileMonitorFactory.class.isAssignableFrom(type) && type.getDeclaredConstructor() != null;
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			return false;
		}
	}

}
