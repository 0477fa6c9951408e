package dev.hupper.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.ReloaderProxy;
import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;

/**
 * What this process is as a worker: its line to the monitor, and how it stops when the
 * monitor asks or is gone. Thread-safe.
 */
public final class WorkerRuntime {

	private static volatile @Nullable WorkerRuntime current;

	/** The monitor answers at once, if it is there at all. */
	private static final long ANSWER_SECONDS = 2;

	private final Connection connection;

	private final WorkerStop stop;

	private final WorkerReloaderProxy proxy;

	private final DevEvents events;

	private final Message.Run run;

	private final ApplicationStart start;

	private final CountDownLatch portFree = new CountDownLatch(1);

	private final BodySwaps swaps;

	private WorkerRuntime(Connection connection, WorkerStop stop, DevEvents events, Message.Run run,
			@Nullable RehearsedSettings rehearsed) {
		this.connection = connection;
		this.swaps = new BodySwaps(connection);
		this.stop = stop;
		this.events = events;
		this.proxy = new WorkerReloaderProxy(connection, run, this.swaps);
		this.run = run;
		this.start = new ApplicationStart(this::tell, run, rehearsed);
	}

	/**
	 * The state of this process.
	 * @return empty if it is no worker
	 */
	public static Optional<WorkerRuntime> current() {
		return Optional.ofNullable(current);
	}

	/** This process is a worker from now on. */
	static WorkerRuntime begin(Connection connection, WorkerStop stop, Message.Run run,
			@Nullable RehearsedSettings rehearsed) {
		DevEvents events = new DevEvents(run.version());
		WorkerRuntime runtime = new WorkerRuntime(connection, stop, events, run, rehearsed);
		new MonitorListener(connection, stop, events, runtime.portFree, runtime.swaps).start();
		current = runtime;
		return runtime;
	}

	/**
	 * Leave the rest to the stop of this process, which the monitor asks for or has asked
	 * for: what is to come is the next one's to do first, such as to migrate a database
	 * or to take a message. Does not return, not by an interrupt either.
	 */
	public static void awaitStop() {
		while (true) {
			LockSupport.park();
			Thread.interrupted();
		}
	}

	/**
	 * The application's line to the monitor.
	 * @return always the same
	 */
	public ReloaderProxy proxy() {
		return this.proxy;
	}

	/**
	 * How the application starts.
	 * @return always the same
	 */
	public ApplicationStart start() {
		return this.start;
	}

	/**
	 * How long this process may take to stop.
	 * @return zero if it is killed at once
	 */
	public Duration grace() {
		return Duration.ofMillis(this.run.graceMillis());
	}

	/**
	 * Whether the monitor listens where the application's web server would, and passes on
	 * to where it does.
	 * @return false if the web server has its port to itself
	 */
	public boolean isRelayed() {
		return this.run.relayed();
	}

	/**
	 * Where the world finds a web server that wants any port.
	 * @return 0: where it listens
	 */
	public int anyPort() {
		return this.run.anyPort();
	}

	/**
	 * Have the monitor leave the application's port to a web server that listens there
	 * itself.
	 * @throws InterruptedException if this thread is interrupted while it waits
	 */
	public void servesItself() throws InterruptedException {
		tell(new Message.ServesItself());
		this.portFree.await(ANSWER_SECONDS, TimeUnit.SECONDS);
	}

	/**
	 * Have files followed that the application serves as they are now.
	 * @param directories beside the class path, absolute or relative to the working
	 * directory
	 */
	public void serves(Collection<Path> directories) {
		this.proxy.serves(directories);
	}

	/**
	 * Say how the application is stopped. Without it the process just exits with code 0,
	 * which runs the shutdown hooks.
	 * @param action replaces any other
	 */
	public void onStop(GracefulStop action) {
		this.stop.setAction(action);
	}

	/**
	 * Say who wants to hear of changes that need no new worker.
	 * @param listener comes beside any other
	 */
	public void onDevEvents(DevEventListener listener) {
		this.events.addListener(listener);
	}

	/**
	 * Ask the monitor what it does.
	 * @return a JSON object; empty if it does not answer
	 * @throws InterruptedException if this thread is interrupted while it waits
	 */
	public Optional<String> status() throws InterruptedException {
		synchronized (this.proxy) {
			return Optional.ofNullable(this.events.awaitStatus(() -> tell(new Message.AskStatus()), ANSWER_SECONDS));
		}
	}

	/**
	 * Let changes wait, or let reloading go on.
	 * @param paused whether they wait
	 */
	public void pause(boolean paused) {
		tell(new Message.Pause(paused));
	}

	/**
	 * Why this process is being stopped.
	 * @return empty if no other one follows
	 */
	public Optional<String> reloadCause() {
		return this.events.reloadCause();
	}

	/**
	 * Say what logs more of the application's own packages.
	 * @param action replaces any other
	 */
	public void onNextLogLevel(Runnable action) {
		this.events.setLogLevelAction(action);
	}

	/**
	 * Tell the monitor something.
	 * @param message what; it is lost if the monitor is gone
	 */
	public void tell(Message.FromWorker message) {
		try {
			this.connection.send(message);
		}
		catch (IOException ex) {
			// The monitor is gone: the listener sees that too and ends this process.
		}
	}

}
