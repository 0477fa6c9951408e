package dev.hupper.reloader;

import java.util.Map;

import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;

/**
 * What is done, in the background, for the next reload while there is time. When, the
 * states decide.
 */
final class Preparations {

	private final Collaborators collaborators;

	private final SourceBuilds builds;

	private final Swaps swaps;

	private final boolean once;

	/**
	 * Nothing is prepared yet.
	 * @param once whether no other worker follows the first
	 */
	Preparations(Collaborators collaborators, SourceBuilds builds, Swaps swaps, boolean once) {
		this.collaborators = collaborators;
		this.builds = builds;
		this.swaps = swaps;
		this.once = once;
	}

	/** Get ready for the first build of changed sources, unless that was done. */
	void warmUpCompiler() {
		this.builds.prepare();
	}

	/** Whether a build takes longer than it will, as the first one is prepared. */
	boolean isCompilerWarmingUp() {
		return this.builds.isWarmingUp();
	}

	/** Make later starts faster: an application has loaded what it needs. */
	void makeArchive() {
		this.collaborators.launcher().makeArchive();
	}

	/** Start the JVM of the next worker, unless this run has only one. */
	void startStandby() {
		if (!this.once) {
			this.collaborators.launcher().startStandby();
		}
	}

	/**
	 * Give back the memory that a start and its preparations took: a monitor waits most
	 * of its life, with a heap that was sized for an application.
	 */
	void trimMemory() {
		this.collaborators.trimMemory().run();
	}

	/**
	 * Take note of the class files that the worker runs, before somebody changes them.
	 */
	void readClassFiles() {
		if (this.swaps.areWanted()) {
			this.collaborators.sources().classFiles().read();
		}
	}

	/** Make the first swap into this worker as fast as those after it. */
	void prepareSwaps(Worker worker) {
		if (this.swaps.areWanted()) {
			worker.swap(new Message.Swap(0, Map.of()));
		}
	}

	/** Whether something is under way that a fresh worker had better have. */
	boolean isPreparingNext() {
		return this.builds.isBuilding() || this.collaborators.launcher().isStandbyPreparing();
	}

	/** Whether nothing is being prepared, neither the first build nor the next worker. */
	boolean isAtRest() {
		return !isPreparingNext() && this.builds.isPrepared();
	}

}
