package dev.hupper.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.ReloaderProxy;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * The application's line to the monitor, inside a worker.
 */
final class WorkerReloaderProxy implements ReloaderProxy {

	/** Of paths as long as Linux allows, as many as one message holds. */
	private static final int PATHS_PER_MESSAGE = 200;

	private final Connection connection;

	private final Message.Run run;

	private final BodySwaps swaps;

	WorkerReloaderProxy(Connection connection, Message.Run run, BodySwaps swaps) {
		this.swaps = swaps;
		this.connection = connection;
		this.run = run;
	}

	@Override
	public boolean isActive() {
		return true;
	}

	@Override
	public void watchFiles(String... pathsOrGlobs) {
		watch(false, pathsOrGlobs);
	}

	/** Watch directories whose files the application serves as they are. */
	void serves(Collection<Path> directories) {
		watch(true,
				directories.stream()
					.map((path) -> path.toAbsolutePath().normalize().toString())
					.toArray(String[]::new));
	}

	private void watch(boolean served, String... pathsOrGlobs) {
		List<String> absolute = new ArrayList<>();
		for (String pathOrGlob : pathsOrGlobs) {
			absolute.add(new File(pathOrGlob).getAbsolutePath());
		}
		Instant now = Instant.now();
		long since = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
		for (int from = 0; from < absolute.size(); from += PATHS_PER_MESSAGE) {
			int to = Math.min(absolute.size(), from + PATHS_PER_MESSAGE);
			send(new Message.WatchFiles(List.copyOf(absolute.subList(from, to)), since, served));
		}
	}

	@Override
	public void triggerReload() {
		send(new Message.Reload());
	}

	@Override
	public void gracefulShutdown() {
		send(new Message.ShutDown());
	}

	@Override
	public int getReloadCount() {
		return this.run.reloadCount();
	}

	@Override
	public Optional<String> getReloadCause() {
		return Optional.of(this.run.cause()).filter((cause) -> !cause.isEmpty());
	}

	@Override
	public int getSwapCount() {
		return this.swaps.count();
	}

	private void send(Message message) {
		try {
			this.connection.send(message);
		}
		catch (IOException ex) {
			throw new IllegalStateException("hupper's monitor cannot be reached from this worker: " + ex.getMessage(),
					ex);
		}
	}

}
