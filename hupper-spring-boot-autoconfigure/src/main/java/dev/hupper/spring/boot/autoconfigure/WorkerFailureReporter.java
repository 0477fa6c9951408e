package dev.hupper.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.util.StringUtils;

import dev.hupper.worker.WorkerRuntime;

/**
 * Tells the monitor what Spring Boot says of an application that did not start.
 */
class WorkerFailureReporter implements FailureAnalysisReporter {

	@Override
	public void report(FailureAnalysis analysis) {
		WorkerRuntime.current().ifPresent((worker) -> worker.start().explained(text(analysis)));
	}

	private static String text(FailureAnalysis analysis) {
		String action = analysis.getAction();
		return analysis.getDescription() + (StringUtils.hasText(action) ? "\n\nAction: " + action : "");
	}

}
