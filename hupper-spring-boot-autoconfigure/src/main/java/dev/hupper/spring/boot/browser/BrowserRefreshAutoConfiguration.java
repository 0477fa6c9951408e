package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.Ordered;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

import dev.hupper.api.LocalNames;
import dev.hupper.worker.WorkerRuntime;

/**
 * Lets pages that are open in a browser load anew when the application has changed, in a
 * worker only.
 */
@AutoConfiguration
@ConditionalOnWebApplication
@ConditionalOnBooleanProperty(name = "hupper.browser-refresh.enabled", matchIfMissing = true)
@Conditional(BrowserRefreshAutoConfiguration.OnWorker.class)
class BrowserRefreshAutoConfiguration {

	@Bean
	BrowserRefresh browserRefresh(Environment environment) {
		WorkerRuntime runtime = WorkerRuntime.current().orElseThrow();
		OpenPages pages = new OpenPages(monitor());
		runtime.onDevEvents(pages);
		List<String> hosts = Binder.get(environment)
			.bind("hupper.browser-refresh.hosts", Bindable.listOf(String.class))
			.orElseGet(List::of);
		boolean forAll = environment.getProperty("hupper.browser-refresh.for-all", Boolean.class, false);
		return new BrowserRefresh(pages, new Navigation(new LocalNames(hosts), forAll));
	}

	/** A word that no other monitor has. */
	private static String monitor() {
		return ProcessHandle.current()
			.parent()
			.map((monitor) -> Long.toString(monitor.pid(), Character.MAX_RADIX)
					+ monitor.info().startInstant().map((start) -> Long.toHexString(start.getEpochSecond())).orElse(""))
			.orElse("none");
	}

	/** Streams have to end before a web server waits for what is under way. */
	@Bean
	ApplicationListener<ContextClosedEvent> openPagesCloser(ApplicationContext context, BrowserRefresh refresh) {
		return (event) -> {
			if (event.getApplicationContext() == context) {
				refresh.pages().close();
			}
		};
	}

	/** Pages of a servlet container. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(Filter.class)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	static class Servlet {

		@Bean
		FilterRegistrationBean<PageFilter> hupperPageFilter(BrowserRefresh refresh) {
			FilterRegistrationBean<PageFilter> registration = new FilterRegistrationBean<>(new PageFilter(refresh));
			registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
			registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
			return registration;
		}

		/**
		 * Tomcat asks filters only for paths of some servlet, which may be none of these.
		 */
		@Bean(autowireCandidate = false)
		ServletContextInitializer hupperRefreshServlet() {
			return (context) -> context.addServlet("hupperRefresh", new NothingThere())
				.addMapping(BrowserRefresh.PATHS);
		}

		/** Is asked where the filter answers nothing. */
		@SuppressWarnings("serial")
		private static final class NothingThere extends HttpServlet {

			@Override
			protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
				response.sendError(HttpServletResponse.SC_NOT_FOUND);
			}

		}

		/** By the names of servlets, since a forward to a servlet by name has no URL. */
		@Bean
		FilterRegistrationBean<Filter> hupperForwardFilter() {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(PageFilter.forwards());
			registration.setServletNames(List.of("*"));
			registration.setDispatcherTypes(DispatcherType.FORWARD);
			return registration;
		}

	}

	/** Pages of WebFlux. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass({ HttpHandler.class, Mono.class })
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	static class Reactive {

		@Bean
		static BeanPostProcessor hupperPageHandlers(ObjectProvider<BrowserRefresh> refresh, Environment environment) {
			return new BeanPostProcessor() {

				@Override
				public Object postProcessAfterInitialization(Object bean, String beanName) {
					return (bean instanceof HttpHandler handler) ? new ReactivePageHandler(handler, refresh.getObject(),
							environment.getProperty("spring.webflux.base-path", "")) : bean;
				}

			};
		}

	}

	/** Holds in a process that a monitor has started. */
	static final class OnWorker implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return WorkerRuntime.current().isPresent();
		}

	}

}
