package dev.hupper.spring.boot;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

import org.springframework.core.SpringProperties;

/**
 * The settings that can be known before any configuration file is read, in Spring's order
 * of precedence.
 *
 * @param arguments {@code --name=value}, or {@code --name} for true
 */
record EarlyProperties(List<String> arguments, Map<String, String> systemProperties, Map<String, String> environment) {

	static EarlyProperties ofThisJvm(String[] arguments) {
		// A copy: another thread may remove a property meanwhile.
		Properties copy = (Properties) System.getProperties().clone();
		Map<String, String> properties = new HashMap<>();
		copy.stringPropertyNames().forEach((name) -> properties.put(name, copy.getProperty(name)));
		String exit = SpringProperties.getProperty("spring.context.exit");
		if (exit != null) {
			properties.put("spring.context.exit", exit);
		}
		return new EarlyProperties(List.of(arguments), properties, System.getenv());
	}

	/** The value that counts of a property, named in its canonical form. */
	Optional<String> find(String name) {
		return argument(name).or(() -> Optional.ofNullable(this.systemProperties.get(name)))
			.or(() -> Optional.ofNullable(this.environment.get(variable(name))));
	}

	/**
	 * A boolean property, named in its canonical form, in the words that Spring accepts
	 * for one; empty also if its value is none.
	 */
	Optional<Boolean> findBoolean(String name) {
		return find(name).flatMap(EarlyProperties::toBoolean);
	}

	boolean isTrue(String name) {
		return findBoolean(name).orElse(false);
	}

	boolean isTrueAsArgument(String name) {
		return argument(name).flatMap(EarlyProperties::toBoolean).orElse(false);
	}

	/** Build servers set the variable, and {@code false} is the usual way to unset it. */
	boolean isBuildServer() {
		String value = this.environment.getOrDefault("CI", "");
		return !value.isBlank() && toBoolean(value).orElse(true);
	}

	private static Optional<Boolean> toBoolean(String value) {
		return switch (value.strip().toLowerCase(Locale.ROOT)) {
			case "true", "on", "yes", "1" -> Optional.of(true);
			case "false", "off", "no", "0" -> Optional.of(false);
			default -> Optional.empty();
		};
	}

	private Optional<String> argument(String name) {
		String option = "--" + name;
		return this.arguments.stream()
			.filter((argument) -> argument.equals(option) || argument.startsWith(option + "="))
			.findFirst()
			.map((argument) -> argument.equals(option) ? "true" : argument.substring(option.length() + 1));
	}

	private static String variable(String name) {
		return name.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
	}

}
