package dev.hupper.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import dev.hupper.api.WatchmanOptions;

/**
 * A real watchman daemon with a socket and state of its own.
 */
public final class WatchmanDaemon implements AutoCloseable {

	private final Path socket;

	private final ChildProcess process;

	private WatchmanDaemon(Path socket, ChildProcess process) {
		this.socket = socket;
		this.process = process;
	}

	/** Start a daemon and wait until it listens. */
	public static WatchmanDaemon start(Path directory) throws IOException {
		Files.createDirectories(directory);
		Path socket = directory.resolve("sock");
		Files.deleteIfExists(socket);
		List<String> command = List.of("watchman", "--foreground", "--sockname=" + socket,
				"--statefile=" + directory.resolve("state"), "--logfile=" + directory.resolve("log"),
				"--pidfile=" + directory.resolve("pid"));
		ChildProcess process;
		try {
			process = ChildProcess.start(directory, Map.of(), command);
		}
		catch (java.io.UncheckedIOException ex) {
			throw new AssertionError("These tests need watchman: sudo apt-get install watchman", ex);
		}
		process.await("watchman to listen", () -> isListening(socket));
		return new WatchmanDaemon(socket, process);
	}

	private static boolean isListening(Path socket) {
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			return channel.connect(UnixDomainSocketAddress.of(socket));
		}
		catch (IOException ex) {
			return false;
		}
	}

	public WatchmanOptions options() {
		return new WatchmanOptions(this.socket.toString(), "watchman", Duration.ofSeconds(10));
	}

	public Path socket() {
		return this.socket;
	}

	public void kill() {
		this.process.signal("KILL");
		this.process.awaitExit();
	}

	@Override
	public void close() {
		this.process.close();
	}

}
