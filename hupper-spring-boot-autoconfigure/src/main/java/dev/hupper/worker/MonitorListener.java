package dev.hupper.worker;

import java.io.IOException;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * Waits for what the monitor says: to stop, or nothing more because it is gone.
 */
final class MonitorListener extends Thread {

	private final Connection connection;

	private final WorkerStop stop;

	MonitorListener(Connection connection, WorkerStop stop) {
		super("hupper-listener");
		setDaemon(true);
		this.connection = connection;
		this.stop = stop;
	}

	@Override
	public void run() {
		try {
			while (this.connection.receive(Message.FromMonitor.class).orElse(null) instanceof Message.Stop) {
				this.stop.begin();
			}
		}
		catch (IOException ex) {
			// As good as its end.
		}
		this.connection.close();
		this.stop.orphaned();
	}

}
