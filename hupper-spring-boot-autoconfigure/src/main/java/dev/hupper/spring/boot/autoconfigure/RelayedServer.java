package dev.hupper.spring.boot.autoconfigure;

import java.net.InetAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
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
		SmartInitializingSingleton, DisposableBean, Ordered {

	private static final String PORTS = "server.ports";

	private static final String LOCAL_PORT = "local.server.port";

	/** The ports of this process that the monitor has or will have. */
	private static final Set<Integer> TAKEN = ConcurrentHashMap.newKeySet();

	private final WorkerRuntime worker;

	private final ConfigurableApplicationContext context;

	private @Nullable Configured configured;

	RelayedServer(WorkerRuntime worker, ConfigurableApplicationContext context) {
		this.worker = worker;
		this.context = context;
	}

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void customize(AbstractConfigurableWebServerFactory factory) {
		int port = (factory.getPort() != 0) ? factory.getPort() : this.worker.anyPort();
		if (port > 0 && TAKEN.add(port)) {
			this.configured = new Configured(port, text(factory.getAddress()), Ssl.isEnabled(factory.getSsl()));
			factory.setPort(0);
			factory.setAddress(InetAddress.getLoopbackAddress());
		}
	}

	private static String text(@Nullable InetAddress address) {
		return (address == null || address.isAnyLocalAddress()) ? "" : address.getHostAddress();
	}

	/** Only now, so that it is called after the listener that publishes the real port. */
	@Override
	public void afterSingletonsInstantiated() {
		this.context.addApplicationListener(new Announcement());
	}

	/** A context that is made anew in the same process gets the relay back. */
	@Override
	public void destroy() {
		if (this.configured != null) {
			TAKEN.remove(this.configured.port());
			this.worker.tell(new Message.NotListening(this.configured.port()));
		}
	}

	/** Tells the monitor and the application where the server listens. */
	private final class Announcement implements ApplicationListener<WebServerInitializedEvent> {

		@Override
		public void onApplicationEvent(WebServerInitializedEvent event) {
			Configured configured = RelayedServer.this.configured;
			boolean own = event.getApplicationContext() == RelayedServer.this.context
					&& event.getApplicationContext().getServerNamespace() == null;
			if (configured != null && own) {
				publish(event.getApplicationContext(), configured.port());
				RelayedServer.this.worker.tell(new Message.Listening(configured.port(), configured.address(),
						event.getWebServer().getPort(), configured.url(contextPath())));
			}
		}

		private String contextPath() {
			Environment environment = RelayedServer.this.context.getEnvironment();
			return environment.getProperty("server.servlet.context-path",
					environment.getProperty("spring.webflux.base-path", ""));
		}

		private void publish(@Nullable ApplicationContext context, int port) {
			if (context != null && context.getEnvironment() instanceof ConfigurableEnvironment environment
					&& environment.getPropertySources().get(PORTS) instanceof MapPropertySource ports) {
				ports.getSource().put(LOCAL_PORT, port);
				publish(context.getParent(), port);
			}
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
