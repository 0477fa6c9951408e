package dev.hupper.spring.boot.autoconfigure;

import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The web server of a context whose refresh ends before that listens.
 */
final class UnstartedServer {

	private UnstartedServer() {
	}

	/** End it as Spring Boot's own contexts do where a refresh fails. */
	static void destroy(ConfigurableApplicationContext context) {
		if (DrainedServer.isPossible(context)) {
			destroyServer(context);
		}
	}

	private static void destroyServer(ConfigurableApplicationContext context) {
		WebServer server = (context instanceof WebServerApplicationContext web) ? web.getWebServer() : null;
		if (server != null) {
			server.stop();
			server.destroy();
		}
	}

}
