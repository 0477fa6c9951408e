package dev.hupper.ipc;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Where a worker finds its monitor, and the word that shows it belongs to it. Travels in
 * system properties on the worker's command line, which the worker's own child processes
 * do not inherit. The same for all workers of one monitor, so that their command lines
 * are equal.
 */
public record WorkerAddress(Path socket, String token) {

	private static final String SOCKET = "hupper.worker.socket";

	private static final String TOKEN = "hupper.worker.token";

	/**
	 * Where a worker has files that nobody needs once it has ended: then the monitor
	 * removes them.
	 */
	public static Path scratch(Path directory, long pid) {
		return directory.resolve("rehearsal-" + pid);
	}

	/** This address as JVM options for a worker's command line. */
	public List<String> toJvmOptions() {
		return List.of("-D" + SOCKET + "=" + this.socket, "-D" + TOKEN + "=" + this.token);
	}

	/**
	 * Take the address from this JVM's system properties, where it is no more afterwards;
	 * null if this process was not started as a worker.
	 */
	public static @Nullable WorkerAddress takeFromSystemProperties() {
		String socket = System.clearProperty(SOCKET);
		String token = System.clearProperty(TOKEN);
		return (socket != null && token != null) ? new WorkerAddress(Path.of(socket), token) : null;
	}

}
