package dev.hupper.filemonitor;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * A watch service and the directories it watches. One key stands for one directory on the
 * disk, to which several paths may lead. Not thread-safe, but for what says so.
 */
final class WatchKeys implements Closeable {

	private static final WatchEvent.Kind<?>[] KINDS = { StandardWatchEventKinds.ENTRY_CREATE,
			StandardWatchEventKinds.ENTRY_DELETE, StandardWatchEventKinds.ENTRY_MODIFY };

	private final WatchService service;

	private final NavigableMap<Path, WatchKey> keys = new TreeMap<>();

	private final Map<WatchKey, Set<Path>> paths = new HashMap<>();

	private WatchKeys(WatchService service) {
		this.service = service;
	}

	/**
	 * Ask the operating system for one more watch service.
	 * @throws IOException if there are too many
	 */
	static WatchKeys open() throws IOException {
		return new WatchKeys(FileSystems.getDefault().newWatchService());
	}

	/**
	 * Wait for what has happened, and take all of it. Thread-safe.
	 * @throws InterruptedException if the thread is interrupted
	 * @throws java.nio.file.ClosedWatchServiceException once closed
	 */
	List<WatchKey> takeAll() throws InterruptedException {
		List<WatchKey> all = new ArrayList<>();
		for (WatchKey key = this.service.take(); key != null; key = this.service.poll()) {
			all.add(key);
		}
		return all;
	}

	/**
	 * Watch a directory, or the one that has taken its place.
	 * @throws IOException if it is none, cannot be read, or is one too many
	 */
	void add(Path directory) throws IOException {
		WatchKey key = directory.register(this.service, KINDS);
		WatchKey before = this.keys.put(directory, key);
		if (before != null && before != key) {
			release(before, directory);
		}
		this.paths.computeIfAbsent(key, (added) -> new HashSet<>(2)).add(directory);
	}

	boolean contains(Path directory) {
		return this.keys.containsKey(directory);
	}

	/** By which paths a directory is watched; none if it is not any more. */
	List<Path> pathsOf(WatchKey key) {
		return List.copyOf(this.paths.getOrDefault(key, Set.of()));
	}

	/** Forget a key that has become invalid, and tell what was watched by it. */
	Set<Path> remove(WatchKey key) {
		Set<Path> directories = this.paths.remove(key);
		if (directories == null) {
			return Set.of();
		}
		directories.forEach((directory) -> this.keys.remove(directory, key));
		return directories;
	}

	/** A directory was deleted, or moved away with all below it. */
	void removeTree(Path directory) {
		if (!contains(directory)) {
			return;
		}
		String prefix = directory.toString();
		List<Path> tree = this.keys.tailMap(directory)
			.keySet()
			.stream()
			.takeWhile((path) -> path.toString().startsWith(prefix))
			.filter((path) -> path.startsWith(directory))
			.toList();
		for (Path path : tree) {
			WatchKey key = this.keys.remove(path);
			if (key != null) {
				release(key, path);
			}
		}
	}

	private void release(WatchKey key, Path path) {
		Set<Path> others = this.paths.get(key);
		if (others != null && others.remove(path) && others.isEmpty()) {
			this.paths.remove(key);
			key.cancel();
		}
	}

	/** Let go of all; thread-safe. */
	@Override
	public void close() throws IOException {
		this.service.close();
	}

}
