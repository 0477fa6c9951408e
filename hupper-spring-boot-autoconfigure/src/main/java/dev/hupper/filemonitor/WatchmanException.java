package dev.hupper.filemonitor;

import java.io.IOException;

/**
 * A watchman daemon cannot be reached, or does not say what it should.
 */
final class WatchmanException extends IOException {

	WatchmanException(String message) {
		super(message);
	}

	WatchmanException(String message, Throwable cause) {
		super(message, cause);
	}

}
