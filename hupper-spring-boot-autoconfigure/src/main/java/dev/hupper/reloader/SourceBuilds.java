package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

import dev.hupper.ipc.Message;
import dev.hupper.filemonitor.Changes;
import org.jspecify.annotations.Nullable;

/**
 * The builds of changed sources, one after the other: while one is made or waits to be
 * put in place, further changes gather for the next.
 */
final class SourceBuilds {

	private static final String STAYS = ", the running application stays as it is";

	private final Collaborators collaborators;

	private final SourceBuilder builder;

	private final Events events;

	private final Consumer<Collection<Path>> served;

	private final AtomicReference<Collection<Path>> inputs;

	private final SortedSet<Path> changed = new TreeSet<>();

	private long noticed;

	private boolean building;

	private ReloadCause lastCause = ReloadCause.ofRequest("", 0);

	private final SlowBuild slow;

	/** What builds were asked for since the last one that succeeded. */
	private final Set<Path> asked = new TreeSet<>();

	/** What was in a build that had not been asked for it, until somebody asks. */
	private final Set<Path> builtAlready = new TreeSet<>();

	/** Null: nobody has asked for it yet. */
	private @Nullable CompletableFuture<Void> preparation;

	private boolean failed;

	private String lastErrors = "No compile error has been found";

	private BuildResult.@Nullable Built waiting;

	/**
	 * No build yet; somebody is told of files that the application serves as they are
	 * now.
	 */
	SourceBuilds(Collaborators collaborators, Events events, Consumer<Collection<Path>> served) {
		this.collaborators = collaborators;
		this.builder = collaborators.sources();
		this.inputs = new AtomicReference<>(this.builder.inputs());
		this.events = events;
		this.slow = new SlowBuild(collaborators.nanoTime(), collaborators.logger());
		this.served = served;
		this.builder.whenMoreIsKnown((files) -> events
			.post(new Event.MoreKnown(new Changes(new TreeSet<>(files), this.collaborators.nanoTime().getAsLong()))));
	}

	/** Get ready for the first build, now that a worker is up and the machine is calm. */
	void prepare() {
		if (this.preparation == null) {
			this.preparation = this.builder.prepare().thenRun(this::watchInputs).toCompletableFuture();
		}
	}

	/** Whether all is known that is to be built. */
	boolean isPrepared() {
		return this.preparation != null && this.preparation.isDone();
	}

	/** Whether a build takes longer than it will. */
	boolean isWarmingUp() {
		return this.builder.isWarmingUp();
	}

	/** Watch what a worker names, beside the class path. */
	void watch(Message.WatchFiles watch) {
		if (watch.served()) {
			this.collaborators.files().watchServed(watch.pathsOrGlobs(), watch.since());
		}
		else {
			this.collaborators.files().watch(watch.pathsOrGlobs(), watch.since());
		}
	}

	private boolean isServed(Path path) {
		return this.builder.isServed(path) || this.collaborators.files().isServed(path);
	}

	/** What the build is asked for, in the background, may show more to watch. */
	private void watchInputs() {
		Collection<Path> now = this.builder.inputs();
		if (!now.equals(this.inputs.getAndSet(now))) {
			this.collaborators.files().watchPaths(now);
		}
	}

	/** Take the changed sources out of some changes; the rest is left for the loop. */
	SortedSet<Path> take(Changes changes, State state) {
		SortedSet<Path> left = new TreeSet<>();
		List<Path> served = new ArrayList<>();
		for (Path path : changes.paths()) {
			if (this.builder.isInput(path)) {
				this.noticed = this.changed.isEmpty() ? changes.noticedNanos() : this.noticed;
				this.changed.add(path);
			}
			else if (!isDeletedUntilMended(path)) {
				(isServed(path) && !state.isDown() ? served : left).add(path);
			}
		}
		if (!served.isEmpty()) {
			this.collaborators.logger()
				.info("Nothing to reload (" + ReloadCause.ofChanges(new TreeSet<>(served), 0).text() + ")");
			this.served.accept(served);
			this.collaborators.observer().accept(new ReloadEvent.Unchanged(served));
		}
		answer(changes, state.hasFailed() && left.isEmpty() && this.changed.isEmpty());
		buildIfIdle();
		return left;
	}

	/**
	 * An IDE deletes the class files of sources before it finds that they do not compile.
	 * The next build that succeeds writes them.
	 */
	private boolean isDeletedUntilMended(Path path) {
		return this.failed && path.toString().endsWith(".class") && this.collaborators.files().hasSource(path)
				&& this.collaborators.files().writtenAt(path) == Long.MIN_VALUE;
	}

