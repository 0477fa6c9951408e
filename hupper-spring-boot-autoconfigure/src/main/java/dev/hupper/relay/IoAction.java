package dev.hupper.relay;

import java.io.IOException;

/**
 * Something that is done with a connection.
 */
@FunctionalInterface
interface IoAction {

	void run() throws IOException;

}
