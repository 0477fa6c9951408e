package dev.hupper.launch.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hupper.platform.CacheDirectory;

/**
 * All archives of a user, each in a directory of its own; bounded in number and size.
 * Other processes use it at the same time.
 */
final class ArchiveStore {

	static final int MAX_COUNT = 8;

	static final long MAX_BYTES = 1L << 30;

	/** A worker may just be starting with it. */
	private static final long IN_USE_MILLIS = 60_000;

	private static final String PREFIX = "archive-";

	private static final String LOCK = "lock";

	private final Path directory;

	private ArchiveStore(Path directory) {
		this.directory = directory;
	}

	/**
	 * Open or make the store that the user has chosen.
	 * @throws IOException if there can be none; the message says why
	 */
	static ArchiveStore open(ArchiveSettings settings, Path ours) throws IOException {
		Optional<String> obstacle = settings.obstacle();
		if (obstacle.isPresent()) {
			throw new IOException(obstacle.get());
		}
		return open(settings.options()
			.directory()
			.map((name) -> Path.of(name).toAbsolutePath())
			.or(CacheDirectory::ofUser)
			.orElseThrow(() -> new IOException("this user has no cache directory, set hupper.archive.directory")),
				ours);
	}

	/**
	 * Open or make a store; {@code ours} is any directory of this user.
	 * @throws IOException if it cannot be used; the message says why
	 */
	static ArchiveStore open(Path directory, Path ours) throws IOException {
		CacheDirectory.open(directory, ours);
		return new ArchiveStore(directory);
	}

	/** Where the archive of a class path lies or will lie. */
	ArchiveSlot slot(ArchiveSettings settings, ArchivedClassPath classPath) {
		return slot(settings.inputs(classPath));
	}

	/**
	 * Where the archive for these inputs lies or will lie. Hashes may collide, so the
	 * inputs are compared as well.
	 */
	ArchiveSlot slot(String inputs) {
		return new ArchiveSlot(this.directory.resolve(PREFIX + Long.toHexString(Hash.of(inputs))), inputs);
	}

	/**
	 * Be the only one of this user who makes an archive; empty if another is. The
	 * operating system gives the lock back if this process is killed.
	 * @throws IOException if locks do not work here
	 */
	Optional<FileChannel> tryLock() throws IOException {
		FileChannel channel = FileChannel.open(this.directory.resolve(LOCK), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE);
		boolean locked = false;
		try {
			locked = channel.tryLock() != null;
		}
		catch (OverlappingFileLockException ex) {
			// Another monitor in this process.
		}
		finally {
			if (!locked) {
				channel.close();
			}
		}
		return locked ? Optional.of(channel) : Optional.empty();
	}

	/** Delete those not used for longest until the rest is within the bounds. */
	void prune(long nowMillis) throws IOException {
		long bytes = 0;
		int count = 0;
		for (ArchiveSlot slot : latestFirst()) {
			bytes += slot.size();
			count++;
			boolean tooMuch = count > MAX_COUNT || bytes > MAX_BYTES;
			if (tooMuch && nowMillis - slot.lastUsed() > IN_USE_MILLIS) {
				bytes -= slot.size();
				count--;
				slot.delete();
			}
		}
	}

	/** Delete what processes that were killed had not finished. */
	void tidy() throws IOException {
		for (ArchiveSlot slot : latestFirst()) {
			slot.tidy();
		}
	}

	/** Others may keep something in the directory that a user has chosen. */
	private List<ArchiveSlot> latestFirst() throws IOException {
		try (Stream<Path> all = Files.list(this.directory)) {
			return all.filter((path) -> path.getFileName().toString().startsWith(PREFIX))
				.map((path) -> new ArchiveSlot(path, ""))
				.filter(ArchiveSlot::isOne)
				.sorted(Comparator.comparingLong(ArchiveSlot::lastUsed).reversed())
				.toList();
		}
		catch (UncheckedIOException ex) {
			throw ex.getCause();
		}
	}

}
