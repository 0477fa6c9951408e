package dev.hupper.spring.boot.properties;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.ConfigurationPropertyState;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.SwapOptions;
import dev.hupper.spring.boot.properties.HupperProperties.Archive;
import dev.hupper.spring.boot.properties.HupperProperties.BrowserRefresh;
import dev.hupper.spring.boot.properties.HupperProperties.Compile;
import dev.hupper.spring.boot.properties.HupperProperties.PropertyDefaults;
import dev.hupper.spring.boot.properties.HupperProperties.Relay;
import dev.hupper.spring.boot.properties.HupperProperties.Standby;
import dev.hupper.spring.boot.properties.HupperProperties.Watchman;
import dev.hupper.spring.boot.properties.HupperProperties.Worker;

/**
 * Reads {@link HupperProperties} without an application context, and explains a value
 * that cannot work by what is allowed.
 */
final class HupperPropertiesBinder {

	private static final ConfigurationPropertyName PREFIX = ConfigurationPropertyName.of("hupper");

	/**
	 * What is bound where nothing is set: each start of a monitor or a worker that has
	 * rehearsed nothing waits for the binder, which has a constructor to find out about.
	 */
	static final HupperProperties DEFAULTS = new HupperProperties(null, Duration.ofSeconds(1), Duration.ofSeconds(4),
			Duration.ofMillis(25), 1, null, List.of(), List.of(),
			new Compile(true, List.of(), List.of(), List.of(), List.of(), CompileOptions.DEFAULT_SERVED,
					Duration.ofMinutes(1), null),
			new Relay(true, Duration.ofMinutes(1), 1000, false), new BrowserRefresh(true, List.of(), false),
			new Standby(true, StandbyOptions.WarmUp.COMPILATION), SwapOptions.Mode.AUTO, Duration.ofSeconds(2), null,
			false, null, true, false, null, new Watchman(null, "watchman", Duration.ofSeconds(1)),
			new Worker(List.of(), true), new Archive(true, null), new PropertyDefaults(true), true, false, true);

	private HupperPropertiesBinder() {
	}

	static HupperProperties bind(ConfigurableEnvironment environment) {
		if (!isAnySet(environment)) {
			return DEFAULTS;
		}
		try {
			HupperProperties properties = bind(Binder.get(environment));
			HupperProperty.check(properties, environment);
			return properties;
		}
		catch (BindException ex) {
			throw invalid(ex);
		}
	}

	static Optional<Boolean> bindEnabled(ConfigurableEnvironment environment) {
		try {
			return Optional.ofNullable(Binder.get(environment).bind("hupper.enabled", Boolean.class).orElse(null));
		}
		catch (BindException ex) {
			throw invalid(ex);
		}
	}

	/** A source that cannot be asked for its names may have any. */
	private static boolean isAnySet(ConfigurableEnvironment environment) {
		for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
			if (source.containsDescendantOf(PREFIX) != ConfigurationPropertyState.ABSENT) {
				return true;
			}
		}
		return false;
	}

	private static HupperProperties bind(Binder binder) {
		return binder.bindOrCreate("hupper", Bindable.of(HupperProperties.class));
	}

	private static InvalidHupperPropertyException invalid(BindException ex) {
		String name = ex.getName().toString();
		ConfigurationProperty property = ex.getProperty();
		Class<?> type = ex.getTarget().getType().resolve(Object.class);
		boolean isFlag = type == Boolean.class || type == boolean.class;
		return new InvalidHupperPropertyException(name, (property != null) ? property.getValue() : null,
				(property != null) ? property.getOrigin() : null, HupperProperty.allowed(name, isFlag), ex);
	}

}
