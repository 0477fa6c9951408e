package dev.hupper.worker;

import java.util.List;

/**
 * Is told of changes that need no new worker, on the thread that listens to the monitor:
 * no method may block.
 */
public interface DevEventListener {

	/** Files, named absolutely, that the application serves as they are have changed. */
	default void served(List<String> paths) {
	}

	/** Changed sources were compiled; or not, and this is what the compiler said. */
	default void compiled(String errors) {
	}

}
