package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.Changes;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.platform.Survival;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The one thread that decides: takes events from the queue, one at a time, and lets the
 * current state answer with the next.
 */
final class ReloadLoop {

	private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(100);

	private final Events events;

	private final Collaborators collaborators;

	private final Settings settings;

	private final SourceBuilds builds;

	private final WorkerLifecycle workers;

	private final History history;

	private final Keys keys;

	private final ConditionDifference conditions = new ConditionDifference();

	private final LateSettings lateSettings;

	private final WaitingChanges waiting;

	private final Survival survival;

	ReloadLoop(Events events, Collaborators given, Settings settings, boolean once) {
		this.events = events;
		this.history = new History(given.observer());
		Collaborators collaborators = given.with(this.history);
		this.collaborators = collaborators;
		this.settings = settings;
		HupperLogger logger = collaborators.logger();
		this.survival = new Survival("hupper", PAUSE_AFTER_FAILURE, logger::error, logger::debug);
		this.builds = new SourceBuilds(collaborators, events, this::served);
		this.lateSettings = new LateSettings(logger);
		this.waiting = new WaitingChanges(settings.control().triggerFile(), logger);
		this.keys = new Keys(collaborators.terminal(), logger, settings.control().keys());
		this.workers = new WorkerLifecycle(collaborators, settings, this.builds, events, this.keys, once);
	}

	/**
	 * Start the first worker and decide until the end.
	 * @return the exit code
	 * @throws InterruptedException if this thread is interrupted
	 */
	int run() throws InterruptedException {
		State state = begin();
		tell(new ReloadEvent.Started(ProcessHandle.current().pid()));
		while (!(state instanceof Terminated)) {
			state = step(state, this.events.await(nanosToWait(state)));
		}
		int exitCode = ((Terminated) state).exitCode();
		tell(new ReloadEvent.Ended(exitCode));
		return exitCode;
	}

	/** What is done before the first worker runs. */
	State begin() {
		State first = new Throttled(this.workers, ReloadCause.ofRequest("", this.workers.now()));
		return this.settings.control().paused() ? pause(first) : first;
	}

	/** How long to wait for an event before a step without one. */
	long nanosToWait(State state) {
		long now = this.workers.now();
		return Math.min(this.keys.nanosToLook(now),
				Math.min(state.nanosToWait(now), this.builds.slow().nanosToNotice(now)));
	}

	/**
	 * One step, by what happened or, if that is null, since the time has come that was
	 * waited for. Whatever fails in it leaves the state as it is: the loop goes on.
	 */
	State step(State state, @Nullable Event event) {
		try {
			State next = (event != null) ? event.applyTo(this, state) : timeReached(state);
			this.survival.succeeded();
			if (next instanceof Running || next.isDown()) {
				this.keys.begin(this.workers.now());
			}
			return next;
		}
		catch (RuntimeException | Error ex) {
			this.survival.survive(ex);
			if (event instanceof Event.WorkerExited) {
				// Nobody says so again, and a state may wait for nothing else.
				this.events.post(event);
			}
			return state;
		}
	}

	private State timeReached(State state) {
		long now = this.workers.now();
		boolean looks = this.keys.nanosToLook(now) <= 0;
		String pressed = looks ? this.keys.take(now) : null;
		if (pressed != null) {
			return pressed(state, pressed);
		}
		boolean onlyLooked = looks && state.nanosToWait(now) > 0;
		return (this.builds.slow().notice(now) || onlyLooked) ? state : state.timeReached();
	}

	private State pressed(State state, String pressed) {
		HupperLogger logger = this.collaborators.logger();
		ReloadCause request = ReloadCause.ofRequest(pressed + " was pressed", this.workers.now());
		if (pressed.equals(Keys.ENTER)) {
			return reloadRequested(state, request);
		}
		Key key = Key.of(pressed).orElse(null);
		if (key == null) {
			logger.info("There is no key " + pressed + ": h + ENTER shows those there are");
			return state;
		}
		switch (key) {
			case FRESH -> this.collaborators.launcher().startNextPlainly();
			case CLEAR -> this.collaborators.terminal().clear();
			case OPEN -> {
				Optional<String> url = this.workers.availability().url();
				logger.info(url.map((found) -> "Opening " + found + " in the browser, where there is one")
					.orElse("There is nothing to open: no web server has been up"));
				url.ifPresent(this.collaborators.terminal()::browse);
			}
			case LOG_LEVEL -> this.workers.availability().nextLogLevel();
			case DIAGNOSTICS -> logger.info(this.builds.lastErrors());
			case HELP -> logger.info(Key.help());
			default -> {
			}
		}
		return switch (key) {
			case RELOAD, FRESH -> reloadRequested(state, request);
			case PAUSE -> this.waiting.arePaused() ? goOn(state) : pause(state);
			case QUIT -> state.exitRequested(ExitReason.SHUT_DOWN);
			default -> state;
		};
	}

