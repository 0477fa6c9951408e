package dev.hupper.ipc;

import java.io.IOException;

/**
 * The other side sent what no monitor or worker sends.
 */
public final class InvalidFrameException extends IOException {

	InvalidFrameException(String message) {
		super(message);
	}

}
