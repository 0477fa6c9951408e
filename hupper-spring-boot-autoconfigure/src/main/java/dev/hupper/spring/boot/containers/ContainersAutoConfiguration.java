package dev.hupper.spring.boot.containers;

import org.testcontainers.containers.GenericContainer;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.testcontainers.lifecycle.TestcontainersLifecycleApplicationContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.hupper.containers.ContainerRecord;
import dev.hupper.worker.WorkerRuntime;

/**
 * Keeps containers that are beans of a worker, if its monitor is going to remove them.
 */
@AutoConfiguration
@ConditionalOnClass({ GenericContainer.class, TestcontainersLifecycleApplicationContextInitializer.class })
@Conditional(ContainersAutoConfiguration.OnKeepingWorker.class)
class ContainersAutoConfiguration {

	@Bean
	static ContainerKeeping hupperContainerKeeping(ConfigurableListableBeanFactory beanFactory) {
		return new ContainerKeeping(ContainerRecord.find(System.getenv()).orElseThrow(), beanFactory,
				WorkerRuntime.current().orElseThrow());
	}

	/** Holds in a worker whose monitor removes kept containers. */
	static final class OnKeepingWorker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return WorkerRuntime.current().isPresent() && ContainerRecord.find(System.getenv()).isPresent();
		}

	}

}
