package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.CompletableFuture;

import dev.hupper.api.HupperLogger;
import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryChangeListener;
import io.methvin.watcher.DirectoryWatcher;
import io.methvin.watcher.visitor.FileTreeVisitor;
import org.slf4j.helpers.NOPLogger;

/**
 * The operating system's events for one directory, through the library directory-watcher:
 * the only class that knows it.
 */
final class DirectoryEvents implements DirectoryChangeListener {

	private static final String OVERFLOW = "More changes at once than the system's queue holds";

	private final Path root;

	private final Listener listener;

	private final HupperLogger logger;

	private final DirectoryWatcher watcher;

	private boolean reported;

	private volatile boolean closed;

	private DirectoryEvents(Path root, boolean recursive, Listener listener, HupperLogger logger) throws IOException {
		this.root = root;
		this.listener = listener;
		this.logger = logger;
		FileTreeVisitor visitor = (start, onDirectory, onFile) -> visit(start, recursive, onDirectory, onFile);
		// Hashing is the change watch's business, and a logger of slf4j's own would bind
		// the application's logging in the monitor.
		this.watcher = DirectoryWatcher.builder()
			.path(root)
			.listener(this)
			.fileHashing(false)
			.fileTreeVisitor(visitor)
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
		CompletableFuture<Void> end = events.watcher.watchAsync((task) -> {
			Thread thread = new Thread(task, "hupper-watchdog");
			thread.setDaemon(true);
			thread.start();
		});
		if (end.isCompletedExceptionally()) {
			events.close();
			throw failureOf(end);
		}
		end.whenComplete((result, failure) -> events.ended());
		return events;
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
	private void visit(Path start, boolean recursive, FileTreeVisitor.Callback onDirectory,
			FileTreeVisitor.Callback onFile) throws IOException {
		if (!recursive && !start.equals(this.root)) {
			return;
		}
		new TreeVisit(start, recursive) {

			@Override
			void directory(Path directory) throws IOException {
				onDirectory.call(directory);
			}

			@Override
			void file(Path file, BasicFileAttributes attributes) throws IOException {
				onFile.call(file);
			}

			@Override
			void failed(Path path, IOException failure) {
				DirectoryEvents.this.listener.unwatched(path, failure);
			}

		}.run();
	}

	@Override
	public void onEvent(DirectoryChangeEvent event) {
		if (event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW) {
			lookThroughAll(OVERFLOW);
		}
		else {
			this.listener.changed(event.path());
		}
	}

	/**
	 * Whatever went wrong, looking through everything is right. Version 0.19.1 of the
	 * library fails with a NullPointerException on each overflow, which has no path.
	 */
	@Override
	public void onException(Exception failure) {
		lookThroughAll((failure instanceof NullPointerException) ? OVERFLOW : failure.toString());
	}

	/** Said once: a build that writes thousands of files leads here every time. */
	private void lookThroughAll(String reason) {
		String message = reason + ": looking through " + this.root;
		if (this.reported) {
			this.logger.debug(message);
		}
		else {
			this.logger.info(message);
		}
		this.reported = true;
		this.listener.changed(this.root);
	}

	private void ended() {
		if (!this.closed) {
			this.listener.ended(this.root);
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

	/** Is told what happens; from any thread. */
	interface Listener {

		/** A path may have changed; all below it, if it is a directory. */
		void changed(Path path);

		/** No events come of this directory and what is below it. */
		void unwatched(Path directory, IOException failure);

		/** No more events come, since the directory is gone. */
		void ended(Path root);

	}

}
