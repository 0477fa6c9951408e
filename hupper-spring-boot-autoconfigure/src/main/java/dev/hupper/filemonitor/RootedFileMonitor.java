package dev.hupper.filemonitor;

import java.nio.file.Path;

import dev.hupper.api.FileMonitor;

/**
 * A file monitor that keeps what it was asked to watch, since it has to watch it anew
 * when it comes back, or hand it on.
 */
abstract class RootedFileMonitor implements FileMonitor {

	/** Guarded by this. */
	final WatchedRoots roots = new WatchedRoots();

	@Override
	public final void addPath(Path path) {
		add(path, true);
	}

	@Override
	public final void addDirectory(Path directory) {
		add(directory, false);
	}

	private synchronized void add(Path root, boolean recursive) {
		if (this.roots.add(root, recursive)) {
			added(root);
		}
	}

	/**
	 * A root is new, or wanted with all below it now. Called by the owner of the lock,
	 * before and after the start.
	 */
	abstract void added(Path root);

}
