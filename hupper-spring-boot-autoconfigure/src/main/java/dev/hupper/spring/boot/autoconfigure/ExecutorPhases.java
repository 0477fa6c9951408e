package dev.hupper.spring.boot.autoconfigure;

import java.time.Duration;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.env.PropertySource;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.TaskScheduler;

/**
 * Leaves the executors and schedulers of a worker more time to end what they work on than
 * the half second that a shutdown phase has there: a task that is interrupted is usually
 * an error in the log, and a plain stop would have waited for it.
 */
final class ExecutorPhases {

	/** What an application needs besides, before its monitor kills it. */
	private static final Duration REST = Duration.ofSeconds(1);

	private ExecutorPhases() {
	}

	/**
	 * Extend their phases in what is about to be closed, unless the application says
	 * itself how long a phase takes.
	 */
	static void extend(ConfigurableApplicationContext context, Duration limit) {
		Duration time = limit.minus(REST);
		if (time.compareTo(WorkerDefaultsEnvironmentPostProcessor.PHASE) > 0 && isDefault(context) && context
			.getBeanFactory()
			.getSingleton(
					AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME) instanceof DefaultLifecycleProcessor processor) {
			context.getBeansOfType(SmartLifecycle.class, false, false)
				.values()
				.stream()
				.filter((bean) -> bean instanceof TaskExecutor || bean instanceof TaskScheduler)
				.mapToInt(SmartLifecycle::getPhase)
				.distinct()
				.forEach((phase) -> processor.setTimeoutForShutdownPhase(phase, time.toMillis()));
		}
	}

	/** Whether the application leaves it to hupper how long a phase takes. */
	static boolean isDefault(ConfigurableApplicationContext context) {
		return context.getEnvironment()
			.getPropertySources()
			.stream()
			.filter((source) -> source.containsProperty(WorkerDefaultsEnvironmentPostProcessor.PHASE_PROPERTY)
					&& !source.getName().equals("configurationProperties"))
			.findFirst()
			.map(PropertySource::getName)
			.filter(WorkerDefaultsEnvironmentPostProcessor.SOURCE::equals)
			.isPresent();
	}

}
