package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps a watch on every directory below the roots and, so that a root may come, go and
 * be replaced, on every directory above them. Not thread-safe.
 */
final class WatchedTree {

	private final WatchKeys keys;

	private final WatchedRoots roots;

	private final PollingFallback fallback;

	WatchedTree(WatchKeys keys, WatchedRoots roots, PollingFallback fallback) {
		this.keys = keys;
		this.roots = roots;
		this.fallback = fallback;
	}

	/**
	 * Watch a root and what is above it, as far as they exist. It begins above, so that
	 * what appears meanwhile is noticed.
	 */
	void watch(Path path) {
		WatchedRoots.Root root = this.roots.refresh(path);
		try {
			watchAbove(path);
			watchAbove(root.target());
			if (Files.isDirectory(path)) {
				watchBelow(path, root.recursive());
			}
		}
		catch (IOException ex) {
			this.fallback.add(path, ex);
		}
	}

	private void watchAbove(Path path) throws IOException {
		Path above = path.getRoot();
		for (Path name : path) {
			try {
				this.keys.add(above);
			}
			catch (NoSuchFileException | NotDirectoryException ex) {
				return;
			}
			catch (AccessDeniedException ex) {
				// Who cannot list a directory can still reach what is in it.
			}
			above = above.resolve(name);
		}
	}

	private void watchBelow(Path start, boolean recursive) throws IOException {
		new TreeVisit(start, recursive) {

			@Override
			void directory(Path directory) throws IOException {
				WatchedTree.this.keys.add(directory);
				watchIfLink(directory, recursive);
			}

			@Override
			void file(Path file, BasicFileAttributes attributes) {
				watchIfLink(file, false);
			}

			@Override
			void failed(Path path, IOException failure) {
				WatchedTree.this.fallback.add(path, failure);
			}

		}.run();
	}

	/**
	 * What happens to the target of a link, be it deleted and made anew, is told where
	 * the target is.
	 */
	private void watchIfLink(Path path, boolean recursive) {
		if (Files.isSymbolicLink(path) && this.roots.add(path, recursive)) {
			watch(path);
		}
	}

	/** Follow the events of some keys, and tell what to look at. */
	Set<Path> follow(Collection<WatchKey> signalled) {
		Set<Path> hints = new LinkedHashSet<>();
		Set<Path> overflowed = new HashSet<>();
		for (WatchKey key : signalled) {
			for (WatchEvent<?> event : key.pollEvents()) {
				for (Path directory : this.keys.pathsOf(key)) {
					if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
						overflowed.add(directory);
					}
					else {
						follow(event.kind(), directory.resolve((Path) event.context()), hints);
					}
				}
			}
			if (!key.reset()) {
				this.keys.remove(key).forEach((gone) -> look(gone, hints));
			}
		}
		if (!overflowed.isEmpty()) {
			lookThrough(overflowed, hints);
		}
		return hints;
	}

	private void follow(WatchEvent.Kind<?> kind, Path path, Set<Path> hints) {
		if (kind == StandardWatchEventKinds.ENTRY_DELETE) {
			this.keys.removeTree(path);
		}
		look(path, hints);
		if (kind != StandardWatchEventKinds.ENTRY_DELETE && this.roots.coverAllBelow(path)) {
			watchNew(path, kind);
		}
	}

	/** A directory that could not be read before may be readable now. */
	private void watchNew(Path path, WatchEvent.Kind<?> kind) {
		boolean unknown = kind == StandardWatchEventKinds.ENTRY_CREATE || !this.keys.contains(path);
		if (!unknown) {
			return;
		}
		if (!Files.isDirectory(path)) {
			watchIfLink(path, false);
		}
		else {
			try {
				watchBelow(path, true);
			}
			catch (IOException ex) {
				this.fallback.add(path, ex);
			}
		}
	}

	private void look(Path path, Set<Path> hints) {
		List<Path> concerned = this.roots.atOrBelow(path);
		concerned.forEach(this::watch);
		hints.addAll(concerned);
		if (this.roots.cover(path)) {
			hints.add(path);
		}
	}

	/** Among the events that were lost may be those of new directories. */
	private void lookThrough(Set<Path> overflowed, Set<Path> hints) {
		Set<Path> concerned = new LinkedHashSet<>();
		overflowed.forEach((directory) -> concerned.addAll(this.roots.around(directory)));
		concerned.forEach(this::watch);
		hints.addAll(concerned);
		this.fallback.reportLoss("More changes at once than the system's queue holds: looking through " + concerned);
	}

}
