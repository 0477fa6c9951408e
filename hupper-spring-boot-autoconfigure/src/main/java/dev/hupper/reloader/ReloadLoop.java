package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.SortedSet;

import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that decides: takes events from the queue, one at a time, and lets the
 * current state answer with the next.
 */
final class ReloadLoop {

	private final Events events;

	private final Surroundings surroundings;

	private final Settings settings;

	private final SourceBuilds builds;

	private final Workers workers;

	ReloadLoop(Events events, Surroundings surroundings, Settings settings, boolean once) {
		this.events = events;
		this.surroundings = surroundings;
		this.settings = settings;
		this.builds = new SourceBuilds(surroundings, events, this::served);
		this.workers = new Workers(surroundings, settings, this.builds, events, once);
	}

	/**
	 * Start the first worker and decide until the end.
	 * @return the exit code
	 * @throws InterruptedException if this thread is interrupted
	 */
	int run() throws InterruptedException {
		State state = begin();
		while (!(state instanceof Ended)) {
			state = decide(state, this.events.await(nanosToWait(state)));
		}
		return ((Ended) state).exitCode();
	}

	/** What is done before the first worker runs. */
	State begin() {
		return new Throttled(this.workers, Cause.ofRequest("", this.workers.now()));
	}

	/** How long to wait for an event before a step without one. */
	long nanosToWait(State state) {
		long now = this.workers.now();
		return Math.min(state.nanosToWait(now), this.builds.nanosToNotice(now));
	}

	/** One step: an event, or null if the time has come that was waited for. */
	State decide(State state, @Nullable Event event) {
		if (event == null) {
			return this.builds.noticeSlowOne(this.workers.now()) ? state : state.timeReached();
		}
		if (event instanceof Event.WorkerSaid said) {
			heed(said.message());
		}
		if (event instanceof Event.FilesChanged files) {
			return filesChanged(state, files.changes());
		}
		if (event instanceof Event.SourcesBuilt built) {
			this.workers.reception().built(built.result());
			if (!this.builds.done(built.result())) {
				return state;
			}
		}
		return event.applyTo(state);
	}

	private State filesChanged(State state, Changes changes) {
		this.workers.noticed(changes);
		SortedSet<Path> left = this.builds.take(changes);
		this.surroundings.launcher().changed(left);
		return left.isEmpty() ? state : state.filesChanged(new Changes(left, changes.noticedNanos()));
	}

	private void served(Collection<Path> files) {
		this.workers.reception().served(files);
	}

	/** What counts in every state, even from a worker that has ended since. */
	private void heed(Message.FromWorker message) {
		if (message instanceof Message.WatchFiles watch) {
			this.surroundings.files().watch(watch.pathsOrGlobs(), watch.since());
		}
		else if (message instanceof Message.Configured configured) {
			this.settings.follow(configured.properties(), this.surroundings.files(), this.surroundings.logger());
		}
		else if (message instanceof Message.Unrehearsable unrehearsable) {
			this.surroundings.launcher().rehearseNoMore(unrehearsable.reason());
		}
	}

}
