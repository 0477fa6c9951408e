package dev.hupper.relay;

import java.io.IOException;

/**
 * Something that is done with a connection.
 */
@FunctionalInterface
interface Step {

	void run() throws IOException;

}
