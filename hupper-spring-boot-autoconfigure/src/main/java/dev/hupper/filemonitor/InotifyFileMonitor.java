package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.WatchKey;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Survival;
import dev.hupper.platform.Threads;

/**
 * Learns of changes from one watch service of the JDK, which is one instance of inotify
 * however many roots there are. Asks for it when it is needed first.
 */
final class InotifyFileMonitor extends RootedFileMonitor {

	private final Consumer<Path> callback;

	private final PollingFallback fallback;

	private final HupperLogger logger;

	/** Guarded by this, as all that follows. */
	private @Nullable WatchKeys keys;

	private @Nullable WatchedTree tree;

	private @Nullable Thread thread;

	private boolean running;

	InotifyFileMonitor(Consumer<Path> callback, PollingFallback fallback, HupperLogger logger) {
		this.callback = callback;
		this.fallback = fallback;
		this.logger = logger;
	}

	@Override
	void added(Path root) {
		if (this.running) {
			watch(root);
		}
	}

	@Override
	public synchronized void start() {
		this.running = true;
		this.roots.all().forEach(this::watch);
	}

	private void watch(Path root) {
		try {
			if (this.tree == null) {
				this.tree = open();
			}
			this.tree.watch(root);
		}
		catch (IOException ex) {
			this.fallback.add(root, ex);
		}
	}

	private WatchedTree open() throws IOException {
		WatchKeys opened = WatchKeys.open();
		WatchedTree watched = new WatchedTree(opened, this.roots, this.fallback);
		this.keys = opened;
		this.thread = Threads.start("hupper-watchdog", () -> run(opened, watched));
		return watched;
	}

	private void run(WatchKeys source, WatchedTree watched) {
		Survival survival = new Survival("Watching for changes", Duration.ofSeconds(1), this.logger::error,
				this.logger::debug);
		boolean lost = false;
		while (true) {
			try {
				(lost ? all() : follow(source.takeAll(), watched)).forEach(this.callback);
				lost = false;
			}
			catch (InterruptedException | ClosedWatchServiceException ex) {
				return;
			}
			catch (RuntimeException ex) {
				survival.survive(ex);
				lost = true;
			}
		}
	}

	private synchronized Collection<Path> all() {
		return this.roots.all();
	}

	private synchronized Set<Path> follow(Collection<WatchKey> signalled, WatchedTree watched) {
		return watched.follow(signalled);
	}

	@Override
	public synchronized void stop() {
		this.running = false;
		if (this.keys != null) {
			try {
				this.keys.close();
			}
			catch (IOException ex) {
				this.logger.debug("Closing the watch service failed: " + ex);
			}
		}
	}

	@Override
	public void join() throws InterruptedException {
		Thread started;
		synchronized (this) {
			started = this.thread;
		}
		if (started != null && started != Thread.currentThread()) {
			started.join();
		}
	}

}
