package dev.hupper.spring.boot.properties;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;

/**
 * Tells of an {@link InvalidHupperPropertyException} which property it is, what its value
 * is, where that stands and what is allowed. Comes before Spring Boot's own analysis of
 * the binding failure below it.
 */
class InvalidHupperPropertyFailureAnalyzer extends AbstractFailureAnalyzer<InvalidHupperPropertyException>
		implements Ordered {

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	protected FailureAnalysis analyze(Throwable rootFailure, InvalidHupperPropertyException cause) {
		StringBuilder description = new StringBuilder(
				"A property of hupper has a value that cannot work:%n%n".formatted())
			.append("    Property: %s%n".formatted(cause.property()))
			.append("    Value: \"%s\"%n".formatted(cause.value()));
		if (cause.origin() != null) {
			description.append("    Origin: %s%n".formatted(cause.origin()));
		}
		description.append("    Allowed: %s".formatted(cause.allowed()));
		return new FailureAnalysis(description.toString(), "Set %s to %s.".formatted(cause.property(), cause.allowed()),
				cause);
	}

}
