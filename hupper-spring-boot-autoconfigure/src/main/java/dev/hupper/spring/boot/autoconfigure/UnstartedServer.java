package dev.hupper.spring.boot.autoconfigure;

import java.util.stream.Stream;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The web server of a context whose refresh ends before that listens.
 */
final class UnstartedServer {

	private UnstartedServer() {
	}

	/**
	 * Whether it is being made, with beans that it asks for: what it has begun, such as
	 * temporary directories, nobody else can end then.
	 */
	static boolean isBeingMade(ConfigurableApplicationContext context) {
		return isPossible(context) && Servers.isBeingMade(context);
	}

	/** End it as Spring Boot's own contexts do where a refresh fails. */
	static void destroy(ConfigurableApplicationContext context) {
		if (isPossible(context)) {
			Servers.destroy(context);
		}
	}

	private static boolean isPossible(ConfigurableApplicationContext context) {
		return ClassUtils.isPresent("org.springframework.boot.web.server.context.WebServerApplicationContext",
				context.getClassLoader());
	}

	/** Not loaded where there is no web server. */
	private static final class Servers {

		static boolean isBeingMade(ConfigurableApplicationContext context) {
			ConfigurableListableBeanFactory beans = context.getBeanFactory();
			return context instanceof WebServerApplicationContext web && web.getWebServer() == null
					&& Stream.of(beans.getBeanNamesForType(WebServerFactory.class, true, false))
						.anyMatch(beans::containsSingleton);
		}

		static void destroy(ConfigurableApplicationContext context) {
			WebServer server = (context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
			if (server != null) {
				server.stop();
				server.destroy();
			}
		}

	}

}
