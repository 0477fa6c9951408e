package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import dev.hupper.platform.Threads;
import dev.hupper.worker.DevEventListener;
import org.jspecify.annotations.Nullable;

/**
 * The streams of events to the pages that are open in browsers. A beat, by the thread
 * {@code hupper-pages}, finds out which of them are closed. Thread-safe; no method
 * blocks.
 */
final class OpenPages implements DevEventListener, AutoCloseable {

	/** In seconds. */
	private static final int BEAT = 15;

	private final String monitor;

	private final Set<Stream> streams = new LinkedHashSet<>();

	private String errors = "";

	/** Of what pages show: one that comes back, or took its time, may have missed it. */
	private volatile int version;

	/** There is none before the first page. */
	private @Nullable ScheduledExecutorService beat;

	private boolean closed;

	/** No page yet; the monitor is named by a word. */
	OpenPages(String monitor) {
		this.monitor = monitor;
	}

	/**
	 * The version of what pages show now: the word for the monitor, a dot, and a number
	 * that grows, whatever the clock says.
	 */
	String version() {
		return this.monitor + "." + this.version;
	}

	/** A page has come; its stream is closed here. */
	synchronized void add(Stream stream) {
		if (this.closed) {
			stream.close();
		}
		else if (send(stream, PageEvent.version(version())) && send(stream, PageEvent.compiled(this.errors))) {
			this.streams.add(stream);
			if (this.beat == null) {
				this.beat = Executors.newSingleThreadScheduledExecutor(OpenPages::thread);
				this.beat.scheduleWithFixedDelay(() -> sendToAll(PageEvent.BEAT), BEAT, BEAT, TimeUnit.SECONDS);
			}
		}
	}

	/** It belongs to no web application, though the first page's thread does. */
	private static Thread thread(Runnable task) {
		Thread thread = Threads.daemon("hupper-pages", task);
		thread.setContextClassLoader(OpenPages.class.getClassLoader());
		return thread;
	}

	@Override
	public synchronized void served(List<String> paths, int version) {
		this.version = version;
		sendToAll(PageEvent.served(paths, version()));
	}

	@Override
	public synchronized void compiled(String errors) {
		this.errors = errors;
		sendToAll(PageEvent.compiled(errors));
	}

	synchronized void sendToAll(PageEvent event) {
		this.streams.removeIf((stream) -> !send(stream, event));
	}

	private static boolean send(Stream stream, PageEvent event) {
		try {
			stream.send(event);
			return true;
		}
		catch (IOException | RuntimeException ex) {
			// The page was closed; some servers say so in their own way.
			stream.close();
			return false;
		}
	}

	/** End all streams, those to come included. */
	@Override
	public synchronized void close() {
		this.closed = true;
		this.streams.forEach(Stream::close);
		this.streams.clear();
		if (this.beat != null) {
			this.beat.shutdownNow();
		}
	}

	/** A stream to one page. */
	interface Stream {

		/** So many events may wait for a page that does not read. */
		int MAX_UNSENT = 100;

		/**
		 * Send an event, without waiting until it is sent.
		 * @throws IOException if nobody listens any more
		 */
		void send(PageEvent event) throws IOException;

		/** End it; may be called twice. */
		void close();

	}

}
