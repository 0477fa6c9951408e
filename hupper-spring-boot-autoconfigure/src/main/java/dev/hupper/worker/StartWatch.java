package dev.hupper.worker;

import java.util.Arrays;
import java.util.function.LongConsumer;

import dev.hupper.platform.Threads;

/**
 * Finds out when the application is up, and says so once: everything that {@code main}
 * has begun to start serves, and {@code main} has returned or waits. One of Spring's may
 * well wait before it begins to start anything. Thread-safe.
 */
final class StartWatch {

	/** Long enough between the starts of two contexts in one {@code main}. */
	static final long MOMENT_NANOS = 250_000_000;

	/** A {@code main} that works for ever is no reason to wait for ever. */
	static final long LIMIT_NANOS = 10_000_000_000L;

	/** Before its first context {@code main} may start a database, or wait for one. */
	private static final long LIMIT_BEFORE_CONTEXTS_NANOS = 120_000_000_000L;

	private static final long LOOK_MILLIS = 25;

	/** A main that is seen to wait twice may have worked for so long in between. */
	private static final long GAP_NANOS = 100_000_000;

	private final Thread main;

	private final LongConsumer up;

	private boolean begun;

	private int starting;

	private boolean served;

	private boolean returned;

	private boolean told;

	/** Since when nothing is being started. */
	private long servesSince = System.nanoTime();

	/** Since when, besides, main waits. */
	private long restsSince = this.servesSince;

	private long lookedAt = this.servesSince;

	private StackTraceElement[] stack = {};

	/** Main waits where it did when it was looked at before, however long ago. */
	private boolean stays;

	/**
	 * Watch nothing yet.
	 * @param main the thread of {@code main}
	 * @param contexts whether it is to start a context
	 * @param up is told how many nanoseconds ago the application came up
	 */
	StartWatch(Thread main, boolean contexts, LongConsumer up) {
		this.main = main;
		this.begun = !contexts;
		this.up = up;
	}

	/** Look now and then, until the application is up. */
	void start() {
		Threads.start("hupper-start", this::run);
	}

	/** The start of a context begins. */
	synchronized void begins() {
		this.begun = true;
		this.starting++;
	}

	/** A context serves, or could not be started. */
	synchronized void ends(boolean serves) {
		this.starting--;
		this.served |= serves;
		this.servesSince = System.nanoTime();
	}

	/** What is not up now will never be. */
	synchronized void mainFails() {
		this.told = true;
	}

	synchronized void mainReturns() {
		this.returned = true;
		if (this.served && this.starting == 0) {
			tell(0);
		}
		notifyAll();
	}

	private synchronized void run() {
		try {
			while (!look(System.nanoTime(), this.starting == 0 && isMainWaiting())) {
				wait(LOOK_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			// Nobody but the application's own code interrupts it: then nothing is told.
		}
	}

	/**
	 * Look at what has come of the start: whether the application is up, so that there is
	 * nothing more to look for.
	 */
	synchronized boolean look(long now, boolean mainWaits) {
		boolean serves = this.starting == 0;
		boolean waitsSince = mainWaits && (this.stays || now - this.lookedAt <= GAP_NANOS);
		this.lookedAt = now;
		if (!serves) {
			this.servesSince = now;
		}
		if (!this.begun || !serves || !(waitsSince || this.returned)) {
			this.restsSince = now;
		}
		if (now - this.restsSince >= MOMENT_NANOS) {
			tell(now - this.restsSince);
		}
		else if (now - this.servesSince >= (this.begun ? LIMIT_NANOS : LIMIT_BEFORE_CONTEXTS_NANOS)) {
			tell(now - this.servesSince);
		}
		return this.told;
	}

	private void tell(long nanosAgo) {
		if (!this.told) {
			this.told = true;
			this.up.accept(nanosAgo);
		}
	}

	private boolean isMainWaiting() {
		return waits(this.main.getState(), this.main.getStackTrace());
	}

	/**
	 * A thread that reads from a file or socket, too, is runnable for the JVM. One that
	 * loads classes is in native methods as well, each time in another place.
	 */
	boolean waits(Thread.State state, StackTraceElement[] stack) {
		boolean moved = !Arrays.equals(stack, this.stack);
		this.stack = stack;
		this.stays = !moved && (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING);
		return state != Thread.State.RUNNABLE || (!moved && stack.length > 0 && stack[0].isNativeMethod());
	}

}
