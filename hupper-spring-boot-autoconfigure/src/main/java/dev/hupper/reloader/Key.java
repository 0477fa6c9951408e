package dev.hupper.reloader;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a letter and ENTER on the terminal do.
 */
enum Key {

	RELOAD("reload"), FRESH("reload by a plain new JVM, without archive and standby"), CLEAR("clear the screen"),
	PAUSE("pause reloading, or go on with it"), OPEN("open the application in the browser"),
	LOG_LEVEL("log more of the application's own packages"), DIAGNOSTICS("show the last compile errors again"),
	HELP("show this help"), QUIT("quit");

	private final String meaning;

	Key(String meaning) {
		this.meaning = meaning;
	}

	/** The first of its name. */
	char letter() {
		return Character.toLowerCase(name().charAt(0));
	}

	static Optional<Key> of(String typed) {
		return Arrays.stream(values()).filter((key) -> typed.equalsIgnoreCase(key.letter() + "")).findFirst();
	}

	/** All of them, one a line. */
	static String help() {
		return Arrays.stream(values())
			.map((key) -> "  " + key.letter() + " + ENTER  " + key.meaning)
			.collect(Collectors.joining("\n", "Keys, as long as the application does not read its input:\n", ""));
	}

}
