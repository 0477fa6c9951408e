package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

import dev.hupper.worker.NewsListener;

/**
 * The streams of events to the pages that are open in browsers. All of them are served by
 * one thread, {@code hupper-pages}, which exists once there is a page. Thread-safe; no
 * method blocks.
 */
final class OpenPages implements NewsListener, AutoCloseable {

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "hupper-pages");
		thread.setDaemon(true);
		return thread;
	});

	private final PageEvent first;

	/** Known to the thread alone, as is what follows. */
	private final Set<Stream> streams = new LinkedHashSet<>();

	private String errors = "";

	/**
	 * No page yet.
	 * @param worker the name of this worker
	 */
	OpenPages(String worker) {
		this.first = PageEvent.worker(worker);
	}

	/**
	 * A page has come.
	 * @param stream is closed here
	 */
	void add(Stream stream) {
		try {
			this.thread.execute(() -> {
				if (send(stream, this.first) && send(stream, PageEvent.compiled(this.errors))) {
					this.streams.add(stream);
				}
			});
		}
		catch (RejectedExecutionException ex) {
			stream.close();
		}
	}

	@Override
	public void served(List<String> paths) {
		List<String> seen = paths.stream().map((path) -> path.replace('\\', '/')).filter(OpenPages::isSeen).toList();
		if (!seen.isEmpty()) {
			execute(() -> sendToAll(PageEvent.served(seen)));
		}
	}

	/** A build writes these, and no page shows them. */
	private static boolean isSeen(String path) {
		return !path.contains("/META-INF/maven/") && !path.endsWith("/META-INF/build-info.properties")
				&& !path.endsWith("/git.properties");
	}

	@Override
	public void compiled(String errors) {
		execute(() -> {
			this.errors = errors;
			sendToAll(PageEvent.compiled(errors));
		});
	}

	private void execute(Runnable task) {
		try {
			this.thread.execute(task);
		}
		catch (RejectedExecutionException ex) {
			// The application stops: pages will hear of it from the next worker.
		}
	}

	private void sendToAll(PageEvent event) {
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

	/**
	 * End all streams, those to come included.
	 */
	@Override
	public void close() {
		execute(() -> {
			this.streams.forEach(Stream::close);
			this.streams.clear();
		});
		this.thread.shutdown();
	}

	/** A stream to one page. */
	interface Stream {

		/**
		 * Send an event.
		 * @param event what to send
		 * @throws IOException if nobody listens any more
		 */
		void send(PageEvent event) throws IOException;

		/** End it; may be called twice. */
		void close();

	}

}
