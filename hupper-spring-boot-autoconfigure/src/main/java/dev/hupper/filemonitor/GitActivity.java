package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether git is about to change files: during a checkout, a merge, a stash or the
 * steps of a rebase. Not thread-safe.
 */
final class GitActivity {

	/** Git holds it while it updates files. */
	private static final String LOCK = "index.lock";

	/**
	 * Written when all is staged for a commit that holds the lock until the user has
	 * written a message: from then on git changes no file.
	 */
	private static final String MESSAGE = "COMMIT_EDITMSG";

	/**
	 * Written with each commit that is picked. When a rebase stops at a conflict they
	 * stay as they are, and then it is the user who changes files.
	 */
	private static final List<String> STEPS = List.of("rebase-merge/msgnum", "rebase-apply/next", "sequencer/todo");

	/** As long as a rebase goes on this is written with each commit, too. */
	private static final String INDEX = "index";

	/** Where a rebase has stopped for the user, until it goes on. */
	private static final String STOPPED = "stopped-sha";

	/** Longer than a busy machine takes from one commit to the next. */
	private static final Duration BETWEEN_STEPS = Duration.ofSeconds(2);

	private final Set<Path> repositories = new HashSet<>();

	/** Take note of the repository that a path lies in, if there is one. */
	void add(Path path) {
		for (Path directory = path; directory != null; directory = directory.getParent()) {
			Path git = directory.resolve(".git");
			if (Files.isDirectory(git)) {
				this.repositories.add(git);
				return;
			}
			if (Files.isRegularFile(git)) {
				addLinked(git);
				return;
			}
		}
	}

	/** Worktrees and submodules have a file that says where the repository is. */
	private void addLinked(Path file) {
		try {
			String text = Files.readString(file).strip();
			this.repositories.add(file.resolveSibling(text.replaceFirst("^gitdir: *", "")).normalize());
		}
		catch (IOException | RuntimeException ex) {
			// Then it is not git's.
		}
	}

	/** The file by which git shows that it is at work; empty if it is not. */
	Optional<Path> current() {
		return this.repositories.stream().flatMap((repository) -> current(repository).stream()).findFirst();
	}

	private static Optional<Path> current(Path repository) {
		Path lock = repository.resolve(LOCK);
		return isHeld(lock) ? Optional.of(lock)
				: STEPS.stream().map(repository::resolve).filter((step) -> goesOn(repository, step)).findFirst();
	}

	private static boolean isHeld(Path lock) {
		try {
			FileTime taken = Files.getLastModifiedTime(lock);
			Path message = lock.resolveSibling(MESSAGE);
			return !Files.exists(message) || Files.getLastModifiedTime(message).compareTo(taken) <= 0;
		}
		catch (IOException ex) {
			return Files.exists(lock);
		}
	}

	/** The first step is written a moment after the files of the branch are there. */
	private static boolean goesOn(Path repository, Path step) {
		return Files.isDirectory(step.resolveSibling("")) && !Files.exists(step.resolveSibling(STOPPED))
				&& (isFresh(step) || isFresh(repository.resolve(INDEX)));
	}

	private static boolean isFresh(Path file) {
		try {
			long age = System.currentTimeMillis() - Files.getLastModifiedTime(file).toMillis();
			return age < BETWEEN_STEPS.toMillis();
		}
		catch (IOException ex) {
			return false;
		}
	}

}
