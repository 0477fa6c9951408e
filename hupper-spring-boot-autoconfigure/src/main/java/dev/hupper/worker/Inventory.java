package dev.hupper.worker;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import javax.management.MBeanServerFactory;

/**
 * What a JVM holds that libraries may add to and that any code can see: one line each.
 * What a plain start of the application leaves is no trace of a rehearsal.
 */
public final class Inventory {

	private Inventory() {
	}

	/**
	 * Look at this JVM: lines in no order, of which some may be equal. Starts nothing
	 * that is not there, as an MBean server.
	 */
	public static List<String> ofThisJvm() {
		List<String> lines = new ArrayList<>();
		threads().filter((thread) -> !thread.getName().startsWith("hupper-"))
			.forEach((thread) -> lines.add(of(thread)));
		MBeanServerFactory.findMBeanServer(null)
			.stream()
			.flatMap((server) -> server.queryNames(null, null).stream())
			.forEach((name) -> lines.add("the MBean " + name));
		Provider[] providers = Security.getProviders();
		for (int i = 0; i < providers.length; i++) {
			lines.add("the security provider " + i + " " + providers[i].getName());
		}
		for (Locale.Category category : Locale.Category.values()) {
			lines.add("the default locale " + Locale.getDefault(category));
		}
		Object handler = Thread.getDefaultUncaughtExceptionHandler();
		if (handler != null) {
			lines.add("the handler of uncaught exceptions " + handler.getClass().getName());
		}
		return lines;
	}

	/** How a thread is listed. */
	public static String of(Thread thread) {
		ClassLoader loader = thread.getContextClassLoader();
		return "the thread " + thread.getName() + (thread.isDaemon() ? "" : " that is no daemon")
				+ ((loader == null || loader == ClassLoader.getSystemClassLoader()) ? "" : " with a class loader");
	}

	/**
	 * All live threads, this one among them, without a look at their stacks, which would
	 * stop them.
	 */
	public static Stream<Thread> threads() {
		ThreadGroup root = Thread.currentThread().getThreadGroup();
		while (root.getParent() != null) {
			root = root.getParent();
		}
		Thread[] threads = new Thread[root.activeCount() + 16];
		while (root.enumerate(threads) == threads.length) {
			threads = new Thread[2 * threads.length];
		}
		return Stream.of(threads).filter((thread) -> thread != null);
	}

}