	/**
	 * Somebody asks for a reload: it takes up all that was saved, what waits included.
	 */
	State reloadRequested(State state, ReloadCause request) {
		SortedSet<Path> saved = this.waiting.takeAll();
		State next = saved.isEmpty() ? state : follow(state, new Changes(saved, this.workers.now()));
		if (saved.isEmpty() || !this.builds.isBuilding()) {
			return next.reloadRequested(request);
		}
		this.waiting.awaitBuild(request);
		return next;
	}

	private State pause(State state) {
		this.waiting.pause();
		this.collaborators.logger().info("Reloading is paused: p + ENTER goes on with it");
		tell(new ReloadEvent.Paused(true));
		return state;
	}

	/** All that was saved meanwhile is one change. */
	private State goOn(State state) {
		SortedSet<Path> changed = this.waiting.goOn();
		this.collaborators.logger().info("Reloading goes on");
		tell(new ReloadEvent.Paused(false));
		return changed.isEmpty() ? state : filesChanged(state, new Changes(changed, this.workers.now()));
	}

	State filesChanged(State state, Changes changes) {
		Optional<Changes> now = this.waiting.take(changes);
		if (now.isEmpty()) {
			this.collaborators.launcher().changed(changes.paths());
			return state;
		}
		return follow(state, now.get());
	}

	/** The trigger for it was there when it changed. */
	State moreKnown(State state, Changes changes) {
		return this.waiting.arePaused() ? filesChanged(state, changes) : follow(state, changes);
	}

	private State follow(State state, Changes changes) {
		SortedSet<Path> admitted = this.workers.admission().admit(changes.paths(), state.moment());
		if (!admitted.isEmpty()) {
			tell(new ReloadEvent.Changed(admitted));
		}
		// What the application writes as it ends must not start it for ever.
		SortedSet<Path> same = state.isDown() ? this.workers.admission().admit(changes.same(), state.moment())
				: changes.same();
		SortedSet<Path> left = this.builds.take(new Changes(admitted, same, changes.noticedNanos(), changes.before()),
				state);
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
		boolean reload = this.builds.done(cause, result, state);
		Optional<ReloadCause> request = this.waiting.takeRequest();
		if (request.isPresent() && result instanceof BuildResult.Built) {
			return state.reloadRequested(reload ? cause.and(request.get()) : request.get());
		}
		if (!reload) {
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
			this.builds.watch(watch);
		}
		else if (message instanceof Message.Configured configured) {
			this.settings.follow(configured.properties(), this.collaborators.files(), this.collaborators.logger());
		}
		else if (message instanceof Message.Conditions conditions) {
			this.conditions.of(conditions.context(), conditions.lines()).ifPresent(this.collaborators.logger()::info);
		}
		else if (message instanceof Message.AskStatus) {
			worker.tell(new Message.Status(
					Status.toJson(state, this.waiting.arePaused(), this.history, this.collaborators)));
		}
		else if (message instanceof Message.Pause pause && pause.paused() != this.waiting.arePaused()) {
			return pause.paused() ? pause(state) : goOn(state);
		}
		else if (message instanceof Message.ReadsInput) {
			this.keys.applicationReads();
		}
		else if (message instanceof Message.Unrehearsable unrehearsable) {
			this.collaborators.launcher().rehearseNoMore(unrehearsable.reason());
		}
		else if (message instanceof Message.JvmSettings set) {
			this.lateSettings.look(set.properties());
		}
		State next = state.workerSaid(worker, message);
		return (message instanceof Message.Reload && next instanceof WithWorker with && with.worker() == worker)
				? reloadRequested(next, ReloadCause.ofRequest("requested by the application", this.workers.now()))
				: next;
	}

	private void tell(ReloadEvent event) {
		this.collaborators.observer().accept(event);
	}

	private void served(Collection<Path> files) {
		this.workers.availability().served(files);
	}

}
