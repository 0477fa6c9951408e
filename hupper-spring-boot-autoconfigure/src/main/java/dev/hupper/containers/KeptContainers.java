package dev.hupper.containers;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.CacheDirectory;
import dev.hupper.platform.Threads;

/**
 * What a monitor does so that its workers can keep their containers: it tells them how,
 * and removes the containers when it ends, as well as those of monitors that were killed.
 */
public final class KeptContainers {

	/** Says who switched reuse on, where the user did not. */
	private static final String SWITCHED_ON = "HUPPER_CONTAINERS_REUSE";

	/** Nobody likes to wait for the end. */
	private static final Duration LIMIT = Duration.ofMillis(1500);

	/** Where files are locked, far behind their content, which workers write. */
	private static final long LOCKED = 1 << 20;

	private final Path directory;

	private final Map<String, String> environment;

	private final ContainerRecord record;

	private @Nullable FileChannel locked;

	private KeptContainers(Path directory, Map<String, String> environment, ContainerRecord record) {
		this.directory = directory;
		this.environment = environment;
		this.record = record;
	}

	/**
	 * Prepare to have containers kept; nothing is done yet. Empty if the user forbids it
	 * or has no home.
	 */
	public static Optional<KeptContainers> prepare(Map<String, String> environment) {
		return CacheDirectory.ofUser().flatMap((cache) -> prepare(environment, cache.resolve("containers")));
	}

	static Optional<KeptContainers> prepare(Map<String, String> environment, Path directory) {
		ContainerRecord record = new ContainerRecord(
				directory.resolve(ProcessHandle.current().pid() + "-" + UUID.randomUUID()));
		Map<String, String> added = new HashMap<>(Map.of(ContainerRecord.VARIABLE, record.file().toString()));
		String reuse = environment.getOrDefault("TESTCONTAINERS_REUSE_ENABLE", "");
		if (reuse.isBlank()) {
			added.put("TESTCONTAINERS_REUSE_ENABLE", "true");
			added.put(SWITCHED_ON, "true");
		}
		return (reuse.isBlank() || Boolean.parseBoolean(reuse))
				? Optional.of(new KeptContainers(directory, Map.copyOf(added), record)) : Optional.empty();
	}

	/**
	 * Whether, in a worker, hupper has Testcontainers reuse containers and not the user.
	 */
	public static boolean isReuseSwitchedOn(Map<String, String> environment) {
		return environment.containsKey(SWITCHED_ON);
	}

	/** The environment variables that let workers keep containers. */
	public Map<String, String> environment() {
		return this.environment;
	}

	/**
	 * Let workers keep containers until this JVM ends. What monitors that were killed
	 * have left is removed in the background.
	 */
	public void keepUntilExit(HupperLogger logger) {
		try {
			begin();
			Runtime.getRuntime().addShutdownHook(new Thread(() -> end(logger), "hupper-kept-containers"));
			Threads.start("hupper-left-containers", () -> removeLeft(logger));
		}
		catch (IOException ex) {
			logger.info("Containers are not kept: " + this.record.file() + " cannot be written (" + ex + ")");
		}
	}

	/** A monitor that tidies up may take a new record for one that was left. */
	void begin() throws IOException {
		Files.createDirectories(this.directory);
		while (!Files.exists(this.record.file())) {
			FileChannel channel = FileChannel.open(this.record.file(), StandardOpenOption.CREATE,
					StandardOpenOption.WRITE);
			channel.lock(LOCKED, 1, false);
			this.locked = channel;
		}
	}

	void end(HupperLogger logger) {
		FutureTask<Integer> removal = new FutureTask<>(() -> this.record.removeAll());
		Threads.start("hupper-kept-containers", removal);
		try {
			int count = removal.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
			Files.deleteIfExists(this.record.file());
			say(count, "kept while the application was reloaded", logger);
		}
		catch (ExecutionException | IOException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			logger.error("Kept containers are not removed before the next start: " + cause.getMessage());
		}
		catch (TimeoutException ex) {
			removal.cancel(true);
			logger.error("Kept containers are not removed before the next start: no answer of the Docker engine within "
					+ LIMIT.toMillis() + " ms");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	void removeLeft(HupperLogger logger) {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.directory)) {
			for (Path file : files) {
				// Opening and closing it would free the lock.
				if (!file.equals(this.record.file())) {
					removeLeft(file, logger);
				}
			}
		}
		catch (IOException ex) {
			logger.debug("Containers of other monitors are left alone: " + ex);
		}
	}

	private static void removeLeft(Path file, HupperLogger logger) {
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
				FileLock lock = channel.tryLock(LOCKED, 1, false)) {
			if (lock != null) {
				int count = new ContainerRecord(file).removeAll();
				Files.deleteIfExists(file);
				say(count, "left by a monitor that was killed", logger);
			}
		}
		catch (IOException | OverlappingFileLockException ex) {
			logger.debug("Containers of another monitor are not removed yet: " + ex);
		}
	}

	private static void say(int count, String which, HupperLogger logger) {
		if (count > 0) {
			logger.info("Removed " + ((count > 1) ? count + " containers" : "a container") + " " + which);
		}
	}

}
