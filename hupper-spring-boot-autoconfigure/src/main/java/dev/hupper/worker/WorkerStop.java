package dev.hupper.worker;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.ipc.Connection;
import dev.hupper.platform.Exit;

/**
 * Ends this process, once, in order. As long as the monitor lives, it kills a worker that
 * takes too long; without it the worker halts itself.
 */
final class WorkerStop {

	/** So that no process is left two seconds after the monitor. */
	private static final long MAX_ORPHAN_MILLIS = 1500;

	private static final long LOOK_NANOS = 100_000_000;

	private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

	private final Connection connection;

	private final long orphanMillis;

	private final OrphanCleanup cleanup;

	/** Found before the jar that has it can be replaced by a build. */
	private final IntConsumer halt = Exit::now;

	private volatile GracefulStop action = () -> 0;

	private volatile boolean exiting;

	WorkerStop(Connection connection, long graceMillis, OrphanCleanup cleanup) {
		this.connection = connection;
		this.orphanMillis = Math.min(graceMillis, MAX_ORPHAN_MILLIS);
		this.cleanup = cleanup;
	}

	void setAction(GracefulStop action) {
		this.action = action;
	}

	/**
	 * Begin the stop, on a thread of its own, unless it has begun. The thread is no
	 * daemon: the JVM must not end with another exit code when the application's last
	 * thread ends.
	 */
	Thread begin() {
		Thread candidate = new Thread(this::stop, "hupper-stop");
		candidate.setDaemon(false);
		Thread begun = this.thread.compareAndExchange(null, candidate);
		if (begun != null) {
			return begun;
		}
		candidate.start();
		return candidate;
	}

	/**
	 * The monitor says nothing more. Stop if it is gone, and be gone soon, whatever
	 * fails. Does not return.
	 */
	void onDisconnect() {
		try {
			while (this.exiting && this.cleanup.isMonitorAlive()) {
				LockSupport.parkNanos(LOOK_NANOS);
			}
			this.connection.close();
			this.cleanup.run();
			if (this.orphanMillis > 0) {
				try {
					begin().join(this.orphanMillis);
				}
				catch (InterruptedException ex) {
					// Nobody waits longer for an application that interrupts this thread.
				}
			}
		}
		finally {
			this.halt.accept(1);
		}
	}

	private void stop() {
		int code = 1;
		try {
			code = this.action.stop();
		}
		catch (RuntimeException | Error ex) {
			System.err.println("[hupper] The application could not be closed in order:");
			ex.printStackTrace();
		}
		// HotSpot waits 300 ms at its end for threads in native code, as one is that
		// reads
		// from a socket (VM_Exit::wait_for_threads_in_native_to_block).
		this.exiting = true;
		this.connection.endReceiving();
		throw Exit.with(code);
	}

}
