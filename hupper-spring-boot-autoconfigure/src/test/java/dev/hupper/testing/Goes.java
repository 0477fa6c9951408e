package dev.hupper.testing;

import dev.hupper.ipc.Message;

/**
 * What workers are told to run, without the relay and keys.
 */
public final class Goes {

	private Goes() {
	}

	public static Message.Run of(int reloadCount, String cause, long graceMillis) {
		return of(reloadCount, cause, graceMillis, 0);
	}

	public static Message.Run of(int reloadCount, String cause, long graceMillis, int version) {
		return new Message.Run(reloadCount, cause, graceMillis, false, false, 0, false, version);
	}

}
