package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.hupper.filemonitor.Changes;

/**
 * Changes that are not followed yet: reloading is paused, or the trigger file, where
 * there is one, has not changed since.
 */
final class WaitingChanges {

	private final String triggerFile;

	/** What has changed since reloading was paused; null: it is not. */
	private @Nullable SortedSet<Path> paused;

	private final SortedSet<Path> untriggered = new TreeSet<>();

	/**
	 * None wait.
	 * @param triggerFile the name or path of a file; empty: there is none
	 */
	WaitingChanges(String triggerFile) {
		this.triggerFile = triggerFile;
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

	/** What is to be followed now that files have changed; empty if they have to wait. */
	Optional<Changes> take(Changes changes) {
		if (this.paused != null) {
			this.paused.addAll(changes.paths());
			return Optional.empty();
		}
		if (this.triggerFile.isEmpty()) {
			return Optional.of(changes);
		}
		this.untriggered.addAll(changes.paths());
		Path trigger = Path.of(this.triggerFile);
		if (changes.paths().stream().noneMatch((path) -> path.endsWith(trigger))) {
			return Optional.empty();
		}
		SortedSet<Path> all = new TreeSet<>(this.untriggered);
		this.untriggered.clear();
		return Optional.of(new Changes(all, changes.noticedNanos()));
	}

}
