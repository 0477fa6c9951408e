package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionEvaluationReport.ConditionAndOutcomes;

/**
 * The condition evaluation report of an application as lines that can be compared.
 */
final class ConditionLines {

	private static final int MAX_LENGTH = 300;

	/** All of them have room in one message. */
	private static final int MAX_LINES = 3000;

	private ConditionLines() {
	}

	/**
	 * Read the report.
	 * @param beans what was filled by the auto-configuration
	 * @return one line for each class and method with conditions, and for each excluded
	 * class
	 */
	static List<String> of(ConfigurableListableBeanFactory beans) {
		ConditionEvaluationReport report = ConditionEvaluationReport.get(beans);
		List<String> lines = new ArrayList<>();
		report.getConditionAndOutcomesBySource().forEach((source, outcomes) -> lines.add(line(source, outcomes)));
		report.getExclusions().forEach((name) -> lines.add(name + " is excluded"));
		return lines.stream()
			.map((line) -> line.strip().replaceAll("\\s+", " "))
			.map((line) -> (line.length() > MAX_LENGTH) ? line.substring(0, MAX_LENGTH) + "…" : line)
			.distinct()
			.sorted()
			.limit(MAX_LINES)
			.toList();
	}

	private static String line(String source, ConditionAndOutcomes outcomes) {
		return source + (outcomes.isFullMatch() ? " matched"
				: " did not match: " + StreamSupport.stream(outcomes.spliterator(), false)
					.map(ConditionAndOutcome::getOutcome)
					.filter((outcome) -> !outcome.isMatch())
					.findFirst()
					.map((outcome) -> outcome.getMessage())
					.orElse("a class around it did not"));
	}

}
