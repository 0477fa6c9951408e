package dev.hupper.reloader;

import java.io.IOException;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;

/**
 * The port on which the world knows the application, open while workers change. What the
 * loop needs of a relay, and no more. Called by the loop's thread; no method but
 * {@link #close()} blocks.
 */
public interface PublicPort extends AutoCloseable {

	/**
	 * Whether workers are to listen elsewhere, and to say where.
	 * @return false if a worker has the port to itself
	 */
	boolean isRelayed();

	/**
	 * No worker listens for now, but one will: let requests wait.
	 */
	void hold();

	/**
	 * A worker is about to be stopped: let requests wait, and those that it works on be
	 * answered.
	 * @return completed, on any thread, when that is done or has taken too long
	 */
	CompletionStage<Void> drain();

	/**
	 * A worker listens; one that has several web servers says so for each.
	 * @param listening where, and where it would without a relay
	 */
	void serve(Message.Listening listening);

	/**
	 * A worker has no web server, or one that listens on the port itself: leave it the
	 * port.
	 * @return completed, on any thread, when it can have it
	 */
	CompletionStage<Void> release();

	/**
	 * All web servers of a worker listen: what it does not serve, nobody does.
	 */
	void allListen();

	/**
	 * No worker runs, and something has to change before one does.
	 * @param title what happened, one line
	 * @param text why, as far as it is known; several lines
	 */
	void fail(String title, String text);

	@Override
	void close();

	/**
	 * No relay at all.
	 * @return a port that workers have to themselves
	 */
	static PublicPort none() {
		return new WorkersOwnPort();
	}

	/** Opens the port. */
	@FunctionalInterface
	interface Factory {

		/**
		 * Open the port.
		 * @param logger where lines for the user go
		 * @return a port to be closed
		 * @throws IOException if it cannot be opened; the message says why and what to do
		 */
		PublicPort open(HupperLogger logger) throws IOException;

	}

}
