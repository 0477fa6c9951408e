package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.hupper.api.FileMonitor;

/**
 * A file monitor of a few lines, which looks at everything every few milliseconds.
 */
final class ScanningDouble implements FileMonitor {

	private final Consumer<Path> callback;

	private final List<Path> roots = new CopyOnWriteArrayList<>();

	private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();

	private final FileView files = new DiskFiles();

	private Map<Path, FileStamp> seen = new HashMap<>();

	ScanningDouble(Consumer<Path> callback) {
		this.callback = callback;
	}

	@Override
	public synchronized void addPath(Path path) {
		this.roots.add(path);
		this.seen.putAll(scan(path));
	}

	@Override
	public void start() {
		this.executor.scheduleWithFixedDelay(this::compare, 5, 5, TimeUnit.MILLISECONDS);
	}

	private synchronized void compare() {
		Map<Path, FileStamp> now = new HashMap<>();
		this.roots.forEach((root) -> now.putAll(scan(root)));
		Set<Path> paths = new HashSet<>(this.seen.keySet());
		paths.addAll(now.keySet());
		for (Path path : paths) {
			if (!now.containsKey(path) || !now.get(path).equals(this.seen.get(path))) {
				this.callback.accept(path);
			}
		}
		this.seen = now;
	}

	private Map<Path, FileStamp> scan(Path root) {
		Map<Path, FileStamp> stamps = new HashMap<>();
		TreeWalk walk = new TreeWalk(this.files, (directory) -> true, new HashMap<>(), root);
		while (!walk.isDone()) {
			try {
				walk.next().files().forEach((entry) -> stamps.put(entry.path(), entry.stamp()));
			}
			catch (IOException ex) {
				continue; // something vanished meanwhile: the next look tells
			}
		}
		return stamps;
	}

	@Override
	public void stop() {
		this.executor.shutdown();
	}

	@Override
	public void join() throws InterruptedException {
		this.executor.awaitTermination(1, TimeUnit.MINUTES);
	}

}
