package dev.hupper;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToIntFunction;

import dev.hupper.api.HupperLogger;

/**
 * The user's own way to compile, run on save where the monitor does not compile: one run
 * at a time, and one more for all saves that come meanwhile.
 */
final class CompileCommand implements AutoCloseable {

	private final List<String> command;

	private final ToIntFunction<List<String>> runner;

	private final HupperLogger logger;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "hupper-compile-command");
		thread.setDaemon(true);
		return thread;
	});

	private boolean waiting;

	/**
	 * Nothing runs yet.
	 * @param command the program and its arguments
	 * @param runner runs it and tells its exit code
	 * @param logger where to say that it failed
	 */
	CompileCommand(List<String> command, ToIntFunction<List<String>> runner, HupperLogger logger) {
		this.command = command;
		this.runner = runner;
		this.logger = logger;
	}

	/** Run it in the background; what it writes is noticed like any other change. */
	synchronized void request() {
		if (!this.waiting) {
			this.waiting = true;
			this.thread.execute(this::run);
		}
	}

	private void run() {
		synchronized (this) {
			this.waiting = false;
		}
		int code = this.runner.applyAsInt(this.command);
		if (code != 0) {
			this.logger.error("hupper.compile.command failed with exit code " + code + ": "
					+ String.join(" ", this.command) + ". The running application stays as it is");
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

}
