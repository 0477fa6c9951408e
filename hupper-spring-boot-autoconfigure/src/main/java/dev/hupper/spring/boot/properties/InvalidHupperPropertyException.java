package dev.hupper.spring.boot.properties;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.origin.Origin;

/**
 * A {@code hupper.*} property has a value that cannot work.
 */
public class InvalidHupperPropertyException extends RuntimeException {

	private final String property;

	private final @Nullable Object value;

	private final transient @Nullable Origin origin;

	private final String allowed;

	InvalidHupperPropertyException(String property, @Nullable Object value, @Nullable Origin origin, String allowed,
			@Nullable Throwable cause) {
		super("The property " + property + " is '" + value + "', but must be " + allowed, cause);
		this.property = property;
		this.value = value;
		this.origin = origin;
		this.allowed = allowed;
	}

	String property() {
		return this.property;
	}

	@Nullable Object value() {
		return this.value;
	}

	@Nullable Origin origin() {
		return this.origin;
	}

	String allowed() {
		return this.allowed;
	}

}
