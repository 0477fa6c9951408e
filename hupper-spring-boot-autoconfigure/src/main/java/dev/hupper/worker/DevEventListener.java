package dev.hupper.worker;

import java.util.List;

/**
 * Is told of changes that need no new worker, on the thread that listens to the monitor:
 * no method may block.
 */
public interface DevEventListener {

	/**
	 * What open pages show is of this version from now on: files, named absolutely and
	 * with slashes, that the application serves as they are have changed, none if this is
	 * the first that is said of it.
	 */
	default void served(List<String> paths, int version) {
	}

	/** Changed sources were compiled; or not, and this is what the compiler said. */
	default void compiled(String errors) {
	}

}
