package dev.hupper.worker;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.hupper.platform.PrivateDirectory;

/**
 * Removes what a monitor that was killed could not remove itself.
 */
final class OrphanCleanup {

	private static final long WAIT_NANOS = 300_000_000;

	private final Path directory;

	private final @Nullable ProcessHandle monitor = parent();

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
			PrivateDirectory.delete(this.directory);
		}
	}

	/**
	 * A dead parent that nobody has waited for still exists, but is no parent any more.
	 */
	private boolean isMonitorAlive() {
		return this.monitor != null && this.monitor.equals(parent());
	}

	private static @Nullable ProcessHandle parent() {
		return ProcessHandle.current().parent().orElse(null);
	}

}
