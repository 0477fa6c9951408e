package dev.hupper.spring.boot.autoconfigure;

import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.hupper.Hupper;
import dev.hupper.worker.WorkerRuntime;

/**
 * Gives the actuator its endpoint, in a worker only.
 */
@AutoConfiguration
@ConditionalOnClass(ConditionalOnAvailableEndpoint.class)
@Conditional(HupperEndpointAutoConfiguration.OnWorker.class)
class HupperEndpointAutoConfiguration {

	@Bean
	@ConditionalOnAvailableEndpoint
	HupperEndpoint hupperEndpoint() {
		return new HupperEndpoint(WorkerRuntime.current().orElseThrow());
	}

	/** In other processes there is nobody to ask. */
	static final class OnWorker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return Hupper.isActive();
		}

	}

}
