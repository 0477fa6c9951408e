package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import org.jspecify.annotations.Nullable;

/**
 * Changed bodies have been swapped into the worker, or are being so. A fresh worker
 * follows: a while after the last swap, at once with any other change.
 */
final class Bridging extends WithWorker {

	/** A worker that takes longer is replaced instead. */
	private static final Duration ANSWER = Duration.ofSeconds(2);

	/** However often somebody saves. */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	private final long since;

	private long latest;

	private @Nullable Swap asked;

	Bridging(WorkerLifecycle workers, Worker worker, Swap asked) {
		super(workers, worker);
		this.since = workers.now();
		this.latest = this.since;
		this.asked = asked;
	}

	@Override
	boolean isStartingUp() {
		return false;
	}

	@Override
	public long nanosToWait(long nowNanos) {
		if (isReloadPending()) {
			return super.nanosToWait(nowNanos);
		}
		long limit = (this.asked != null) ? this.latest + ANSWER.toNanos()
				: Math.min(this.latest + workers().swaps().settleNanos(), this.since + LIMIT.toNanos());
		return limit - nowNanos;
	}

	@Override
	public State timeReached() {
		if (isReloadPending()) {
			return super.timeReached();
		}
		if (nanosToWait(workers().now()) > 0) {
			return this;
		}
		return (this.asked != null) ? refused("the application did not answer for " + ANSWER.toSeconds() + " s")
				: super.reloadRequested(ReloadCause.ofRequest(ReloadCause.FRESH, workers().now()));
	}

	@Override
	public State built(ReloadCause cause, BuildResult.Built built) {
		Swap next = (this.asked == null && !isReloadPending()) ? workers().swap(worker(), cause, built) : null;
		if (next == null) {
			return reloadRequested(cause);
		}
		this.asked = next;
		this.latest = workers().now();
		return this;
	}

	/** What has been asked for may not have come about. */
	@Override
	public State reloadRequested(ReloadCause cause) {
		Swap open = this.asked;
		this.asked = null;
		return super.reloadRequested((open != null) ? open.cause().and(cause) : cause);
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		if (worker != worker() || !(message instanceof Message.Swapped swapped) || this.asked == null) {
			return super.workerSaid(worker, message);
		}
		if (swapped.impossible()) {
			workers().swaps().makeImpossible(swapped.refusal());
			return reloadRequested(this.asked.cause());
		}
		if (!swapped.refusal().isEmpty()) {
			return refused(swapped.refusal());
		}
		this.latest = workers().now();
		double seconds = (double) (this.latest - this.asked.cause().sinceNanos()) / TimeUnit.SECONDS.toNanos(1);
		workers().logger()
			.info(String.format(Locale.ROOT, "Swapped in %.2f s (%s); a fresh JVM follows", seconds,
					String.join("; ", this.asked.methods())));
		workers().availability().served(this.asked.files());
		this.asked = null;
		return this;
	}

	private State refused(String reason) {
		workers().logger().info("Not swapped, reloading instead: " + reason.lines().findFirst().orElse(""));
		Swap open = this.asked;
		this.asked = null;
		return (open != null) ? super.reloadRequested(open.cause()) : this;
	}

	/** A worker that dies of a swap is not one that ended by itself. */
	@Override
	public State workerExited(Worker worker, int exitCode) {
		if (worker == worker() && this.asked != null) {
			return workers().ended(exitCode, new NextStep.Reload(this.asked.cause()));
		}
		return super.workerExited(worker, exitCode);
	}

	@Override
	State ready(long sinceNanos) {
		return this;
	}

	/**
	 * What a worker was asked to swap.
	 *
	 * @param cause what changed
	 * @param methods which methods
	 * @param files the class files
	 */
	record Swap(ReloadCause cause, List<String> methods, Set<Path> files) {
	}

}
