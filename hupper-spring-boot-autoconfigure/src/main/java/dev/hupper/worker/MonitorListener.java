package dev.hupper.worker;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.platform.Threads;
import dev.hupper.swap.ClassSwapper;

/**
 * Waits for what the monitor says: to stop, what has changed, or nothing more because it
 * is gone.
 */
final class MonitorListener extends Thread {

	private final Connection connection;

	private final WorkerStop stop;

	private final DevEvents events;

	private final CountDownLatch portFree;

	MonitorListener(Connection connection, WorkerStop stop, DevEvents events, CountDownLatch portFree) {
		super("hupper-listener");
		setDaemon(true);
		this.connection = connection;
		this.stop = stop;
		this.events = events;
		this.portFree = portFree;
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

	/** On a thread of its own: it may take long, and being asked to stop comes first. */
	private void swap(Message.Swap swap) {
		Threads.start("hupper-swap", () -> {
			ClassSwapper swapper = ClassSwapper.ofThisProcess();
			String refusal = (swapper != null) ? swapper.swap(swap.classes()) : "no agent has come in";
			try {
				this.connection.send(new Message.Swapped(swap.number(), refusal, false));
			}
			catch (IOException ex) {
				// The monitor is gone, which ends this process.
			}
		});
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
			swap(swap);
			return true;
		}
		return this.events.onMessage(message);
	}

}
