package dev.hupper.spring.boot.rehearsal;

import java.security.Provider;
import java.security.Security;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import javax.management.MBeanServerFactory;
import javax.management.ObjectName;

import org.jspecify.annotations.Nullable;

/**
 * What a rehearsal leaves in the process: put back where it can be, checked where not.
 */
final class Traces implements AutoCloseable {

	private static final long THREADS_END_NANOS = TimeUnit.SECONDS.toNanos(5);

	private final Properties properties = (Properties) System.getProperties().clone();

	private final Set<Thread> threads = Thread.getAllStackTraces().keySet();

	private final Set<ObjectName> beans = beans();

	private final List<Provider> providers = List.of(Security.getProviders());

	private final Locale locale = Locale.getDefault();

	private final Thread.@Nullable UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();

	private Traces() {
	}

	static Traces record() {
		return new Traces();
	}

	@Override
	public void close() {
		System.setProperties((Properties) this.properties.clone());
		TimeZone.setDefault(null);
		check();
	}

	private void check() {
		awaitThreads();
		expect("MBeans", this.beans, beans());
		expect("security providers", this.providers, List.of(Security.getProviders()));
		expect("locale", this.locale, Locale.getDefault());
		expect("handler of uncaught exceptions", String.valueOf(this.handler),
				String.valueOf(Thread.getDefaultUncaughtExceptionHandler()));
	}

	private void awaitThreads() {
		long deadline = System.nanoTime() + THREADS_END_NANOS;
		for (Thread thread : newThreads()) {
			try {
				TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
			}
			catch (InterruptedException ex) {
				throw new AssertionError("Nobody interrupts this thread", ex);
			}
		}
		expect("threads", Set.of(), newThreads());
	}

	private Set<Thread> newThreads() {
		Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
		threads.removeAll(this.threads);
		return threads;
	}

	/** Without making a server where there is none. */
	private static Set<ObjectName> beans() {
		return MBeanServerFactory.findMBeanServer(null)
			.stream()
			.flatMap((server) -> server.queryNames(null, null).stream())
			.collect(Collectors.toSet());
	}

	private static void expect(String what, Object before, Object after) {
		if (!before.equals(after)) {
			throw new IllegalStateException("The rehearsal changed " + what + " from " + before + " to " + after);
		}
	}

}
