package dev.hupper.apps;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;

/**
 * Listens for workers when no file can be opened any more, until a line is read.
 */
public final class ExhaustedServer {

	private ExhaustedServer() {
	}

	public static void main(String[] arguments) throws IOException {
		Path directory = Path.of(arguments[0]);
		Exhaustion exhaustion = new Exhaustion();
		ConnectionServer server = ConnectionServer.open(directory, Duration.ofMinutes(1), (pid, connection) -> {
			System.out.println("admitted " + pid);
			return true;
		}, exhaustion);
		// What is to be used later has to be loaded while it can be.
		Connection.to(directory.resolve(ConnectionServer.SOCKET)).close();
		System.out.println("errors " + exhaustion.errors() + ".");
		exhaustion.begin();
		System.out.println("exhausted " + server.address().token());
		System.in.read();
		System.out.println("errors " + exhaustion.errors());
		exhaustion.close();
		System.in.read();
	}

}
