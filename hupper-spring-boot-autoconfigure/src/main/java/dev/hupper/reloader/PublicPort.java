package dev.hupper.reloader;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;

/**
 * The port on which the world knows the application, open while workers change. What the
 * loop needs of a relay, and no more. Called by the loop's thread; no method but
 * {@link #close()} blocks. What is not implemented is as without a relay: workers listen
 * where they like, and nobody while there is none.
 */
public interface PublicPort extends AutoCloseable {

	/**
	 * Whether workers are to listen elsewhere, and to say where; if not, a worker has the
	 * port to itself.
	 */
	default boolean isRelayed() {
		return false;
	}

	/**
	 * The port at which the world finds an application that wants any.
	 * @return 0 if there is none
	 */
	default int anyPort() {
		return 0;
	}

	/**
	 * No worker listens for now, but one will: let requests wait.
	 */
	default void hold() {
	}

	/**
	 * A worker is about to be stopped: let requests wait, and those that it works on be
	 * answered.
	 * @return completed, on any thread, when that is done or has taken too long
	 */
	default CompletionStage<Void> drain() {
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * How long nobody has waited for an answer, in nanoseconds; zero while somebody does,
	 * {@link Long#MAX_VALUE} if that is not known.
	 */
	default long nanosIdle() {
		return Long.MAX_VALUE;
	}

	/** A worker listens; one that has several web servers says so for each. */
	default void serve(Message.Listening listening) {
	}

	/**
	 * A worker has no web server, or one that listens on the port itself: leave it what
	 * no other serves behind this.
	 * @return completed, on any thread, when it can have it
	 */
	default CompletionStage<Void> release() {
		return CompletableFuture.completedFuture(null);
	}

	/**
	 * All web servers of a worker listen: what it does not serve, nobody does.
	 */
	default void allListen() {
	}

	/**
	 * It has failed by itself: be as before, as far as that goes.
	 */
	default void reopen() {
	}

	/**
	 * Whether a worker was busy with a request at a time not long ago, in nanoseconds
	 * since the epoch.
	 */
	default boolean wasServing(long epochNanos) {
		return false;
	}

	/**
	 * No worker runs, and something has to change before one does: what happened, in one
	 * line, and why, as far as it is known, in several.
	 */
	default void fail(String title, String text) {
	}

	@Override
	default void close() {
	}

	/** No relay at all: workers have the port to themselves. */
	static PublicPort none() {
		return new PublicPort() {
		};
	}

	/** Opens the port. */
	@FunctionalInterface
	interface Factory {

		/**
		 * Open the port.
		 * @param failed to be called, by any thread, when it has to be
		 * {@linkplain #reopen() opened anew}
		 * @param logger where lines for the user go
		 * @return a port to be closed
		 * @throws IOException if it cannot be opened; the message says why and what to do
		 */
		PublicPort open(Runnable failed, HupperLogger logger) throws IOException;

	}

}