	/**
	 * Say that nothing was changed in files that somebody has saved, unless that starts
	 * an application that has failed. What a build writes once more, nobody has saved.
	 */
	private void answer(Changes changes, boolean starts) {
		SortedSet<Path> saved = new TreeSet<>(changes.same());
		saved.removeIf((path) -> this.builder.isGenerated(path)
				|| (!this.builder.isInput(path) && (path.toString().endsWith(".class")
						|| path.toString().endsWith(".jar") || this.collaborators.files().hasSource(path))));
		String names = ReloadCause.ofChanges(saved, 0).names();
		if (!saved.isEmpty() && starts) {
			this.events
				.post(new Event.ReloadRequested(ReloadCause.ofRequest(names + " saved", changes.noticedNanos())));
		}
		else if (!saved.isEmpty()) {
			this.collaborators.logger().info("Nothing to reload (" + names + " saved without a change)");
			this.collaborators.observer().accept(new ReloadEvent.Unchanged(saved));
		}
	}

	private void buildIfIdle() {
		if (this.changed.isEmpty() || this.building || this.waiting != null) {
			return;
		}
		this.building = true;
		SortedSet<Path> sources = new TreeSet<>(this.changed);
		this.changed.clear();
		ReloadCause cause = sources.stream().allMatch(this.builder::isOutput) ? this.lastCause
				: ReloadCause.ofChanges(sources, this.noticed);
		this.lastCause = cause;
		this.slow.begin(cause);
		this.asked.addAll(sources);
		build(sources).handle((result, failure) -> (failure == null) ? result : notBuilt(failure))
			.thenAccept((result) -> this.events.post(new Event.SourcesBuilt(all(cause, result), result)));
	}

	private static ReloadCause all(ReloadCause cause, BuildResult result) {
		return (result instanceof BuildResult.Built built)
				? cause.and(ReloadCause.ofChanges(new TreeSet<>(built.also()), 0)) : cause;
	}

	/** What the compiler said last, as it was printed. */
	String lastErrors() {
		return this.lastErrors;
	}

	boolean isBuilding() {
		return this.building;
	}

	private CompletionStage<BuildResult> build(SortedSet<Path> sources) {
		try {
			return this.builder.build(sources);
		}
		catch (RuntimeException | Error ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

	private static BuildResult notBuilt(Throwable failure) {
		return new BuildResult.Failed("Nothing was compiled: " + failure);
	}

	/** Tells whether the build under way takes long. */
	SlowBuild slow() {
		return this.slow;
	}

	/**
	 * A build is done, and that is said, unless a reload will say so.
	 * @return whether a worker has to be started for it
	 */
	boolean done(ReloadCause cause, BuildResult result, State state) {
		this.building = false;
		watchInputs();
		this.collaborators.observer().accept(compiled(result));
		boolean reload = false;
		if (result instanceof BuildResult.Built built) {
			boolean told = built.isTold() || this.builtAlready.containsAll(cause.paths());
			reload = built.isChange() ? built.needsRestart() || state.isDown() : state.isDown() && !told;
			this.builtAlready.removeAll(cause.paths());
			built.also().stream().filter((path) -> !this.asked.contains(path)).forEach(this.builtAlready::add);
			this.asked.clear();
			this.waiting = built.isChange() ? built : null;
			if (!reload) {
				if (putInPlace() && (this.failed || !told)) {
					this.collaborators.logger()
						.info((this.failed ? "Compiles again, nothing to reload (" : "Nothing to reload (")
								+ cause.text() + ")");
				}
				this.collaborators.observer().accept(new ReloadEvent.Unchanged(cause.paths()));
			}
			this.failed = false;
		}
		else if (result instanceof BuildResult.Failed failed) {
			String text = failed.placeOfKnown(this.failed ? this.lastErrors : "", cause.paths())
				.map((place) -> "Not taken up before " + place + " compiles (" + cause.text() + ")")
				.orElse(failed.printed());
			this.failed = true;
			this.lastErrors = failed.printed();
			this.collaborators.logger().error(text + ((state instanceof WithWorker) ? STAYS : ""));
		}
		buildIfIdle();
		return reload;
	}

	private void follow(List<Path> classPath) {
		if (!classPath.isEmpty()) {
			this.collaborators.launcher().follow(classPath);
			this.collaborators.files().watchPaths(WatchedClassPath.of(classPath));
		}
	}

	private ReloadEvent.Compiled compiled(BuildResult result) {
		long millis = this.slow.end();
		return (result instanceof BuildResult.Failed failed)
				? new ReloadEvent.Compiled(false, millis, failed.text(), failed.diagnostics())
				: new ReloadEvent.Compiled(true, millis, "", List.of());
	}

	/** Put in place what waits for it, if anything does; false if that failed. */
	boolean putInPlace() {
		boolean done = true;
		BuildResult.Built built = this.waiting;
		this.waiting = null;
		if (built != null) {
			try {
				this.collaborators.files().write(built.files(), built.apply());
				SortedSet<Path> files = new TreeSet<>(built.files());
				files.removeIf(this.builder::isServed);
				this.collaborators.launcher().changed(files);
				follow(built.classPath());
				this.builder.classFiles().changed(files);
				this.served.accept(built.files().stream().filter(this.builder::isServed).toList());
			}
			catch (RuntimeException ex) {
				this.collaborators.logger().error("What was compiled could not be put in place: " + ex.getMessage());
				done = false;
			}
			buildIfIdle();
		}
		return done;
	}

}
