package dev.hupper.reloader;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The worker has been asked to exchange bodies and has not answered yet. Whatever else is
 * to be done meanwhile is done with a fresh worker, but for one more exchange, which
 * waits.
 */
final class Swapping extends WithWorker {

	/** A worker that takes longer is replaced instead. */
	private static final Duration ANSWER = Duration.ofSeconds(2);

	private final BodyChange asked;

	private final SwapDebt debt;

	private final int number;

	private final long deadline;

	Swapping(WorkerLifecycle workers, Worker worker, BodyChange asked, SwapDebt debt) {
		super(workers, worker);
		this.asked = asked;
		this.debt = debt;
		this.number = workers.swaps().count();
		this.deadline = workers.now() + ANSWER.toNanos();
	}

	@Override
	public long nanosToWait(long nowNanos) {
		return isReloadPending() ? super.nanosToWait(nowNanos) : this.deadline - nowNanos;
	}

	@Override
	public State timeReached() {
		if (isReloadPending() || workers().now() < this.deadline) {
			return super.timeReached();
		}
		return refused("the application did not answer for " + ANSWER.toSeconds() + " s");
	}

	@Override
	public State bodiesChanged(BodyChange change) {
		return holdOrReload(change);
	}

	/** What has been asked for may not have come about. */
	@Override
	ReloadCause causeOfNext(ReloadCause cause) {
		return this.asked.cause().and(cause);
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		if (worker != worker() || !(message instanceof Message.Swapped swapped) || swapped.number() != this.number) {
			return super.workerSaid(worker, message);
		}
		if (swapped.impossible()) {
			workers().swaps().makeImpossible(swapped.refusal());
			return reloadRequested(this.asked.cause());
		}
		return swapped.refusal().isEmpty() ? swapped() : refused(swapped.refusal());
	}

	private State swapped() {
		long nanos = workers().now() - this.asked.cause().sinceNanos();
		double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
		workers().logger()
			.info(String.format(Locale.ROOT, "Swapped in %.2f s (%s); a fresh JVM follows", seconds,
					String.join("; ", this.asked.swap().methods())));
		workers().announcements()
			.tell(new ReloadEvent.Swapped(this.asked.swap().methods(), TimeUnit.NANOSECONDS.toMillis(nanos)));
		workers().preparations().startStandby();
		workers().availability().served(this.asked.files());
		return handOver(new Bridging(workers(), worker(), this.debt)).swapHeld(this.debt);
	}

	private State refused(String reason) {
		workers().logger().info("Not swapped, reloading instead: " + reason.lines().findFirst().orElse(""));
		return reloadRequested(this.asked.cause());
	}

	/** A worker that dies of a swap is not one that ended by itself. */
	@Override
	public State workerExited(Worker worker, int exitCode) {
		return (worker == worker()) ? endedInChange(exitCode, this.asked.cause()) : this;
	}

}
