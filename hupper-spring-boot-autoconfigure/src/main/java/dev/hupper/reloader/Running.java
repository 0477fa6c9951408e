package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.launch.Worker;

/**
 * The worker is up: the application serves. What the monitor does for itself it does now,
 * one thing after the other.
 */
final class Running extends Live {

	/** By then all watched files have been read, and the compiler has been warmed up. */
	private static final Duration CALM = Duration.ofSeconds(10);

	/** By then the application has loaded what a first request needs. */
	private static final Duration LOADED = Duration.ofSeconds(4);

	private final long startedUpAt;

	private Chore next = Chore.STANDBY;

	Running(Workers workers, Worker worker) {
		super(workers, worker);
		this.startedUpAt = workers.now() + workers.interval().toNanos();
	}

	/** What runs right after the start still belongs to it. */
	@Override
	boolean isStartingUp() {
		return workers().now() < this.startedUpAt;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return Math.min(super.nanosToWait(nowNanos), nanosToChore(nowNanos));
	}

	private long nanosToChore(long nowNanos) {
		return switch (this.next) {
			case STANDBY, PREPARE -> this.startedUpAt - nowNanos;
			case ARCHIVE -> this.startedUpAt + LOADED.toNanos() - nowNanos;
			case REST -> this.startedUpAt + CALM.toNanos() - nowNanos;
			case NONE -> NEVER;
		};
	}

	@Override
	public State timeReached() {
		if (nanosToChore(workers().now()) > 0) {
			return super.timeReached();
		}
		this.next = switch (this.next) {
			case STANDBY -> {
				workers().prepareNext();
				yield Chore.PREPARE;
			}
			case PREPARE -> {
				workers().prepareBuilds();
				yield Chore.ARCHIVE;
			}
			case ARCHIVE -> {
				workers().prepareStarts();
				yield Chore.REST;
			}
			case REST -> {
				workers().rest();
				yield Chore.NONE;
			}
			case NONE -> Chore.NONE;
		};
		return this;
	}

	@Override
	State ready(long sinceNanos) {
		return this;
	}

	private enum Chore {

		STANDBY, PREPARE, ARCHIVE, REST, NONE

	}

}
