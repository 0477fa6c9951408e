package dev.hupper.launch;

/**
 * No worker can be started the way this JVM was started. The message says why, and how to
 * start instead.
 */
public final class LaunchRefusedException extends IllegalStateException {

	LaunchRefusedException(String reason) {
		super("hupper cannot reload this application: " + reason);
	}

}
