package dev.hupper.spring.boot.autoconfigure;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import org.springframework.core.env.Environment;

/**
 * Tells an application on Tomcat the port at which it is reached where a request names no
 * host, as HTTP/1.0 allows: that is not the one at which the server listens behind the
 * relay, and redirects lead to it.
 */
final class PublicPortValve extends ValveBase {

	private final Environment environment;

	PublicPortValve(Environment environment) {
		super(true);
		this.environment = environment;
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		int port = request.getServerPort();
		if (port == request.getLocalPort()) {
			request.setServerPort(this.environment.getProperty("local.server.port", Integer.class, port));
		}
		getNext().invoke(request, response);
	}

}
