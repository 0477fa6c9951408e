package dev.hupper.indistinguishable;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.Charset;
import java.security.Provider;
import java.security.Security;
import java.sql.DriverManager;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.stream.Stream;

import javax.management.MBeanServerFactory;

/**
 * What any code can observe of the JVM that it runs in. Some of it is private to the JDK,
 * which the JVM has to be asked to open.
 */
final class JvmState {

	/** The options without which a report cannot be made. */
	static final List<String> OPTIONS = List.of("--add-opens=java.base/java.lang=ALL-UNNAMED",
			"--add-opens=java.base/java.net=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED");

	private JvmState() {
	}

	static void describe(List<String> lines) throws ReflectiveOperationException {
		System.getProperties()
			.stringPropertyNames()
			.forEach((name) -> add(lines, "system property",
					name + "=" + System.getProperty(name).replace("\n", "\\n").replace("\r", "\\r")));
		add(lines, "system properties", System.getProperties().getClass());
		System.getenv().forEach((name, value) -> add(lines, "environment", name + "=" + value));
		defaults(lines);
		Thread.getAllStackTraces().keySet().forEach((thread) -> add(lines, "thread", describe(thread)));
		hooks(lines);
		Provider[] providers = Security.getProviders();
		for (int i = 0; i < providers.length; i++) {
			add(lines, "security provider " + i, providers[i] + " " + providers[i].getClass().getName());
		}
		DriverManager.drivers().forEach((driver) -> add(lines, "jdbc driver", driver.getClass().getName()));
		ManagementFactory.getPlatformMBeanServer().queryNames(null, null).forEach((name) -> add(lines, "mbean", name));
		add(lines, "mbean servers", MBeanServerFactory.findMBeanServer(null).size());
		javaLogging(lines);
	}

	private static void defaults(List<String> lines) throws ReflectiveOperationException {
		add(lines, "default", "time zone " + TimeZone.getDefault().getID());
		add(lines, "default", "locale " + Locale.getDefault());
		for (Locale.Category category : Locale.Category.values()) {
			add(lines, "default", "locale " + category + " " + Locale.getDefault(category));
		}
		add(lines, "default", "charset " + Charset.defaultCharset());
		add(lines, "default", "uncaught exceptions " + type(Thread.getDefaultUncaughtExceptionHandler()));
		add(lines, "default", "streams " + type(System.in) + " " + type(System.out) + " " + type(System.err));
		add(lines, "default", "cookies " + type(CookieHandler.getDefault()));
		add(lines, "default", "authenticator " + type(Authenticator.getDefault()));
		add(lines, "default", "proxies " + type(ProxySelector.getDefault()));
		add(lines, "default", "responses " + type(ResponseCache.getDefault()));
		add(lines, "default", "use of caches " + URLConnection.getDefaultUseCaches("jar")
				+ URLConnection.getDefaultUseCaches("http"));
		add(lines, "default", "url handlers " + type(field(URL.class, "factory")));
		add(lines, "default", "content handlers " + type(field(URLConnection.class, "factory")));
	}

	private static void hooks(List<String> lines) throws ReflectiveOperationException {
		Map<?, ?> hooks = (Map<?, ?>) field(Class.forName("java.lang.ApplicationShutdownHooks"), "hooks");
		for (Object hook : hooks.keySet()) {
			add(lines, "shutdown hook", type(hook) + " " + ((Thread) hook).getName());
		}
		Object[] slots = (Object[]) field(Class.forName("java.lang.Shutdown"), "hooks");
		Stream.of(slots).forEach((slot) -> add(lines, "shutdown slot", type(slot)));
		Collection<?> files = (Collection<?>) field(Class.forName("java.io.DeleteOnExitHook"), "files");
		if (files != null) {
			files.forEach((file) -> add(lines, "deleted on exit", file));
		}
	}

	private static void javaLogging(List<String> lines) {
		Logger root = Logger.getLogger("");
		add(lines, "java logging", type(LogManager.getLogManager()) + " " + root.getLevel());
		for (Handler handler : root.getHandlers()) {
			add(lines, "java logging", type(handler) + " " + handler.getLevel());
		}
	}

	private static String describe(Thread thread) {
		ThreadGroup group = thread.getThreadGroup();
		return thread.getName() + " daemon=" + thread.isDaemon() + " priority=" + thread.getPriority() + " group="
				+ ((group != null) ? group.getName() : "none") + " loader=" + type(thread.getContextClassLoader())
				+ " uncaught=" + type(thread.getUncaughtExceptionHandler());
	}

	private static Object field(Class<?> type, String name) throws ReflectiveOperationException {
		Field field = type.getDeclaredField(name);
		field.setAccessible(true);
		return field.get(null);
	}

	private static String type(Object object) {
		return (object != null) ? object.getClass().getName() : "none";
	}

	private static void add(List<String> lines, String section, Object what) {
		lines.add(section + ": " + what);
	}

}
