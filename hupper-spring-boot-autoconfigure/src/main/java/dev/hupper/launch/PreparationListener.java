package dev.hupper.launch;

import java.util.List;

import dev.hupper.ipc.Message;

/**
 * Hears how standbys prepare themselves, and what applications hold.
 */
interface PreparationListener {

	/** One step is over. */
	void prepared(WorkerProcess standby, Message.Prepared step);

	/** It could not prepare itself. */
	void failed(WorkerProcess standby, String summary);

	/** An application is up. */
	void holds(WorkerProcess worker, List<String> inventory);

}
