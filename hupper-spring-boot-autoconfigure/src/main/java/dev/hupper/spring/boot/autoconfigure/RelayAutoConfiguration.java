package dev.hupper.spring.boot.autoconfigure;

import java.util.EnumSet;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import org.apache.catalina.core.StandardContext;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.http.server.reactive.HttpHandler;

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

	/** Shows a servlet application who asks. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Filter.class)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		@Bean
		FilterRegistrationBean<ClientAddressFilter> hupperClientAddressFilter() {
			var registration = new FilterRegistrationBean<>(new ClientAddressFilter());
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			registration.setDispatcherTypes(EnumSet.allOf(DispatcherType.class));
			return registration;
		}

	}

	/** Lets Tomcat tell the right port, and stop at once. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(ConfigurableTomcatWebServerFactory.class)
	static class Tomcat {

		/**
		 * A context that stops waits two seconds for asynchronous requests, which have
		 * had their time: the relay has ended their connections. What an application
		 * configures itself comes after this.
		 */
		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> hupperTomcatCustomizer(Environment environment) {
			return (factory) -> {
				factory.addEngineValves(new PublicPortValve(environment));
				factory.addContextCustomizers((context) -> {
					if (context instanceof StandardContext standard) {
						standard.setUnloadDelay(0);
					}
				});
			};
		}

	}

	/** Shows a reactive application who asks, and where. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpHandler.class, Mono.class })
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class Reactive {

		@Bean
		static BeanPostProcessor hupperClientAddressHandlers(Environment environment) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof HttpHandler handler)
							? new PublicPortHandler(new ClientAddressHandler(handler), environment) : bean;
				}

			};
		}

	}

	/** Holds where a monitor listens on the application's port. */
	static final class OnRelayedWorker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return WorkerRuntime.current().map(WorkerRuntime::isRelayed).orElse(false);
		}

	}

}
