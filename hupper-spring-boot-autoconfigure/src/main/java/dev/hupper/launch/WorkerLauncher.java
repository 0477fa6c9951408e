package dev.hupper.launch;

import java.io.IOException;

import dev.hupper.ipc.Message;

/**
 * Starts workers. Closing it gives back the socket and its private directory; workers
 * that still live then see the end of their connection and end themselves.
 */
public interface WorkerLauncher extends AutoCloseable {

	/**
	 * Start a worker.
	 * @param go what it is told once it has connected
	 * @param listener is told what happens to it
	 * @return the started worker
	 * @throws IOException if no process could be started
	 */
	Worker launch(Message.Run go, WorkerListener listener) throws IOException;

	@Override
	void close();

}
