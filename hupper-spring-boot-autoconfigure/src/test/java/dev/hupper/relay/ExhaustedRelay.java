package dev.hupper.relay;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.api.HupperLogger;

/**
 * Relays to a port when no file can be opened any more, until a line is read.
 */
final class ExhaustedRelay implements HupperLogger {

	private final AtomicInteger errors = new AtomicInteger();

	private ExhaustedRelay() {
	}

	public static void main(String[] arguments) throws Exception {
		ExhaustedRelay logger = new ExhaustedRelay();
		try (Relay relay = Relay.open(RelaySettings.DEFAULTS, logger)) {
			int port = relay.listen("", 0);
			relay.serve(Integer.parseInt(arguments[0]), false);
			// What is to be used later has to be loaded while it can be.
			try (Caller caller = new Caller(port)) {
				caller.get("/").response();
			}
			List<FileInputStream> open = new ArrayList<>();
			try {
				while (true) {
					open.add(new FileInputStream("/dev/null"));
				}
			}
			catch (IOException ex) {
				System.out.println("exhausted " + port);
			}
			System.in.read();
			// Several pauses: in each of them it could say so anew.
			TimeUnit.MILLISECONDS.sleep(500);
			System.out.println("looked " + logger.errors);
			for (FileInputStream file : open) {
				file.close();
			}
			System.in.read();
		}
	}

	@Override
	public void debug(String message) {
	}

	@Override
	public void info(String message) {
	}

	@Override
	public void error(String message) {
		this.errors.incrementAndGet();
		System.out.println(message);
	}

}
