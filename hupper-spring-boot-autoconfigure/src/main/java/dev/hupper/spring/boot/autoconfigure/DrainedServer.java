package dev.hupper.spring.boot.autoconfigure;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * A web server whose requests have had their time before a reload. What the relay has cut
 * then, an event stream for example, the server takes for a request that is still under
 * way, and would wait for.
 */
final class DrainedServer {

	/** As Spring Boot's own contexts register it. */
	private static final String GRACEFUL_SHUTDOWN = "webServerGracefulShutdown";

	private DrainedServer() {
	}

	/**
	 * Let it wait for nothing, unless the application says itself how it is to stop.
	 * @param context what is about to be closed
	 */
	static void stopAtOnce(ConfigurableApplicationContext context) {
		if (isPossible(context) && isRelayed(context)
				&& context.getBeanFactory() instanceof DefaultListableBeanFactory beans
				&& beans.getSingleton(GRACEFUL_SHUTDOWN) instanceof WebServerGracefulShutdownLifecycle) {
			beans.destroySingleton(GRACEFUL_SHUTDOWN);
		}
	}

	/** Whether contexts with a web server are there at all. */
	static boolean isPossible(ConfigurableApplicationContext context) {
		return ClassUtils.isPresent("org.springframework.boot.web.server.context.WebServerApplicationContext",
				context.getClassLoader());
	}

	/** That of a management port of its own is not. */
	private static boolean isRelayed(ConfigurableApplicationContext context) {
		return context instanceof WebServerApplicationContext server && server.getServerNamespace() == null
				&& ExecutorPhases.isDefault(context) && !context.getEnvironment().containsProperty("server.shutdown");
	}

}
