package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Threads;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import org.jspecify.annotations.Nullable;
import org.slf4j.helpers.NOPLogger;

/**
 * The operating system's events for one directory, through the library directory-watcher:
 * the only class that knows it.
 */
final class DirectoryEvents implements DirectoryChangeListener {

	private static final String OVERFLOW = "More changes at once than the system's queue holds";

	private final Path root;

	private final boolean recursive;

	private final Listener listener;

	private final HupperLogger logger;

	private final DirectoryWatcher watcher;

	private @Nullable Thread thread;

	private volatile boolean closed;

	private DirectoryEvents(Path root, boolean recursive, Listener listener, HupperLogger logger) throws IOException {
		this.root = root;
		this.recursive = recursive;
		this.listener = listener;
		this.logger = logger;
		// Hashing is the change watch's business, and a logger of slf4j's own would bind
		// the application's logging in the monitor.
		this.watcher = DirectoryWatcher.builder()
			.path(root)
			.listener(this)
			.fileHashing(false)
			.fileTreeVisitor(this::visit)
			.logger(NOPLogger.NOP_LOGGER)
			.build();
	}

	/**
	 * Watch a directory. When this returns, no later change is missed.
	 * @param root an existing directory
	 * @param recursive whether sub-directories are watched too, those made later included
	 * @param listener is told what happens
	 * @param logger where to report trouble
	 * @return events that last until they are closed or the directory is gone
	 * @throws IOException if the directory cannot be watched at all
	 */
	static DirectoryEvents open(Path root, boolean recursive, Listener listener, HupperLogger logger)
			throws IOException {
		DirectoryEvents events = new DirectoryEvents(root, recursive, listener, logger);
		CompletableFuture<Void> end = events.watcher.watchAsync(events::run);
		if (end.isCompletedExceptionally()) {
			events.close();
			throw failureOf(end);
		}
		end.whenComplete((result, failure) -> events.ended());
		return events;
	}

	private void run(Runnable task) {
		this.thread = Threads.start("hupper-watchdog", task);
	}

	private static IOException failureOf(CompletableFuture<Void> end) {
		try {
			end.join();
		}
		catch (RuntimeException ex) {
			Throwable cause = (ex.getCause() instanceof UncheckedIOException unchecked) ? unchecked.getCause() : ex;
			return (cause instanceof IOException failure) ? failure : new IOException(ex);
		}
		return new IOException("It ended at once");
	}

	/** The library's own way to visit a tree ends at the first directory that fails. */
	private void visit(Path start, FileTreeVisitor.Callback onDirectory, FileTreeVisitor.Callback onFile)
			throws IOException {
		if (!this.recursive && !start.equals(this.root)) {
			return;
		}
		new TreeVisit(start, this.recursive) {

			@Override
			void directory(Path directory) throws IOException {
				onDirectory.call(directory);
				probeIfLink(directory);
			}

			@Override
			void file(Path file, BasicFileAttributes attributes) throws IOException {
				probeIfLink(file);
				onFile.call(file);
			}

			@Override
			void failed(Path path, IOException failure) {
				DirectoryEvents.this.listener.unwatched(path, failure);
			}

		}.run();
	}

	/** No event tells that the target of a link changed. */
	private void probeIfLink(Path path) {
		if (Files.isSymbolicLink(path)) {
			this.listener.linked(path);
		}
	}

	@Override
	public void onEvent(DirectoryChangeEvent event) {
		Path path = event.path();
		if (event.eventType() == DirectoryChangeEvent.EventType.CREATE && !event.isDirectory()) {
			if (!Files.isDirectory(path)) {
				probeIfLink(path);
			}
			else if (this.recursive) {
				// The library does not follow a new link.
				this.listener.outdated(this.root);
			}
		}
		this.listener.changed(path);
	}

	/**
	 * Whatever went wrong, looking through everything is right. Version 0.19.1 of the
	 * library fails with a NullPointerException on each overflow, which has no path.
	 */
	@Override
	public void onException(Exception failure) {
		this.listener.lost(this.root, (failure instanceof NullPointerException) ? OVERFLOW : failure.toString());
	}

	private void ended() {
		if (!this.closed) {
			this.listener.outdated(this.root);
		}
	}

	void close() {
		this.closed = true;
		try {
			this.watcher.close();
		}
		catch (IOException ex) {
			this.logger.debug("Closing the events of " + this.root + " failed: " + ex);
		}
	}

	/** Wait until the listener is told nothing more. */
	void join() throws InterruptedException {
		if (this.thread != null && this.thread != Thread.currentThread()) {
			this.thread.join();
		}
	}

	/** Is told what happens; from any thread. */
	interface Listener {

		/** A path may have changed; all below it, if it is a directory. */
		void changed(Path path);

		/** No events come of this directory and what is below it. */
		void unwatched(Path directory, IOException failure);

		/** A path is a link: no event tells that its target was made or replaced. */
		void linked(Path path);

		/** Events were lost, so directories may have been made that are not watched. */
		void lost(Path root, String reason);

		/** The directory is gone or has a new link: its events are to be opened anew. */
		void outdated(Path root);

	}

}
