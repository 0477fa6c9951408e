package dev.hupper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;

/**
 * The user's own way to compile, run on save where the monitor does not compile: one run
 * at a time.
 */
final class CompileCommand implements AutoCloseable {

	/** A build that hangs must not hold back all that follow. */
	private static final Duration LIMIT = Duration.ofMinutes(10);

	/** Until what it wrote last has been noticed. */
	private static final Duration AFTERGLOW = Duration.ofMillis(200);

	private final List<String> command;

	private final ToIntFunction<List<String>> runner;

	private final HupperLogger logger;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor((task) -> {
		Thread thread = new Thread(task, "hupper-compile-command");
		thread.setDaemon(true);
		return thread;
	});

	private volatile boolean running;

	/**
	 * Nothing runs yet.
	 * @param command the program and its arguments
	 * @param runner runs it and tells its exit code, -1 if it did not end in time
	 * @param logger where to say that it runs or failed
	 */
	CompileCommand(List<String> command, ToIntFunction<List<String>> runner, HupperLogger logger) {
		this.command = command;
		this.runner = runner;
		this.logger = logger;
	}

	static CompileCommand ofSystem(List<String> command, HupperLogger logger) {
		return new CompileCommand(command, (words) -> Commands.show(words, LIMIT), logger);
	}

	/**
	 * Whether it runs, or what it wrote last may not have been noticed: class files that
	 * change meanwhile are half of a whole.
	 */
	boolean isRunning() {
		return this.running;
	}

	/**
	 * Run it in the background.
	 * @param sources what was saved
	 * @return whether it succeeded
	 */
	CompletionStage<Boolean> run(Collection<Path> sources) {
		this.running = true;
		CompletableFuture<Boolean> done = new CompletableFuture<>();
		this.logger.info("Running hupper.compile.command ("
				+ sources.stream().map((path) -> String.valueOf(path.getFileName())).collect(Collectors.joining(", "))
				+ ")");
		this.thread.execute(() -> {
			int code = this.runner.applyAsInt(this.command);
			if (code != 0) {
				this.logger.error("hupper.compile.command "
						+ ((code > 0) ? "failed with exit code " + code
								: "could not run, or did not end in " + LIMIT.toMinutes() + " minutes")
						+ ": " + String.join(" ", this.command));
			}
			this.thread.schedule(() -> {
				this.running = false;
				done.complete(code == 0);
			}, AFTERGLOW.toMillis(), TimeUnit.MILLISECONDS);
		});
		return done;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
