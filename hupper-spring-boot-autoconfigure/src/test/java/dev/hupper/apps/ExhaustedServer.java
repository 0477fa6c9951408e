package dev.hupper.apps;

import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;

/**
 * Listens for workers when no file can be opened any more, until a line is read.
 */
public final class ExhaustedServer implements HupperLogger {

	private final AtomicInteger errors = new AtomicInteger();

	private ExhaustedServer() {
	}

	public static void main(String[] arguments) throws IOException {
		Path directory = Path.of(arguments[0]);
		ExhaustedServer logger = new ExhaustedServer();
		ConnectionServer server = ConnectionServer.open(directory, Duration.ofMinutes(1), (pid, connection) -> {
			System.out.println("admitted " + pid);
			return true;
		}, logger);
		// What is to be used later has to be loaded while it can be.
		Connection.to(directory.resolve(ConnectionServer.SOCKET)).close();
		System.out.println("errors " + logger.errors.get() + ".");
		List<FileInputStream> open = new ArrayList<>();
		try {
			while (true) {
				open.add(new FileInputStream("/dev/null"));
			}
		}
		catch (IOException ex) {
			System.out.println("exhausted " + server.address().token());
		}
		System.in.read();
		System.out.println("errors " + logger.errors.get());
		for (FileInputStream file : open) {
			file.close();
		}
		System.in.read();
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
