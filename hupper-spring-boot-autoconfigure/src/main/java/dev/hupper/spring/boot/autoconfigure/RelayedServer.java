package dev.hupper.spring.boot.autoconfigure;

import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;

import dev.hupper.ipc.Message;
import dev.hupper.worker.WorkerRuntime;

/**
 * Lets the web server of a worker listen where only the monitor's relay looks for it, and
 * everybody believe that it listens where it is configured to. Comes after all other
 * customizers, whose choice is what the world sees.
 */
final class RelayedServer implements WebServerFactoryCustomizer<AbstractConfigurableWebServerFactory>,
		ApplicationListener<WebServerInitializedEvent>, DisposableBean, Ordered {

	private static final String PORTS = "server.ports";

	private static final String LOCAL_PORT = "local.server.port";

	/** One relay has one port: further web servers of this process keep theirs. */
	private static final AtomicBoolean TAKEN = new AtomicBoolean();

	private final WorkerRuntime worker;

	private final Environment environment;

	private @Nullable Configured configured;

	RelayedServer(WorkerRuntime worker, Environment environment) {
		this.worker = worker;
		this.environment = environment;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(AbstractConfigurableWebServerFactory factory) {
		if (factory.getPort() > 0 && TAKEN.compareAndSet(false, true)) {
			this.configured = new Configured(factory.getPort(), text(factory.getAddress()),
					Ssl.isEnabled(factory.getSsl()));
			factory.setPort(0);
			factory.setAddress(InetAddress.getLoopbackAddress());
		}
	}

	private static String text(@Nullable InetAddress address) {
		return (address == null || address.isAnyLocalAddress()) ? "" : address.getHostAddress();
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		Configured configured = this.configured;
		if (configured == null || event.getApplicationContext().getServerNamespace() != null) {
			return;
		}
		publish(event.getApplicationContext(), configured.port());
		this.worker.listening(new Message.Listening(configured.port(), configured.address(),
				event.getWebServer().getPort(), configured.url(contextPath())));
	}

	/** A context that is made anew in the same process gets the relay back. */
	@Override
	public void destroy() {
		if (this.configured != null) {
			TAKEN.set(false);
		}
	}

	private String contextPath() {
		return this.environment.getProperty("server.servlet.context-path",
				this.environment.getProperty("spring.webflux.base-path", ""));
	}

	private static void publish(@Nullable ApplicationContext context, int port) {
		if (context != null && context.getEnvironment() instanceof ConfigurableEnvironment environment
				&& environment.getPropertySources().get(PORTS) instanceof MapPropertySource ports) {
			ports.getSource().put(LOCAL_PORT, port);
			publish(context.getParent(), port);
		}
	}

	/**
	 * Where the server would listen without hupper.
	 *
	 * @param port more than 0
	 * @param address empty: all
	 * @param secure whether it speaks TLS
	 */
	private record Configured(int port, String address, boolean secure) {

		String url(String contextPath) {
			String host = (this.address.isEmpty() || this.address.startsWith("127.")) ? "localhost" : this.address;
			String literal = (host.indexOf(':') >= 0) ? "[" + host + "]" : host;
			return (this.secure ? "https" : "http") + "://" + literal + ":" + this.port + contextPath;
		}

	}

}
