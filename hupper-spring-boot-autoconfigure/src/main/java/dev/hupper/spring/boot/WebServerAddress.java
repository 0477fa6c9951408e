package dev.hupper.spring.boot;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.api.RelayOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.ReloaderOptionsBuilder;

/**
 * Where the application's web server is configured to listen.
 *
 * @param address an address; empty: all of this computer's
 * @param port a port; 0: there is no web server, or the first worker has to tell;
 * {@link RelayOptions#ANY_PORT}: any
 */
record WebServerAddress(String address, int port) {

	static final WebServerAddress UNKNOWN = new WebServerAddress("", 0);

	private static final int DEFAULT_PORT = 8080;

	/** Look it up before there is a web server; {@link #UNKNOWN} if it cannot be told. */
	static WebServerAddress find(SpringApplication application, ConfigurableEnvironment environment) {
		Binder binder = Binder.get(environment);
		try {
			WebApplicationType type = binder.bind("spring.main.web-application-type", WebApplicationType.class)
				.orElseGet(application::getWebApplicationType);
			int port = binder.bind("server.port", Integer.class).orElseGet(() -> DEFAULT_PORT);
			if (type == WebApplicationType.NONE || port < 0) {
				return UNKNOWN;
			}
			return new WebServerAddress(binder.bind("server.address", String.class).orElseGet(() -> ""),
					(port > 0) ? port : RelayOptions.ANY_PORT);
		}
		catch (BindException ex) {
			// The worker will say what is wrong with it.
			return UNKNOWN;
		}
	}

	ReloaderOptionsBuilder addTo(ReloaderOptions options) {
		return options.toBuilder().relay(options.relay().at(this.address, this.port));
	}

}
