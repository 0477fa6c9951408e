package dev.hupper.reloader;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The life of workers, one after the other: starting, stopping and what follows an end
 * are each written here once, and shared by all states.
 */
final class WorkerLifecycle {

	private final Collaborators collaborators;

	private final Settings settings;

	private final Events events;

	private final boolean once;

	private final Keys keys;

	private final Availability availability;

	private final SourceBuilds builds;

	private final ChangeAdmission admission;

	private final Swaps swaps;

	private final Preparations preparations;

	private int started;

	private long lastStart;

	private int lastExitCode;

	/** From when on what changes is noticed after the worker was up. */
	private long settledAt;

	private final Announcements announcements;

	WorkerLifecycle(Collaborators collaborators, Settings settings, SourceBuilds builds, Events events, Keys keys,
			boolean once) {
		this.collaborators = collaborators;
		this.settings = settings;
		this.builds = builds;
		this.admission = new ChangeAdmission(collaborators, events);
		this.availability = new Availability(collaborators.port(), collaborators.logger());
		this.swaps = new Swaps(settings, collaborators.logger());
		this.preparations = new Preparations(collaborators, builds, this.swaps, once);
		this.events = events;
		this.once = once;
		this.keys = keys;
		this.announcements = new Announcements(collaborators.observer());
	}

	State start(ReloadCause cause) {
		this.builds.putInPlace();
		this.collaborators.terminal().save();
		this.keys.workerStarts();
		int version = this.availability.workerStarts(cause);
		this.admission.workerStarts();
		this.lastStart = now();
		if (this.started > 0) {
			this.announcements.reloading(cause);
		}
		this.announcements.starts();
		long grace = this.settings.shutdownInterval().map(Duration::toMillis).orElse(0L);
		String why = (this.started > 0) ? cause.text() : "";
		try {
			Worker worker = this.collaborators.launcher()
				.launch(new Message.Run(this.started, why, grace, port().isRelayed(), this.keys.areWanted(),
						port().anyPort(), this.settings.haveProperties(), version), this.events);
			logger().debug("Worker " + worker.pid() + " started" + (why.isEmpty() ? "" : ": " + why));
			this.started++;
			return new Starting(this, worker, cause);
		}
		catch (IOException ex) {
			logger().error("No worker could be started: " + ex.getMessage());
			return this.once ? new Terminated(1) : waitForChange("No worker runs", true);
		}
	}

	/**
	 * The worker that was started last has not run the application: it does not count.
	 */
	void didNotBegin() {
		this.started--;
	}

	State stop(Worker worker, NextStep nextStep) {
		if (!(nextStep instanceof NextStep.Reload reload) || !port().isRelayed()) {
			return stopNow(worker, nextStep);
		}
		this.announcements.reloading(reload.cause());
		port().drain().thenRun(() -> this.events.post(new Event.Drained(worker)));
		return new Draining(this, worker, reload);
	}

	State stopNow(Worker worker, NextStep nextStep) {
		logger().debug("Stopping worker " + worker.pid() + ": " + nextStep.reason());
		if (nextStep instanceof NextStep.Reload reload) {
			this.announcements.reloading(reload.cause());
			worker.tell(new Message.Reloading(nextStep.reason()));
		}
		State stopping = Stopping.of(this, worker, nextStep, nextStep.limit(this.settings.shutdownInterval()));
		if (nextStep instanceof NextStep.Reload) {
			// Only now: the old worker still loaded classes until it was asked.
			this.builds.putInPlace();
		}
		return stopping;
	}

	State ended(int exitCode, NextStep nextStep) {
		this.collaborators.terminal().restore();
		this.lastExitCode = exitCode;
		this.availability.workerGone();
		return this.once ? new Terminated(exitCode) : nextStep.next(this, exitCode);
	}

	State startWhenDue(ReloadCause cause) {
		return isDue() ? start(cause) : new Throttled(this, cause);
	}

