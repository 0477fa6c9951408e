package dev.hupper.platform;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Keeps a thread that must not end going after a failure that nobody expected. What fails
 * once may fail each time: then it is said once, and in no spin. Used by one thread.
 */
public final class Survival {

	private final String subject;

	private final Duration pause;

	private final Consumer<String> errors;

	private final Consumer<String> details;

	private String last = "";

	/**
	 * Nothing has failed yet.
	 * @param subject what goes on, in the words of the line
	 * @param pause how long to wait after what has failed just so before
	 * @param errors takes the line
	 * @param details takes the stack trace
	 */
	public Survival(String subject, Duration pause, Consumer<String> errors, Consumer<String> details) {
		this.subject = subject;
		this.pause = pause;
		this.errors = errors;
		this.details = details;
	}

	/** Go on after a failure that nobody expected. */
	public void survive(Throwable failure) {
		String line = this.subject + " goes on after an unexpected failure: " + failure;
		if (line.equals(this.last)) {
			LockSupport.parkNanos(this.pause.toNanos());
			return;
		}
		this.last = line;
		this.errors.accept(line);
		StringWriter trace = new StringWriter();
		failure.printStackTrace(new PrintWriter(trace));
		this.details.accept(trace.toString());
	}

	/** All is well again: the next failure is said, be it the same. */
	public void succeeded() {
		this.last = "";
	}

}
