package dev.hupper.spring.boot.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.hupper.worker.WorkerRuntime;

/**
 * Puts the web server of a worker behind the monitor's relay.
 */
@AutoConfiguration
@ConditionalOnClass(AbstractConfigurableWebServerFactory.class)
@Conditional(RelayAutoConfiguration.OnRelayedWorker.class)
class RelayAutoConfiguration {

	@Bean
	static RelayedServer relayedServer(ConfigurableApplicationContext context) {
		return new RelayedServer(WorkerRuntime.current().orElseThrow(), context);
	}

	/** Holds where a monitor listens on the application's port. */
	static final class OnRelayedWorker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return WorkerRuntime.current().map(WorkerRuntime::isRelayed).orElse(false);
		}

	}

}
