package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.hupper.api.FileMonitor;

/**
 * What a file monitor was asked to watch. Not thread-safe.
 */
final class WatchedRoots {

	private final Map<Path, Root> roots = new LinkedHashMap<>();

	/**
	 * Add one, and tell whether it is new; what is also wanted with all below it stays
	 * so.
	 */
	boolean add(Path path, boolean recursive) {
		Root before = this.roots.get(path);
		if (before != null && (before.recursive() || !recursive)) {
			return false;
		}
		this.roots.put(path, Root.at(path, recursive));
		return true;
	}

	/** Look again where a root leads. */
	Root refresh(Path path) {
		Root root = Root.at(path, isRecursive(path));
		this.roots.put(path, root);
		return root;
	}

	/** Whether a root is wanted with all below it; so is what was not asked for. */
	boolean isRecursive(Path path) {
		Root root = this.roots.get(path);
		return root == null || root.recursive();
	}

	/** Have another monitor watch a root in the same way. */
	void handOn(Path path, FileMonitor monitor) {
		if (isRecursive(path)) {
			monitor.addPath(path);
		}
		else {
			monitor.addDirectory(path);
		}
	}

	boolean contains(Path path) {
		return this.roots.containsKey(path);
	}

	List<Path> all() {
		return List.copyOf(this.roots.keySet());
	}

	/** Whether a path was asked for, by itself or with what is above it. */
	boolean cover(Path path) {
		return this.roots.values().stream().anyMatch((root) -> root.covers(path));
	}

	/** Whether a directory was asked for with all below it. */
	boolean coverAllBelow(Path directory) {
		return this.roots.values().stream().anyMatch((root) -> root.recursive() && directory.startsWith(root.path()));
	}

	/** The roots that come or go with a path. */
	List<Path> atOrBelow(Path path) {
		return this.roots.values().stream().filter((root) -> root.isAtOrBelow(path)).map(Root::path).toList();
	}

	/** The roots that what happens in a directory may concern. */
	List<Path> around(Path directory) {
		return this.roots.values()
			.stream()
			.filter((root) -> directory.startsWith(root.path()) || root.isAtOrBelow(directory))
			.map(Root::path)
			.toList();
	}

	/**
	 * One thing to watch.
	 *
	 * @param target where it leads if it is a link, be it to nothing; else the path
	 */
	record Root(Path path, boolean recursive, Path target) {

		private static Root at(Path path, boolean recursive) {
			return new Root(path, recursive, targetOf(path));
		}

		private static Path targetOf(Path path) {
			try {
				return Files.isSymbolicLink(path) ? path.resolveSibling(Files.readSymbolicLink(path)).normalize()
						: path;
			}
			catch (IOException ex) {
				return path;
			}
		}

		private boolean covers(Path other) {
			return this.recursive ? other.startsWith(this.path)
					: (other.equals(this.path) || this.path.equals(other.getParent()));
		}

		private boolean isAtOrBelow(Path other) {
			return this.path.startsWith(other) || this.target.startsWith(other);
		}

	}

}
