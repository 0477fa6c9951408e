package dev.hupper.spring.boot.properties;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.origin.Origin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.util.ClassUtils;

import dev.hupper.api.FileMonitorFactory;

/**
 * What a property of hupper may be, checked and in words.
 */
enum PropertyRule {

	ENABLED("hupper.enabled", "true or false", HupperProperties::enabled, (value) -> true),

	RELOAD_INTERVAL("hupper.reload-interval",
			"a duration greater than 0, for example 1s: without a pause between reloads "
					+ "a failing worker would be restarted in a spin",
			HupperProperties::reloadInterval, PropertyRule::isPositive),

	SHUTDOWN_INTERVAL("hupper.shutdown-interval", "a duration such as 4s, or 0 to kill workers at once",
			HupperProperties::shutdownInterval, (value) -> !((Duration) value).isNegative()),

	QUIET_PERIOD("hupper.quiet-period", "a duration of 0 or more, for example 25ms", HupperProperties::quietPeriod,
			(value) -> !((Duration) value).isNegative()),

	VERBOSE("hupper.verbose", "0 (nothing), 1 (one line for each reload) or 2 (everything)", HupperProperties::verbose,
			(value) -> (Integer) value >= 0 && (Integer) value <= 2),

	MONITOR("hupper.monitor",
			"watchman, watchdog, polling, or the name of a class on the class path that implements "
					+ FileMonitorFactory.class.getName() + " and has a constructor without parameters",
			HupperProperties::monitor, (value) -> isFileMonitor((String) value)),

	COMPILE_TIMEOUT("hupper.compile.timeout", "a duration greater than 0, for example 1m",
			(properties) -> properties.compile().timeout(), PropertyRule::isPositive),

	RELAY_HOLD_LIMIT("hupper.relay.hold-limit", "a duration greater than 0, for example 1m",
			(properties) -> properties.relay().holdLimit(), PropertyRule::isPositive),

	RELAY_MAX_HELD("hupper.relay.max-held", "a number of 1 or more, for example 1000",
			(properties) -> properties.relay().maxHeld(), (value) -> (Integer) value >= 1),

	BROWSER_REFRESH("hupper.browser-refresh.enabled", "true or false",
			(properties) -> properties.browserRefresh().enabled(), (value) -> true),

	BROWSER_REFRESH_FOR_ALL("hupper.browser-refresh.for-all", "true or false",
			(properties) -> properties.browserRefresh().forAll(), (value) -> true),

	STANDBY_WARM_UP("hupper.standby.warm-up", "off, classes or rehearsal",
			(properties) -> properties.standby().warmUp(), (value) -> true),

	SWAP("hupper.swap", "auto, on or off", HupperProperties::swap, (value) -> true),

	SWAP_SETTLE("hupper.swap.settle", "a duration of 0 or more, for example 2s", HupperProperties::swapSettle,
			(value) -> !((Duration) value).isNegative()),

	DEBUG_PORT("hupper.debug-port", "a port from 1 to 65535, for example 5005", HupperProperties::debugPort,
			(value) -> (Integer) value >= 1 && (Integer) value <= 65535),
	DEBUG_SUSPEND("hupper.debug-suspend", "true or false", HupperProperties::debugSuspend, (value) -> true),
	EVENTS_FILE("hupper.events-file", "the path of a file, for example target/hupper.events",
			HupperProperties::eventsFile, (value) -> isPath((String) value)),
	KEYS("hupper.keys.enabled", "true or false", HupperProperties::keysEnabled, (value) -> true),
	PAUSED("hupper.paused", "true or false", HupperProperties::paused, (value) -> true),
	TRIGGER_FILE("hupper.trigger-file", "the name or path of a file, for example .reload",
			HupperProperties::triggerFile, (value) -> isPath((String) value)),
	WATCHMAN_TIMEOUT("hupper.watchman.timeout", "a duration greater than 0, for example 1s",
			(properties) -> properties.watchman().timeout(), PropertyRule::isPositive),

	JVM_OPTIONS("hupper.worker.jvm-options", "JVM options, each beginning with a hyphen, for example -Xmx512m",
			(properties) -> properties.worker().jvmOptions(),
			(value) -> ((List<?>) value).stream().allMatch((option) -> option.toString().startsWith("-"))),

	PROPERTY_DEFAULTS("hupper.property-defaults.enabled", "true or false",
			(properties) -> properties.propertyDefaults().enabled(), (value) -> true),

	CONDITIONS("hupper.conditions.difference", "true or false", HupperProperties::conditionsDifference,
			(value) -> true),
	CONTAINERS("hupper.containers.keep", "true or false", HupperProperties::keepContainers, (value) -> true);

	private static final Set<String> FILE_MONITORS = Set.of("watchman", "watchdog", "polling");

	private final String property;

	private final String allowed;

	private final Function<HupperProperties, @Nullable Object> value;

	private final Predicate<Object> rule;

	PropertyRule(String property, String allowed, Function<HupperProperties, @Nullable Object> value,
			Predicate<Object> rule) {
		this.property = property;
		this.allowed = allowed;
		this.value = value;
		this.rule = rule;
	}

	/**
	 * Check all properties.
	 * @param properties what was bound
	 * @param environment where it was read, to tell where a wrong value stands
	 * @throws InvalidHupperPropertyException on the first that is not allowed
	 */
	static void check(HupperProperties properties, ConfigurableEnvironment environment) {
		for (PropertyRule rule : values()) {
			Object value = rule.value.apply(properties);
			if (value != null && !rule.rule.test(value)) {
				throw rule.broken(value, environment);
			}
		}
	}

	/**
	 * What may be said of a property.
	 * @param property its name
	 * @return its allowed values in words
	 */
	static String allowed(String property) {
		return Arrays.stream(values())
			.filter((rule) -> rule.property.equals(property))
			.findFirst()
			.map((rule) -> rule.allowed)
			.orElse("a value as the description of the property says");
	}

	private InvalidHupperPropertyException broken(Object bound, ConfigurableEnvironment environment) {
		ConfigurationProperty property = null;
		var name = ConfigurationPropertyName.of(this.property);
		for (var source : ConfigurationPropertySources.get(environment)) {
			property = (property != null) ? property : source.getConfigurationProperty(name);
		}
		Object value = (property != null) ? environment.resolvePlaceholders(property.getValue().toString()) : bound;
		Origin origin = (property != null) ? property.getOrigin() : null;
		return new InvalidHupperPropertyException(this.property, value, origin, this.allowed, null);
	}

	private static boolean isPositive(Object duration) {
		return !((Duration) duration).isNegative() && !((Duration) duration).isZero();
	}

	private static boolean isPath(String text) {
		try {
			return !Path.of(text).toString().isEmpty();
		}
		catch (InvalidPathException ex) {
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
