package dev.hupper.relay;

import java.util.concurrent.TimeUnit;

import dev.hupper.apps.Exhaustion;

/**
 * Relays to a port when no file can be opened any more, until a line is read.
 */
final class ExhaustedRelay {

	private ExhaustedRelay() {
	}

	public static void main(String[] arguments) throws Exception {
		Exhaustion exhaustion = new Exhaustion();
		try (Relay relay = Relay.open(RelaySettings.DEFAULTS, exhaustion)) {
			int port = relay.listen("", 0);
			relay.serve(Integer.parseInt(arguments[0]), false);
			// What is to be used later has to be loaded while it can be; it stays open,
			// since what the relay closes in its own time would make room.
			try (Caller caller = new Caller(port)) {
				caller.get("/").response();
				exhaustion.begin();
				System.out.println("exhausted " + port);
				System.in.read();
				// Several pauses: in each of them it could say so anew.
				TimeUnit.MILLISECONDS.sleep(500);
				System.out.println("looked " + exhaustion.errors());
				exhaustion.close();
				System.in.read();
			}
		}
	}

}
