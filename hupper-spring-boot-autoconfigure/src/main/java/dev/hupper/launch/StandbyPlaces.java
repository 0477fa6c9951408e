package dev.hupper.launch;

import java.io.IOException;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * The process that stands by and, once that is ready, perhaps another that is to take its
 * place as soon as it is ready, too. Not thread-safe: its launcher guards it.
 */
final class StandbyPlaces {

	private final Standby.Starter starter;

	private final HupperLogger logger;

	private @Nullable StandbyWorker present;

	private boolean complete;

	private @Nullable StandbyWorker successor;

	/** Both are empty. */
	StandbyPlaces(Standby.Starter starter, HupperLogger logger) {
		this.starter = starter;
		this.logger = logger;
	}

	/** The one that stands by. */
	@Nullable StandbyWorker present() {
		return this.present;
	}

	/** Whether one stands by that has done what it does before it waits. */
	boolean isReady() {
		return this.present != null && this.complete;
	}

	/** Whether that is the one that was started last. */
	boolean isReadyAndLast() {
		return isReady() && this.successor == null;
	}

	/** Whether one has either place. */
	boolean hold(StandbyWorker standby) {
		return this.present == standby || this.successor == standby;
	}

	/** Start one for the first place, which is empty. */
	void start() {
		this.complete = false;
		try {
			this.present = this.starter.start();
		}
		catch (IOException ex) {
			this.logger.debug("No standby could be started: " + ex.getMessage());
		}
	}

	/** Start another that takes the place of the one that is ready. */
	void startSuccessor() {
		if (isReadyAndLast()) {
			try {
				this.successor = this.starter.start();
			}
			catch (IOException ex) {
				this.logger.debug("No better standby could be started: " + ex.getMessage());
			}
		}
	}

	/** One of them has done what it does before it waits. */
	void ready(StandbyWorker standby) {
		if (this.present != null && this.successor == standby) {
			this.present.kill();
			this.present = standby;
			this.successor = null;
		}
		this.complete = true;
		this.logger.debug("Standby " + standby.pid() + " is ready");
	}

	/** One of them has ended by itself. */
	void ended(StandbyWorker standby) {
		if (this.present == standby) {
			this.present = this.successor;
			this.complete = false;
		}
		this.successor = null;
	}

	/** The one that stands by is none any more: it runs the application. */
	void empty() {
		this.present = null;
		// A reload has the machine for itself.
		discardSuccessor();
	}

	/** Kill both. */
	void discard() {
		if (this.present != null) {
			this.present.kill();
			this.present = null;
		}
		discardSuccessor();
	}

	/** Kill one if it is the successor; false if it is not. */
	boolean discardSuccessor(StandbyWorker standby) {
		if (this.successor != standby) {
			return false;
		}
		discardSuccessor();
		return true;
	}

	private void discardSuccessor() {
		if (this.successor != null) {
			this.successor.kill();
			this.successor = null;
		}
	}

	/** In a word. */
	String state() {
		return (this.present == null) ? "none" : this.complete ? "ready" : "preparing";
	}

}
