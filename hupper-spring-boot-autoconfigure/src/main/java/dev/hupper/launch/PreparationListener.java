package dev.hupper.launch;

import java.util.List;

import dev.hupper.ipc.Message;

/**
 * Hears how standbys prepare themselves, and what applications hold.
 */
interface PreparationListener {

	/** A standby has done one step. */
	void prepared(WorkerProcess standby, Message.Prepared step);

	/** A standby could not prepare itself. */
	void failed(WorkerProcess standby, String summary);

	/** An application is up; what it holds then. */
	void holds(WorkerProcess worker, List<String> inventory);

}
