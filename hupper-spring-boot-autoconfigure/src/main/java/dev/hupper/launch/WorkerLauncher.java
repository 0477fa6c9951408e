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
	 * @throws IOException if there is no place for the socket; the message says what to
	 * do
	 */
	static WorkerLauncher open(WorkerSpec spec, HupperLogger logger) throws IOException {
		return ProcessLauncher.open(spec, logger);
	}

	/**
	 * Start a worker, the standby if one is ready or else a new process, and give it the
	 * go once it has connected.
	 * @throws IOException if no process could be started
	 */
	Worker launch(Message.Run go, WorkerListener listener) throws IOException;

	/**
	 * Do in the background what makes later starts faster. To be called when a worker is
	 * up and has loaded what it needs.
	 */
	void makeArchive();

	/** Start the standby, unless there is one or none is wanted. */
	void startStandby();

	/**
	 * Start the next worker by a plain new process: without standby and class archive.
	 */
	void startNextPlainly();

	/** Whether there is a standby that has not done yet what makes it fast. */
	boolean isStandbyPreparing();

	/**
	 * Start later workers with another class path, of absolute paths. A standby with the
	 * one of before is given up; class archives of that one are not used any more.
	 */
	void follow(List<Path> classPath);

	/**
	 * Files have changed, named absolutely. A standby that was started before something
	 * else than a class file changed on the class path is of no use any more.
	 */
	void changed(Collection<Path> files);

	/** Standbys rehearse no more, for a reason that is part of a sentence. */
	void rehearseNoMore(String reason);

	/** What there is to start workers with, as values that can be written as JSON. */
	default Map<String, Object> status() {
		return Map.of();
	}

	@Override
	void close();

}
