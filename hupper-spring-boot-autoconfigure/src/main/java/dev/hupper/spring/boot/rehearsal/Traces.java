package dev.hupper.spring.boot.rehearsal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.hupper.worker.Inventory;

/**
 * What a rehearsal leaves in the process: put back where it can be, checked where not.
 * What the application leaves as well, once it runs, may stay.
 */
final class Traces {

	private static final long THREADS_END_NANOS = TimeUnit.SECONDS.toNanos(5);

	/** The JVM's own: they come when any code wants them, and go by themselves. */
	private static final Pattern COMMON_POOL = Pattern.compile("the thread ForkJoinPool\\.commonPool-worker-\\d+");

	private final Set<Thread> threads = Inventory.threads().collect(Collectors.toSet());

	private final List<String> before = Inventory.ofThisJvm();

	private final List<String> cold;

	private final ClassLoader libraries;

	/**
	 * Look at the process before, and at what a cold one holds once the application runs.
	 */
	Traces(List<String> cold, ClassLoader libraries) {
		this.cold = cold;
		this.libraries = libraries;
	}

	/** What static fields of the JDK hold. */
	void putBack() {
		TimeZone.setDefault(null);
	}

	/**
	 * Wait for threads that are to end.
	 * @throws IllegalStateException if an application could tell
	 */
	void check() {
		for (Thread thread : newThreads()) {
			if (thread.getContextClassLoader() == this.libraries) {
				thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
			}
		}
		long deadline = System.nanoTime() + THREADS_END_NANOS;
		for (Thread thread : newThreads()) {
			if (!mayStay(Inventory.of(thread))) {
				awaitEnd(thread, deadline);
			}
		}
		List<String> after = Inventory.ofThisJvm();
		for (String left : difference(after, this.before)) {
			if (!mayStay(left)) {
				throw new IllegalStateException("it leaves " + left);
			}
		}
		for (String gone : difference(this.before, after)) {
			if (!gone.startsWith("the thread ") && (this.cold.isEmpty() || this.cold.contains(gone))) {
				throw new IllegalStateException("it takes away " + gone);
			}
		}
	}

	/**
	 * A thread with a number may be one of several: the application's would be the next.
	 */
	private boolean mayStay(String line) {
		if (COMMON_POOL.matcher(line).matches()) {
			return this.cold.stream().anyMatch(COMMON_POOL.asMatchPredicate());
		}
		return this.cold.contains(line) && !line.matches("the thread .*\\d.*");
	}

	private Set<Thread> newThreads() {
		Set<Thread> threads = Inventory.threads().collect(Collectors.toCollection(HashSet::new));
		threads.removeAll(this.threads);
		return threads;
	}

	private static void awaitEnd(Thread thread, long deadline) {
		try {
			TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(1, deadline - System.nanoTime()));
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	private static List<String> difference(List<String> lines, List<String> others) {
		List<String> difference = new ArrayList<>(lines);
		others.forEach(difference::remove);
		return difference;
	}

}
