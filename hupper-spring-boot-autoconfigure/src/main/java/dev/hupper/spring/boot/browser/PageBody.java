package dev.hupper.spring.boot.browser;

import java.io.IOException;

/**
 * What the application writes a page to: a stream or a writer.
 */
interface PageBody {

	/** Write characters, or bytes as Latin-1, to the container. */
	void pass(String text) throws IOException;

}
