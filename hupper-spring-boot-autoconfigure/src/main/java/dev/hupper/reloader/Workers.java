package dev.hupper.reloader;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * The life of workers, one after the other: starting, stopping and what follows an end
 * are each written here once, and shared by all states.
 */
final class Workers {

	private final Surroundings surroundings;

	private final Settings settings;

	private final Events events;

	private final boolean once;

	private final Reception reception;

	private final SourceBuilds builds;

	private final StartUpWrites startUpWrites;

	private int started;

	private long lastStart;

	private int lastExitCode;

	Workers(Surroundings surroundings, Settings settings, SourceBuilds builds, Events events, boolean once) {
		this.surroundings = surroundings;
		this.settings = settings;
		this.builds = builds;
		this.startUpWrites = new StartUpWrites(surroundings.files()::hasSource);
		this.reception = new Reception(surroundings.port(), surroundings.logger());
		this.events = events;
		this.once = once;
	}

	State start(Cause cause) {
		this.builds.putInPlace();
		this.surroundings.terminal().save();
		this.reception.workerStarts();
		this.startUpWrites.workerStarts();
		this.lastStart = now();
		long grace = this.settings.shutdownInterval().map(Duration::toMillis).orElse(0L);
		String why = (this.started > 0) ? cause.text() : "";
		try {
			Worker worker = this.surroundings.launcher()
				.launch(new Message.Run(this.started, why, grace, this.reception.isRelayed()),
						new EventPoster(this.events));
			logger().debug("Worker " + worker.pid() + " started" + (why.isEmpty() ? "" : ": " + why));
			this.started++;
			return new Starting(this, worker, cause);
		}
		catch (IOException ex) {
			logger().error("No worker could be started: " + ex.getMessage());
			return this.once ? new Ended(1) : await("No worker runs");
		}
	}

	State stop(Worker worker, Outcome outcome) {
		if (!(outcome instanceof Outcome.Reload reload) || !this.reception.isRelayed()) {
			return stopNow(worker, outcome);
		}
		this.reception.quiesce().thenRun(() -> this.events.post(new Event.PortQuiet(worker)));
		return new Quieting(this, worker, reload);
	}

	State stopNow(Worker worker, Outcome outcome) {
		logger().debug("Stopping worker " + worker.pid() + ": " + outcome.reason());
		State stopping = Stopping.of(this, worker, outcome, outcome.limit(this.settings.shutdownInterval()));
		if (outcome instanceof Outcome.Reload) {
			// Only now: the old worker still loaded classes until it was asked.
			this.builds.putInPlace();
		}
		return stopping;
	}

	State ended(int exitCode, Outcome outcome) {
		this.surroundings.terminal().restore();
		this.lastExitCode = exitCode;
		this.reception.workerGone();
		return this.once ? new Ended(exitCode) : outcome.next(this, exitCode);
	}

	State startWhenDue(Cause cause) {
		return isDue() ? start(cause) : new Throttled(this, cause);
	}

	State await(String why) {
		this.surroundings.terminal().awaitLine();
		logger().info(why + ": waiting for a change" + otherWayOn());
		this.reception.await(why);
		prepareNext();
		return new Waiting(this);
	}

	/** Who is not at a terminal may want no reloads at all. */
	private String otherWayOn() {
		if (this.surroundings.terminal().isInteractive()) {
			return " or for ENTER";
		}
		return this.settings.haveProperties() ? " (hupper.enabled=false lets the application end)" : "";
	}

	State endWithoutWorker(Ending ending) {
		boolean ranNone = this.started == 0;
		return new Ended(ranNone ? Reloader.INTERRUPTED_BEFORE_FIRST_WORKER : ending.exitCode(this.lastExitCode));
	}

	/** Get ready for the first build of changed sources, unless that was done. */
	void prepareBuilds() {
		this.builds.prepare();
	}

	/** Make later starts faster, in the background, now that the start is long over. */
	void prepareStarts() {
		this.reception.upForLong();
		this.surroundings.launcher().makeArchive();
	}

	/** Start the JVM of the next worker, unless this run has only one. */
	void prepareNext() {
		if (!this.once) {
			this.surroundings.launcher().startStandby();
		}
	}

	/**
	 * Give back the memory that a start and its preparations took: a monitor waits most
	 * of its life, with a heap that was sized for an application.
	 */
	void rest() {
		this.surroundings.rest().run();
	}

	/** Files have changed, sources among them. */
	void noticed(Changes changes) {
		this.startUpWrites.notice(changes.paths());
	}

	/**
	 * Tell which changes count.
	 * @param changes what changed
	 * @param startingUp whether the application may have changed it in its start
	 * @return empty if it is only what the application writes at each of its starts
	 */
	Optional<Cause> admit(Changes changes, boolean startingUp) {
		SortedSet<Path> admitted = this.startUpWrites.admit(changes.paths(), startingUp);
		SortedSet<Path> news = new TreeSet<>(changes.paths());
		news.removeAll(admitted);
		this.surroundings.files().doubt(news);
		news.removeIf((path) -> !this.startUpWrites.isNews(path));
		for (Path path : news) {
			logger().info(path + " has changed in three starts in a row and reloads in no further one: name it in"
					+ " hupper.ignore-files if the application writes it; if you did, save it once more");
		}
		return admitted.isEmpty() ? Optional.empty() : Optional.of(Cause.ofChanges(admitted, changes.noticedNanos()));
	}

	void reportReady(Worker worker, Cause cause, long upSince) {
		if (this.started > 1) {
			double seconds = (double) (upSince - cause.sinceNanos()) / TimeUnit.SECONDS.toNanos(1);
			String used = worker.wasStandby() ? "standby, " : "";
			logger().info(String.format(Locale.ROOT, "Reloaded in %.2f s (%s%s)", seconds, used, cause.text()));
		}
	}

	Optional<Cause> takeEnter() {
		return this.surroundings.terminal().takeLine() ? Optional.of(Cause.ofRequest("ENTER was pressed", now()))
				: Optional.empty();
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

	/** Those who ask the application. */
	Reception reception() {
		return this.reception;
	}

	boolean hasTerminal() {
		return this.surroundings.terminal().isInput();
	}

	Duration interval() {
		return this.settings.reloadInterval();
	}

	HupperLogger logger() {
		return this.surroundings.logger();
	}

	long now() {
		return this.surroundings.nanoTime().getAsLong();
	}

}
