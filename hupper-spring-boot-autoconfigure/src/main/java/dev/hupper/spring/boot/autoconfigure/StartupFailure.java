package dev.hupper.spring.boot.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;
import org.springframework.util.StringUtils;

import dev.hupper.worker.FailureText;

/**
 * Why an application did not start, in the words that Spring Boot would use.
 */
final class StartupFailure {

	private StartupFailure() {
	}

	/**
	 * Describe a failure.
	 * @param failure what was thrown
	 * @param context the context that failed; null if it did not exist yet
	 * @param loader where analyzers are found
	 * @return the first analysis with what to do, else the exception and its causes
	 */
	static String describe(Throwable failure, @Nullable ConfigurableApplicationContext context,
			@Nullable ClassLoader loader) {
		var analyzers = SpringFactoriesLoader.forDefaultResourceLocation(loader)
			.load(FailureAnalyzer.class, arguments(context), FailureHandler.handleMessage((message, ex) -> {
				// Boot itself loads them again and logs those that cannot be.
			}));
		for (FailureAnalyzer analyzer : analyzers) {
			FailureAnalysis analysis = analyze(analyzer, failure);
			if (analysis != null) {
				return text(analysis);
			}
		}
		return FailureText.of(failure);
	}

	private static String text(FailureAnalysis analysis) {
		String action = analysis.getAction();
		return analysis.getDescription() + (StringUtils.hasText(action) ? "\n\nAction: " + action : "");
	}

	private static @Nullable FailureAnalysis analyze(FailureAnalyzer analyzer, Throwable failure) {
		try {
			return analyzer.analyze(failure);
		}
		catch (Exception | LinkageError ex) {
			// An analyzer may need classes that the application does not have.
			return null;
		}
	}

	private static @Nullable ArgumentResolver arguments(@Nullable ConfigurableApplicationContext context) {
		return (context == null) ? null : ArgumentResolver.of(BeanFactory.class, context.getBeanFactory())
			.and(Environment.class, context.getEnvironment());
	}

}
