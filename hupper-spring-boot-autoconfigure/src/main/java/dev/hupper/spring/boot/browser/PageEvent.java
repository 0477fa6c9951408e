package dev.hupper.spring.boot.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the script in a page is told, in the format of server-sent events.
 *
 * @param text the event with the empty line that ends it
 */
record PageEvent(String text) {

	/** No event: it only shows whether somebody is there. */
	static final PageEvent BEAT = new PageEvent(":\n\n");

	/** In milliseconds; a browser's own pause before it comes again is seconds. */
	private static final int RETRY = 100;

	/**
	 * First on every stream: the version of what pages show.
	 */
	static PageEvent version(String version) {
		return new PageEvent("retry: " + RETRY + "\nid: " + version + "\n" + of("version", version).text());
	}

	/**
	 * Files, named absolutely and with slashes, that are served as they are have changed,
	 * and with them the version.
	 */
	static PageEvent served(List<String> paths, String version) {
		return new PageEvent("id: " + version + "\n" + of("served", String.join("\n", paths)).text());
	}

	/** Sources were compiled, without errors if that is empty. */
	static PageEvent compiled(String errors) {
		return of("compiled", errors);
	}

	/** As they travel. */
	byte[] bytes() {
		return this.text.getBytes(StandardCharsets.UTF_8);
	}

	private static PageEvent of(String type, String data) {
		StringBuilder text = new StringBuilder("event: ").append(type).append('\n');
		data.lines().forEach((line) -> text.append("data: ").append(line).append('\n'));
		return new PageEvent(data.isEmpty() ? text.append("data:\n\n").toString() : text.append('\n').toString());
	}

}
