package dev.hupper.spring.boot.browser;

import java.io.IOException;

/**
 * What the application writes a page to: a stream or a writer.
 */
interface PageBody {

	/**
	 * Write to the container.
	 * @param text characters, or bytes as Latin-1
	 */
	void pass(String text) throws IOException;

}
