package dev.hupper.worker;

import java.io.IOException;

import org.jspecify.annotations.Nullable;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.platform.Exit;

/**
 * The way of a new process to its monitor: it says hello, warms up as it is told, and
 * waits for the go.
 */
final class WorkerStart {

	private final WorkerAddress address;

	private @Nullable WarmUp warmUp;

	private WorkerStart(WorkerAddress address) {
		this.address = address;
	}

	/**
	 * Connect and wait for the go. Ends the process if the monitor is gone or wants no
	 * worker any more.
	 * @return null if this process was not started as a worker
	 */
	static @Nullable WorkerRuntime awaitGo() {
		WorkerAddress address = WorkerAddress.takeFromSystemProperties();
		if (address == null) {
			return null;
		}
		OrphanCleanup cleanup = new OrphanCleanup(address.socket());
		WorkerStart start = new WorkerStart(address);
		@Nullable Message order = null;
		@Nullable IOException failure = null;
		try {
			Connection connection = Connection.to(address.socket());
			order = start.awaitOrder(connection);
			if (order instanceof Message.Run run) {
				return WorkerRuntime.begin(connection, new WorkerStop(connection, run.graceMillis(), cleanup), run,
						start.rehearsed());
			}
		}
		catch (IOException ex) {
			failure = ex;
		}
		if (!(order instanceof Message.Stop)) {
			cleanup.run();
		}
		// A main that has ended needs no worker, and nothing is wrong.
		if (failure != null && cleanup.isMonitorAlive()) {
			System.err.println("[hupper] This worker cannot reach its monitor and ends: " + failure);
		}
		Exit.now(0);
		throw new AssertionError("Nothing of the application has begun");
	}

	private @Nullable RehearsedSettings rehearsed() {
		return (this.warmUp != null) ? this.warmUp.rehearsed() : null;
	}

	/** What is to be done, but for preparations; null if the monitor is gone. */
	private @Nullable Message awaitOrder(Connection connection) throws IOException {
		connection.send(new Message.Hello(this.address.token(), ProcessHandle.current().pid()));
		Message order = connection.receive(Message.FromMonitor.class).orElse(null);
		while (order instanceof Message.Prepare preparation) {
			if (this.warmUp == null) {
				this.warmUp = WarmUp.begin(preparation, connection, this.address.socket().resolveSibling(""));
			}
			else {
				this.warmUp.goOn();
			}
			order = connection.receive(Message.FromMonitor.class).orElse(null);
		}
		if (order instanceof Message.Run && this.warmUp != null) {
			this.warmUp.end();
		}
		return order;
	}

}
