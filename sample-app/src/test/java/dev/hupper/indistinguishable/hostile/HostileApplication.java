package dev.hupper.indistinguishable.hostile;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.security.Provider;
import java.security.Security;
import java.util.TimeZone;

import org.apache.catalina.webresources.TomcatURLStreamHandlerFactory;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Changes whatever a JVM has only once before it runs: a standby that had touched any of
 * it would show.
 */
@SpringBootApplication
public class HostileApplication {

	public static void main(String[] args) {
		TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
		Security.insertProviderAt(new HostileProvider(), 1);
		TomcatURLStreamHandlerFactory.disable();
		URL.setURLStreamHandlerFactory((protocol) -> protocol.equals("hostile") ? new HostileHandler() : null);
		Authenticator.setDefault(new Authenticator() {
		});
		CookieHandler.setDefault(new CookieManager());
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
		}, "hostile-hook"));
		System.setProperty("spring.profiles.active", "hostile");
		System.setProperty("logging.level.org.springframework.web", "error");
		SpringApplication.run(HostileApplication.class, args);
	}

	static final class HostileProvider extends Provider {

		private static final long serialVersionUID = 1L;

		HostileProvider() {
			super("Hostile", "1", "provides nothing");
		}

	}

	private static final class HostileHandler extends URLStreamHandler {

		@Override
		protected URLConnection openConnection(URL url) throws IOException {
			throw new IOException("hostile");
		}

	}

}
