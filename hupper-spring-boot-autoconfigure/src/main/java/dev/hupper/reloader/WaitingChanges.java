package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.Changes;

/**
 * Changes that are not followed yet: reloading is paused, or the trigger file, where
 * there is one, has not been written since.
 */
final class WaitingChanges {

	private final String triggerFile;

	private final HupperLogger logger;

	/** What has changed since reloading was paused; null: it is not. */
	private @Nullable SortedSet<Path> paused;

	private final SortedSet<Path> untriggered = new TreeSet<>();

	private @Nullable ReloadCause requested;

	/**
	 * None wait.
	 * @param triggerFile the name or path of a file; empty: there is none
	 */
	WaitingChanges(String triggerFile, HupperLogger logger) {
		this.triggerFile = triggerFile;
		this.logger = logger;
	}

	boolean arePaused() {
		return this.paused != null;
	}

	void pause() {
		this.paused = new TreeSet<>();
	}

	/** Pause no more: what has changed meanwhile. */
	SortedSet<Path> goOn() {
		SortedSet<Path> changed = this.paused;
		this.paused = null;
		return (changed != null) ? changed : new TreeSet<>();
	}

	/** All that waits, for whoever asks for a reload; a pause goes on. */
	SortedSet<Path> takeAll() {
		SortedSet<Path> all = new TreeSet<>(this.untriggered);
		this.untriggered.clear();
		if (this.paused != null) {
			all.addAll(this.paused);
			this.paused.clear();
		}
		return all;
	}

	/** A reload has been asked for, which is to take up what is being built. */
	void awaitBuild(ReloadCause request) {
		this.requested = request;
	}

	/** What has been asked for, now that a build is done. */
	Optional<ReloadCause> takeRequest() {
		Optional<ReloadCause> request = Optional.ofNullable(this.requested);
		this.requested = null;
		return request;
	}

	/** What is to be followed now that files have changed; empty if they have to wait. */
	Optional<Changes> take(Changes changes) {
		if (this.paused != null) {
			this.paused.addAll(changes.paths());
			return Optional.empty();
		}
		if (this.triggerFile.isEmpty()) {
			return Optional.of(changes);
		}
		Path trigger = Path.of(this.triggerFile);
		if (Stream.concat(changes.paths().stream(), changes.same().stream())
			.noneMatch((path) -> path.endsWith(trigger))) {
			await(changes.paths());
			return Optional.empty();
		}
		if (this.untriggered.isEmpty()) {
			return Optional.of(changes);
		}
		SortedSet<Path> all = takeAll();
		all.addAll(changes.paths());
		return Optional.of(new Changes(all, changes.noticedNanos()));
	}

	/**
	 * That saves wait is said of the first one: more than one is why there is a trigger.
	 */
	private void await(SortedSet<Path> changed) {
		if (this.untriggered.isEmpty() && !changed.isEmpty()) {
			this.logger.info("Waits until " + this.triggerFile + " is written ("
					+ ReloadCause.ofChanges(changed, 0).text() + ")");
		}
		this.untriggered.addAll(changed);
	}

}
