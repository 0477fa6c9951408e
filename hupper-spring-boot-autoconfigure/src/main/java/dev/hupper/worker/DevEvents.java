package dev.hupper.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.hupper.ipc.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the monitor tells of changes that need no new worker, for whoever wants to hear
 * it. Thread-safe.
 */
final class DevEvents {

	private final List<DevEventListener> listeners = new ArrayList<>();

	private String errors = "";

	private int version;

	private final BlockingQueue<String> status = new ArrayBlockingQueue<>(1);

	private @Nullable String reloadCause;

	private Runnable logLevelAction = () -> {
	};

	/** What pages show is of this version at first. */
	DevEvents(int version) {
		this.version = version;
	}

	/**
	 * The version and what the compiler said last are told at once: twice rather than
	 * not.
	 */
	synchronized void addListener(DevEventListener listener) {
		this.listeners.add(listener);
		listener.served(List.of(), this.version);
		listener.compiled(this.errors);
	}

	/**
	 * Ask, and wait for the monitor's answer; null if it does not come in time. One that
	 * came too late says how things were then.
	 */
	@Nullable String awaitStatus(Runnable ask, long seconds) throws InterruptedException {
		this.status.clear();
		ask.run();
		return this.status.poll(seconds, TimeUnit.SECONDS);
	}

	/** Why this worker is stopped, if it is for a reload. */
	synchronized Optional<String> reloadCause() {
		return Optional.ofNullable(this.reloadCause);
	}

	synchronized void setLogLevelAction(Runnable action) {
		this.logLevelAction = action;
	}

	/** Pass a message on; false if it is no news. */
	synchronized boolean onMessage(Message.FromMonitor message) {
		if (message instanceof Message.Compiled compiled) {
			this.errors = compiled.errors();
			this.listeners.forEach((listener) -> listener.compiled(compiled.errors()));
			return true;
		}
		if (message instanceof Message.Served served) {
			this.version = served.version();
			this.listeners.forEach((listener) -> listener.served(served.paths(), this.version));
			return true;
		}
		if (message instanceof Message.Status status) {
			this.status.poll();
			this.status.add(status.json());
			return true;
		}
		if (message instanceof Message.Reloading reloading) {
			this.reloadCause = reloading.cause();
			return true;
		}
		if (message instanceof Message.NextLogLevel) {
			nextLogLevel();
			return true;
		}
		return false;
	}

	/** Not every logging system can. */
	private void nextLogLevel() {
		try {
			this.logLevelAction.run();
		}
		catch (RuntimeException ex) {
			System.err.println("[hupper] The application logs as before: " + ex);
		}
	}

}
