package dev.hupper.apps;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.ConnectionServer;
import dev.hupper.ipc.Message;

/**
 * Listens for workers when no file can be opened any more, until a line is read.
 */
public final class ExhaustedServer {

	private ExhaustedServer() {
	}

	public static void main(String[] arguments) throws Exception {
		Path directory = Path.of(arguments[0]);
		Exhaustion exhaustion = new Exhaustion();
		CountDownLatch admitted = new CountDownLatch(1);
		ConnectionServer server = ConnectionServer.open(directory, Duration.ofMinutes(1), (pid, connection) -> {
			System.out.println("admitted " + pid);
			admitted.countDown();
			return true;
		}, exhaustion);
		// What is to be used later has to be loaded while it can be; it stays open, since
		// what the server closes in its own time would make room.
		Connection worker = Connection.to(directory.resolve(ConnectionServer.SOCKET));
		worker.send(new Message.Hello(server.address().token(), 1));
		admitted.await();
		exhaustion.begin();
		System.out.println("exhausted " + server.address().token());
		System.in.read();
		System.out.println("errors " + exhaustion.errors());
		exhaustion.close();
		System.in.read();
		worker.close();
	}

}
