package dev.hupper.launch;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.platform.Threads;

/**
 * The JVM of the first worker, started as a standby while it is still being found out how
 * workers are to be started. Where that turns out otherwise it is given up. Used by one
 * thread; what it starts, it starts on one of its own.
 */
public final class EarlyStandby implements AutoCloseable {

	private final BufferingLogger logger = new BufferingLogger();

	private @Nullable FutureTask<@Nullable ProcessLauncher> launcher;

	private EarlyStandby() {
	}

	/** Start nothing ahead: this opens a launcher when it is asked to. */
	public static EarlyStandby none() {
		return new EarlyStandby();
	}

	/**
	 * Start a JVM for what workers will probably run, if there is a class archive:
	 * without one, hupper may never have been used here, and there is nothing to warm up.
	 * To be closed, unless {@link #open} is called.
	 */
	public static EarlyStandby of(String workerPath, ReloaderOptions guess) {
		ReloaderOptions options = guess.toBuilder().standby(new StandbyOptions(true, WarmUp.CLASSES)).build();
		EarlyStandby early = new EarlyStandby();
		FutureTask<@Nullable ProcessLauncher> launcher = new FutureTask<>(
				() -> start(WorkerSpec.ofThisJvm(workerPath, options), early.logger));
		early.launcher = launcher;
		Threads.start("hupper-early-standby", launcher);
		return early;
	}

	private static @Nullable ProcessLauncher start(WorkerSpec guess, HupperLogger logger) throws IOException {
		if (!guess.standby().enabled()) {
			return null;
		}
		ProcessLauncher launcher = ProcessLauncher.open(guess, logger);
		if (launcher.hasArchive()) {
			launcher.startStandby();
			return launcher;
		}
		launcher.close();
		return null;
	}

	/**
	 * Open a launcher now that it is known how workers are started.
	 * @throws IOException as {@link WorkerLauncher#open}
	 */
	public WorkerLauncher open(WorkerSpec spec, HupperLogger logger) throws IOException {
		ProcessLauncher started = take();
		if (started != null && started.continueWith(spec)) {
			this.logger.passTo(logger);
			logger.debug("The JVM of the first worker was started ahead");
			return started;
		}
		if (started != null) {
			logger.debug("The JVM that was started ahead is given up: workers are started otherwise");
			started.close();
		}
		return WorkerLauncher.open(spec, logger);
	}

	@Override
	public void close() {
		ProcessLauncher started = take();
		if (started != null) {
			started.close();
		}
	}

	/** Whatever failed here fails again, and is said, when it is done for good. */
	private @Nullable ProcessLauncher take() {
		FutureTask<@Nullable ProcessLauncher> taken = this.launcher;
		this.launcher = null;
		try {
			return (taken != null) ? taken.get() : null;
		}
		catch (ExecutionException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
	}

}
