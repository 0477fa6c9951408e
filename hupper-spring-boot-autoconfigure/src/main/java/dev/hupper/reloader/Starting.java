package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.launch.Worker;

/**
 * The worker has been started and is not up yet.
 */
final class Starting extends WithWorker {

	/** Whatever changes later in a start that takes this long was saved by somebody. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** Whoever waits longer wants to know for what. */
	private static final Duration LONG = Duration.ofSeconds(20);

	private final ReloadCause cause;

	private boolean saidToTakeLong;

	Starting(WorkerLifecycle workers, Worker worker, ReloadCause cause) {
		super(workers, worker);
		this.cause = cause;
	}

	@Override
	boolean isStartingUp() {
		return workers().nanosSinceStart() < LIMIT.toNanos();
	}

	/** What this start was for has not been reported, and is what the next one is for. */
	@Override
	ReloadCause causeOfNext(ReloadCause cause) {
		return this.cause.text().isEmpty() ? cause : this.cause.and(cause);
	}

	/** Nobody can tell which of its classes it has loaded already. */
	@Override
	public State bodiesChanged(BodyChange change) {
		return holdOrReload(change);
	}

	/** A worker that is not up in time will perhaps never be. */
	@Override
	public long nanosToWait(long nowNanos) {
		return Math.min(super.nanosToWait(nowNanos), Math.min(nanosToHold(), nanosToSay()));
	}

	@Override
	public State timeReached() {
		if (nanosToSay() <= 0) {
			this.saidToTakeLong = true;
			String why = this.cause.text().isEmpty() ? "" : " (" + this.cause.text() + ")";
			workers().logger()
				.info("Still starting" + why + ": jstack " + worker().pid() + " shows what the application waits for");
			return this;
		}
		return (nanosToHold() <= 0) ? reloadWithHeld() : super.timeReached();
	}

	private long nanosToSay() {
		return (this.saidToTakeLong || workers().startsSuspended()) ? NEVER
				: LONG.toNanos() - workers().nanosSinceStart();
	}

	private long nanosToHold() {
		return isHolding() ? workers().swaps().patienceNanos() - workers().nanosSinceStart() : NEVER;
	}

	@Override
	State ready(long sinceNanos) {
		workers().reportReady(worker(), this.cause, sinceNanos);
		return handOver(new Running(workers(), worker())).swapHeld(new SwapDebt(workers().now()));
	}

}
