package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;

/**
 * Starts workers. Closing it gives back the socket and its private directory; workers
 * that still live then see the end of their connection and end themselves.
 */
public interface WorkerLauncher extends AutoCloseable {

	/**
	 * Open the socket on which workers connect.
	 * @param spec what every worker is started with
	 * @param logger where the launcher's lines go
	 * @return a launcher to be closed
	 * @throws IOException if there is no place for the socket; the message says what to
	 * do
	 */
	static WorkerLauncher open(WorkerSpec spec, HupperLogger logger) throws IOException {
		return ProcessLauncher.open(spec, logger);
	}

	/**
	 * Start a worker: the standby if one is ready, else a new process.
	 * @param go what it is told once it has connected
	 * @param listener is told what happens to it
	 * @return the started worker
	 * @throws IOException if no process could be started
	 */
	Worker launch(Message.Run go, WorkerListener listener) throws IOException;

	/**
	 * Do in the background what makes later starts faster. To be called when a worker is
	 * up and has loaded what it needs.
	 */
	void makeArchive();

	/**
	 * Start the standby, unless there is one or none is wanted.
	 */
	void startStandby();

	/**
	 * Start the next worker by a plain new process: without standby and class archive.
	 */
	void startNextPlainly();

	/**
	 * Whether the standby has not done yet what makes it fast.
	 * @return false if there is none
	 */
	boolean isStandbyPreparing();

	/**
	 * Start later workers with another class path. A standby with the one of before is
	 * given up; class archives of that one are not used any more.
	 * @param classPath absolute paths, in order
	 */
	void follow(List<Path> classPath);

	/**
	 * Files have changed. A standby that was started before something else than a class
	 * file changed on the class path is of no use any more.
	 * @param files absolute paths
	 */
	void changed(Collection<Path> files);

	/**
	 * Standbys rehearse no more.
	 * @param reason part of a sentence
	 */
	void rehearseNoMore(String reason);

	/**
	 * What there is to start workers with.
	 * @return values that can be written as JSON
	 */
	default Map<String, Object> status() {
		return Map.of();
	}

	@Override
	void close();

}
