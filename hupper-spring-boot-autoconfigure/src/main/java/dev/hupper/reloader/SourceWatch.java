package dev.hupper.reloader;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.ChangeWatch;
import dev.hupper.launch.BufferingLogger;
import dev.hupper.platform.Threads;

/**
 * The application's sources and the watch over its files, looked for on a thread of its
 * own: meanwhile the port is opened and the JVM of the first worker starts. Used by one
 * thread.
 */
final class SourceWatch implements AutoCloseable {

	private final BufferingLogger lines = new BufferingLogger();

	private final FutureTask<Found> search;

	private SourceWatch(Function<HupperLogger, Found> search) {
		this.search = new FutureTask<>(() -> search.apply(this.lines));
	}

	/**
	 * Begin to look for them, with a logger that keeps its lines until somebody waits.
	 */
	static SourceWatch begin(Function<HupperLogger, Found> search) {
		SourceWatch begun = new SourceWatch(search);
		Threads.start("hupper-source-watch", begun.search);
		return begun;
	}

	/**
	 * Wait until they are found. What cannot be looked for fails here.
	 * @throws InterruptedException if this thread is interrupted while it waits
	 */
	Found await(HupperLogger logger) throws InterruptedException {
		this.lines.passTo(logger);
		try {
			return this.search.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) ex.getCause();
		}
	}

	@Override
	public void close() {
		try {
			Found found = this.search.get();
			found.watch().close();
			found.builder().close();
		}
		catch (ExecutionException ex) {
			// There is nothing to close.
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Both of them. */
	record Found(SourceBuilder builder, ChangeWatch watch) {
	}

}
