package dev.hupper.reloader;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that decides: takes events from the queue, one at a time, and lets the
 * current state answer with the next.
 */
final class ReloadLoop {

	private static final long PAUSE_AFTER_FAILURE = 100_000_000;

	private final Events events;

	private final Collaborators collaborators;

	private final Settings settings;

	private final SourceBuilds builds;

	private final WorkerLifecycle workers;

	private String lastFailure = "";

	ReloadLoop(Events events, Collaborators collaborators, Settings settings, boolean once) {
		this.events = events;
		this.collaborators = collaborators;
		this.settings = settings;
		this.builds = new SourceBuilds(collaborators, events, this::served);
		this.workers = new WorkerLifecycle(collaborators, settings, this.builds, events, once);
	}

	/**
	 * Start the first worker and decide until the end.
	 * @return the exit code
	 * @throws InterruptedException if this thread is interrupted
	 */
	int run() throws InterruptedException {
		State state = begin();
		while (!(state instanceof Terminated)) {
			state = step(state, this.events.await(nanosToWait(state)));
		}
		return ((Terminated) state).exitCode();
	}

	/** What is done before the first worker runs. */
	State begin() {
		return new Throttled(this.workers, ReloadCause.ofRequest("", this.workers.now()));
	}

	/** How long to wait for an event before a step without one. */
	long nanosToWait(State state) {
		long now = this.workers.now();
		return Math.min(state.nanosToWait(now), this.builds.nanosToNotice(now));
	}

	/**
	 * One step. Whatever fails in it leaves the state as it is: the loop goes on.
	 * @param event null if the time has come that was waited for
	 */
	State step(State state, @Nullable Event event) {
		try {
			State next = (event != null) ? event.applyTo(this, state) : timeReached(state);
			this.lastFailure = "";
			return next;
		}
		catch (RuntimeException | Error ex) {
			survive(ex);
			return state;
		}
	}

	private State timeReached(State state) {
		return this.builds.noticeSlowOne(this.workers.now()) ? state : state.timeReached();
	}

	/** What fails once may fail each time: then it is said once, and in no spin. */
	private void survive(Throwable failure) {
		String line = "hupper goes on after an unexpected failure: " + failure;
		if (line.equals(this.lastFailure)) {
			LockSupport.parkNanos(PAUSE_AFTER_FAILURE);
			return;
		}
		this.lastFailure = line;
		this.collaborators.logger().error(line);
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		this.collaborators.logger().debug(trace.toString());
	}

	State filesChanged(State state, Changes changes) {
		SortedSet<Path> admitted = this.workers.admit(changes.paths(), state.moment());
		SortedSet<Path> left = this.builds.take(new Changes(admitted, changes.noticedNanos()));
		SortedSet<Path> notBuilt = new TreeSet<>(changes.paths());
		notBuilt.removeAll(admitted);
		notBuilt.addAll(left);
		this.collaborators.launcher().changed(notBuilt);
		State next = left.isEmpty() ? state : filesWritten(state, left, changes);
		this.collaborators.sources().classFiles().changed(notBuilt);
		return next;
	}

	/** What is written while a worker starts may have been loaded by it, or not. */
	private State filesWritten(State state, SortedSet<Path> files, Changes changes) {
		ReloadCause cause = ReloadCause.ofChanges(files, changes.noticedNanos());
		boolean known = state.moment() == SelfWriteFilter.Moment.REST && this.workers.isUpSince(changes.noticedNanos());
		return known
				? changed(state, cause, files,
						() -> this.collaborators.sources().classFiles().decide(files, changes.before()::was))
				: state.reloadRequested(cause);
	}

	State sourcesBuilt(State state, ReloadCause cause, BuildResult result) {
		this.workers.availability().built(result);
		if (!this.builds.done(cause, result, state instanceof WithWorker)) {
			return state;
		}
		return (result instanceof BuildResult.Built built) ? changed(state, cause, built.files(), built.swap())
				: state.reloadRequested(cause);
	}

	private State changed(State state, ReloadCause cause, Set<Path> files, Supplier<SwapVerdict> verdict) {
		Optional<BodyChange> bodies = (state instanceof WithWorker) ? this.workers.swaps().decide(cause, files, verdict)
				: Optional.empty();
		return bodies.map(state::bodiesChanged).orElseGet(() -> state.reloadRequested(cause));
	}

	State portFailed(State state) {
		this.workers.availability().portFailed();
		return state;
	}

	/** Some of it counts in every state, even from a worker that has ended since. */
	State workerSaid(State state, Worker worker, Message.FromWorker message) {
		if (message instanceof Message.WatchFiles watch) {
			this.collaborators.files().watch(watch.pathsOrGlobs(), watch.since());
		}
		else if (message instanceof Message.Configured configured) {
			this.settings.follow(configured.properties(), this.collaborators.files(), this.collaborators.logger());
		}
		else if (message instanceof Message.Unrehearsable unrehearsable) {
			this.collaborators.launcher().rehearseNoMore(unrehearsable.reason());
		}
		return state.workerSaid(worker, message);
	}

	private void served(Collection<Path> files) {
		this.workers.availability().served(files);
	}

}
