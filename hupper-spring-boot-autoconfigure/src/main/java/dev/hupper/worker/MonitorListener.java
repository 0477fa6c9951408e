package dev.hupper.worker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * Waits for what the monitor says: to stop, what has changed, or nothing more because it
 * is gone.
 */
final class MonitorListener extends Thread {

	private final Connection connection;

	private final WorkerStop stop;

	private final DevEvents events;

	private final CountDownLatch portFree;

	private final BodySwaps swaps;

	MonitorListener(Connection connection, WorkerStop stop, DevEvents events, CountDownLatch portFree,
			BodySwaps swaps) {
		super("hupper-listener");
		setDaemon(true);
		this.connection = connection;
		this.stop = stop;
		this.events = events;
		this.portFree = portFree;
		this.swaps = swaps;
	}

	@Override
	public void run() {
		try {
			while (this.connection.receive(Message.FromMonitor.class).filter(this::onMessage).isPresent()) {
				// The next one.
			}
		}
		catch (IOException ex) {
			// As good as its end.
		}
		catch (RuntimeException | Error ex) {
			System.err.println("[hupper] This worker does not hear its monitor any more and ends: " + ex);
		}
		finally {
			this.stop.onDisconnect();
		}
	}

	private boolean onMessage(Message.FromMonitor message) {
		if (message instanceof Message.Stop) {
			this.stop.begin();
			return true;
		}
		if (message instanceof Message.PortFree) {
			this.portFree.countDown();
			return true;
		}
		if (message instanceof Message.Swap swap) {
			this.swaps.begin(swap);
			return true;
		}
		return this.events.onMessage(message);
	}

}