	State waitForChange(String why, boolean failed) {
		this.keys.awaitEnter(now());
		logger().info(why + ": waiting for a change" + otherWayOn());
		this.preparations.warmUpCompiler();
		this.availability.await(why);
		this.announcements.tell(new ReloadEvent.Failed(why, this.availability.reported()));
		this.preparations.startStandby();
		if (!failed) {
			// It has done all that it does, and one that ends is never up for long.
			this.preparations.makeArchive();
		}
		this.admission.startIsOver();
		return new Waiting(this, failed);
	}

	/** Who is not at a terminal may want no reloads at all. */
	private String otherWayOn() {
		if (this.collaborators.terminal().isInteractive()) {
			return " or for ENTER";
		}
		return this.settings.haveProperties() ? " (hupper.enabled=false lets the application end)" : "";
	}

	State exitWithoutWorker(ExitReason exitReason) {
		return new Terminated((this.started == 0) ? Reloader.INTERRUPTED_BEFORE_FIRST_WORKER
				: exitReason.exitCode(this.lastExitCode));
	}

	/** Whether nothing was reloaded yet, and a change of bodies is to be swapped. */
	boolean swapsFirstChange() {
		return this.started == 1 && this.swaps.areWanted();
	}

	/** What makes the next reload fast. */
	Preparations preparations() {
		return this.preparations;
	}

	/** Tells which changes count. */
	ChangeAdmission admission() {
		return this.admission;
	}

	void reportReady(Worker worker, ReloadCause cause, long upSince) {
		this.admission.startIsOver();
		this.settledAt = now() + interval().toNanos();
		long nanos = upSince - cause.sinceNanos();
		this.announcements.served(worker, this.started - 1, cause, nanos);
		if (this.started <= 1) {
			if (!startsSuspended()) {
				this.swaps.firstStartedIn(upSince - this.lastStart);
			}
			return;
		}
		this.swaps.reloadedIn(nanos);
		double seconds = (double) nanos / TimeUnit.SECONDS.toNanos(1);
		if (cause.followsSwap()) {
			String used = worker.wasStandby() ? " (standby)" : "";
			logger().info(String.format(Locale.ROOT, "Fresh after the swap, in %.2f s%s", seconds, used));
		}
		else {
			String used = worker.wasStandby() ? "standby, " : "";
			logger().info(String.format(Locale.ROOT, "Reloaded in %.2f s (%s%s)", seconds, used, cause.text()));
		}
	}

	/** Whether a start takes as long as somebody likes. */
	boolean startsSuspended() {
		return this.settings.startsSuspended();
	}

	/** Whether and when changes are swapped into the worker. */
	Swaps swaps() {
		return this.swaps;
	}

	/** Whether the worker of now was up before what was noticed then changed. */
	boolean isUpSince(long noticedNanos) {
		return noticedNanos >= this.settledAt;
	}

	/** Find out whether a worker is debugged, which the state is told. */
	void askIfDebugged(Worker worker) {
		worker.isDebugged().thenAccept((answer) -> this.events.post(new Event.Debugged(worker, answer)));
	}

	/**
	 * Ask a worker to exchange bodies, once they are in place: a worker that ends in
	 * between leaves what was saved. False if they could not be put in place.
	 */
	boolean swap(Worker worker, BodyChange change) {
		if (!putInPlace()) {
			return false;
		}
		worker.swap(new Message.Swap(this.swaps.swapping(change.cause().sinceNanos()), change.swap().classes()));
		return true;
	}

	/** Have what was built in place while a worker runs; false if that failed. */
	boolean putInPlace() {
		return this.builds.putInPlace();
	}

	long nanosSinceStart() {
		return now() - this.lastStart;
	}

	boolean isDue() {
		return nanosToStart() <= 0;
	}

	/** How long the reload interval still forbids a start; zero or less: it does not. */
	long nanosToStart() {
		return (this.started > 0) ? this.lastStart + interval().toNanos() - now() : 0;
	}

	/** Those who observe. */
	Announcements announcements() {
		return this.announcements;
	}

	/** What clients and open pages are told of the application. */
	Availability availability() {
		return this.availability;
	}

	PublicPort port() {
		return this.collaborators.port();
	}

	Duration interval() {
		return this.settings.reloadInterval();
	}

	HupperLogger logger() {
		return this.collaborators.logger();
	}

	long now() {
		return this.collaborators.nanoTime().getAsLong();
	}

}
