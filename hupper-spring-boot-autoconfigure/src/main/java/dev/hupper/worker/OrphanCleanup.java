package dev.hupper.worker;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import dev.hupper.platform.FileTree;
import dev.hupper.platform.PrivateDirectory;

/**
 * Removes what a monitor that was killed could not remove itself.
 */
final class OrphanCleanup {

	private static final long WAIT_NANOS = 300_000_000;

	private final Path directory;

	OrphanCleanup(Path socket) {
		this.directory = socket.resolveSibling("");
	}

	/**
	 * Remove the monitor's directory if it dies now; the connection ends a moment before
	 * the process does. If only the connection broke, the directory stays.
	 */
	void run() {
		long deadline = System.nanoTime() + WAIT_NANOS;
		while (isMonitorAlive() && System.nanoTime() < deadline) {
			LockSupport.parkNanos(5_000_000);
		}
		if (!isMonitorAlive()) {
			FileTree.delete(this.directory);
		}
	}

	/**
	 * A dead parent that nobody has waited for still exists, but is no parent any more.
	 */
	boolean isMonitorAlive() {
		return ProcessHandle.current()
			.parent()
			.map((parent) -> parent.pid() == PrivateDirectory.owner(this.directory))
			.orElse(false);
	}

}
