package dev.hupper.reloader;

import java.time.Duration;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The worker has been started and is not up yet.
 */
final class Starting extends WithWorker {

	/** Whatever changes later in a start that takes this long was saved by somebody. */
	private static final Duration LIMIT = Duration.ofSeconds(30);

	/** Whoever waits longer wants to know for what. */
	private static final Duration LONG = Duration.ofSeconds(20);

	/** A process that lives so long after its main has failed does not end by itself. */
	private static final Duration END = Duration.ofSeconds(1);

	private final ReloadCause cause;

	private boolean saidToTakeLong;

	/** The application has said something. */
	private boolean heard;

	/** When main has failed, as {@link System#nanoTime()}. */
	private OptionalLong mainFailed = OptionalLong.empty();

	/** Of web servers that listen by now. */
	private final Set<Integer> ports = new HashSet<>();

	/** Other threads keep the process although main has failed. */
	private boolean failed;

	Starting(WorkerLifecycle workers, Worker worker, ReloadCause cause) {
		super(workers, worker);
		this.cause = cause;
	}

	@Override
	boolean isStartingUp() {
		return !this.failed && workers().nanosSinceStart() < LIMIT.toNanos();
	}

	@Override
	public boolean isDown() {
		return this.failed;
	}

	@Override
	public boolean hasFailed() {
		return this.failed;
	}

	@Override
	public State workerSaid(Worker worker, Message.FromWorker message) {
		if (worker == worker()) {
			note(message);
		}
		return super.workerSaid(worker, message);
	}

	private void note(Message.FromWorker message) {
		this.heard = true;
		if (message instanceof Message.Listening listening) {
			this.ports.add(listening.publicPort());
		}
		else if (message instanceof Message.NotListening ended) {
			this.ports.remove(ended.publicPort());
		}
		else if (message instanceof Message.MainFailed) {
			this.mainFailed = OptionalLong.of(workers().now());
		}
	}

	@Override
	public State workerLost(Worker worker) {
		if (worker == worker() && !this.heard) {
			workers().didNotBegin();
		}
		return super.workerLost(worker);
	}

	/** What this start was for has not been reported, and is what the next one is for. */
	@Override
	ReloadCause causeOfNext(ReloadCause cause) {
		return this.cause.text().isEmpty() ? cause : this.cause.and(cause);
	}

	/**
	 * Nobody can tell which of its classes it has loaded already: those are exchanged
	 * when it is up. The others it loads as they are now, so that the next build need not
	 * wait.
	 */
	@Override
	public State bodiesChanged(BodyChange change) {
		boolean goesOn = !this.failed && !isReloadPending();
		return (goesOn && workers().putInPlace()) ? holdOrReload(change) : reloadRequested(change.cause());
	}

	/** A worker that is not up in time will perhaps never be. */
	@Override
	public long nanosToWait(long nowNanos) {
		return Math.min(Math.min(super.nanosToWait(nowNanos), nanosToEnd()), Math.min(nanosToHold(), nanosToSay()));
	}

	@Override
	public State timeReached() {
		if (nanosToEnd() <= 0) {
			return isHolding() ? reloadWithHeld() : awaitChange();
		}
		if (nanosToSay() <= 0) {
			this.saidToTakeLong = true;
			String why = this.cause.text().isEmpty() ? "" : " (" + this.cause.text() + ")";
			workers().logger()
				.info("Still starting" + why + ": jstack " + worker().pid() + " shows what the application waits for");
			return this;
		}
		return (nanosToHold() <= 0) ? reloadWithHeld() : super.timeReached();
	}

	/** The process goes on, without what could not be started. */
	private State awaitChange() {
		this.failed = true;
		this.saidToTakeLong = true;
		String why = "The start has failed, but process " + worker().pid() + " goes on";
		workers().logger()
			.info(why + ", for the threads that jstack " + worker().pid() + " shows: waiting for a change");
		workers().preparations().warmUpCompiler();
		workers().preparations().startStandby();
		workers().admission().startIsOver();
		workers().availability().awaitBeside(why, !this.ports.isEmpty());
		workers().announcements().tell(new ReloadEvent.Failed(why, workers().availability().reported()));
		return this;
	}

	private long nanosToEnd() {
		return (this.failed || this.mainFailed.isEmpty() || isReloadPending()) ? NEVER
				: this.mainFailed.getAsLong() + END.toNanos() - workers().now();
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
