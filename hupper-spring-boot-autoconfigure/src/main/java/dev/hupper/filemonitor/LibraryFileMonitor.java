package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;

/**
 * Learns of changes through the library directory-watcher, one watcher for each root. A
 * root itself is looked at a few times a second, since the library does not tell when it
 * comes or goes.
 */
final class LibraryFileMonitor extends RootedFileMonitor implements DirectoryEvents.Listener {

	private final Consumer<Path> callback;

	private final HupperLogger logger;

	private final PathPoller poller = new PathPoller(this::probed);

	private final PollingFallback fallback;

	/** Guarded by this, as all that follows. */
	private final Map<Path, DirectoryEvents> open = new HashMap<>();

	private boolean running;

	LibraryFileMonitor(Consumer<Path> callback, PollingFallback fallback, HupperLogger logger) {
		this.callback = callback;
		this.fallback = fallback;
		this.logger = logger;
	}

	@Override
	void added(Path root) {
		this.poller.add(root);
		if (this.running) {
			reopen(root);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.roots.all().forEach(this::reopen);
		this.poller.start();
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		this.poller.stop();
		this.open.values().forEach(DirectoryEvents::close);
	}

	@Override
	public void join() throws InterruptedException {
		this.poller.join();
		for (DirectoryEvents events : opened()) {
			events.join();
		}
	}

	private synchronized List<DirectoryEvents> opened() {
		return List.copyOf(this.open.values());
	}

	private void probed(Path path) {
		synchronized (this) {
			if (this.running && this.roots.contains(path)) {
				reopen(path);
			}
			else if (this.running && Files.isDirectory(path)) {
				this.roots.around(path).forEach(this::reopen);
			}
		}
		this.callback.accept(path);
	}

	private void reopen(Path root) {
		DirectoryEvents before = this.open.remove(root);
		if (before != null) {
			before.close();
		}
		if (!Files.isDirectory(root)) {
			return;
		}
		try {
			boolean recursive = this.roots.refresh(root).recursive();
			this.open.put(root, DirectoryEvents.open(root, recursive, this, this.logger));
		}
		catch (IOException ex) {
			this.fallback.add(root, ex);
		}
	}

	@Override
	public void changed(Path path) {
		this.callback.accept(path);
	}

	@Override
	public void unwatched(Path directory, IOException failure) {
		this.fallback.add(directory, failure);
	}

	@Override
	public void linked(Path path) {
		this.poller.add(path);
	}

	@Override
	public void lost(Path root, String reason) {
		this.fallback.reportLoss(reason + ": looking through " + root);
		changed(root);
		outdated(root);
	}

	@Override
	public void outdated(Path root) {
		this.poller.suspect(root);
	}

}
