package dev.hupper.spring.boot.properties;

import java.util.Optional;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads {@link HupperProperties} without an application context, and explains a value
 * that cannot work by what is allowed.
 */
final class HupperPropertiesBinder {

	private HupperPropertiesBinder() {
	}

	static HupperProperties bind(ConfigurableEnvironment environment) {
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

	static HupperProperties defaults() {
		return bind(new Binder(new MapConfigurationPropertySource()));
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
