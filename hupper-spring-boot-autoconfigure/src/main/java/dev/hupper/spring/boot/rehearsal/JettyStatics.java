package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What Jetty keeps for the life of the JVM, put back as if no server had run. The system
 * property that it sets when it is first used is set again when the application uses it.
 */
public final class JettyStatics implements AutoCloseable {

	private static volatile @Nullable String hash;

	private final Field build;

	private final Field connections;

	private final Field sessions;

	/**
	 * Nothing is put back yet.
	 * @throws ReflectiveOperationException if this Jetty is not known
	 */
	JettyStatics(LibraryView libraries) throws ReflectiveOperationException {
		this.build = Statics.field("org.eclipse.jetty.util.Jetty#GIT_HASH", libraries);
		this.connections = Statics.field("org.eclipse.jetty.server.internal.HttpConnection#__connectionIdGenerator",
				libraries);
		this.sessions = Statics.field("org.eclipse.jetty.session.DefaultSessionIdManager#COUNTER", libraries);
	}

	@Override
	public void close() throws ReflectiveOperationException {
		((AtomicLong) this.connections.get(null)).set(0);
		((AtomicLong) this.sessions.get(null)).set(0);
		hash = (String) this.build.get(null);
	}

	/**
	 * Have the system property of Jetty set when a context makes the first server. Does
	 * nothing in a process that has not rehearsed with Jetty.
	 * @param context not refreshed yet
	 */
	public static void follow(ConfigurableApplicationContext context) {
		if (hash == null) {
			return;
		}
		Statics.beforeInitialization(context, (bean) -> {
			String value = hash;
			if (value != null && JettyDirectory.isJetty(bean)) {
				hash = null;
				System.setProperty("jetty.git.hash", value);
			}
		});
	}

}
