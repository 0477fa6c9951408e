package dev.hupper.worker;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.platform.Threads;
import dev.hupper.swap.ClassSwapper;

/**
 * Exchanges method bodies when the monitor asks for it. Thread-safe.
 */
final class BodySwaps {

	private final Connection connection;

	private final AtomicInteger done = new AtomicInteger();

	BodySwaps(Connection connection) {
		this.connection = connection;
	}

	/** How many changes have been swapped. */
	int count() {
		return this.done.get();
	}

	/** On a thread of its own: it may take long, and being asked to stop comes first. */
	void begin(Message.Swap swap) {
		Threads.start("hupper-swap", () -> {
			ClassSwapper swapper = ClassSwapper.ofThisProcess();
			String refusal = (swapper != null) ? swapper.swap(swap.classes()) : "no agent has come in";
			if (refusal.isEmpty() && !swap.classes().isEmpty()) {
				this.done.incrementAndGet();
			}
			try {
				this.connection.send(new Message.Swapped(swap.number(), refusal, false));
			}
			catch (IOException ex) {
				// The monitor is gone, which ends this process.
			}
		});
	}

}
