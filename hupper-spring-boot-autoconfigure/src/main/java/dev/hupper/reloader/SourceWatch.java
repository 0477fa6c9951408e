package dev.hupper.reloader;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.ChangeWatch;
import dev.hupper.filemonitor.WatchedFiles;
import dev.hupper.launch.BufferingLogger;
import dev.hupper.platform.Threads;

/**
 * The application's sources and the watch over its files, looked for on a thread of its
 * own: meanwhile the port is opened and the first worker starts. Closed by one thread.
 */
final class SourceWatch implements SourceSearch, AutoCloseable {

	private final BufferingLogger lines = new BufferingLogger();

	private final FutureTask<Found> search;

	private final HupperLogger logger;

	private SourceWatch(Function<HupperLogger, Found> search, HupperLogger logger) {
		this.logger = logger;
		this.search = new FutureTask<>(() -> search.apply(this.lines));
	}

	/**
	 * Begin to look for them, with a logger that keeps its lines for another until
	 * somebody waits.
	 */
	static SourceWatch begin(Function<HupperLogger, Found> search, HupperLogger logger) {
		SourceWatch begun = new SourceWatch(search, logger);
		Threads.start("hupper-source-watch", begun.search);
		return begun;
	}

	@Override
	public void await() throws InterruptedException {
		this.lines.passTo(this.logger);
		try {
			this.search.get();
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof Error error) {
				throw error;
			}
			throw (RuntimeException) ex.getCause();
		}
	}

	@Override
	public WatchedFiles files() {
		return found().watch();
	}

	@Override
	public SourceBuilder sources() {
		return found().builder();
	}

	private Found found() {
		try {
			return this.search.get();
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("The search has failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted in the search", ex);
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
