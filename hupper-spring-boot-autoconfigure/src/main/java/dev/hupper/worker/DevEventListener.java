package dev.hupper.worker;

import java.util.List;

/**
 * Is told of changes that need no new worker, on the thread that listens to the monitor:
 * no method may block.
 */
public interface DevEventListener {

	/**
	 * Files that the application serves as they are have changed.
	 * @param paths absolute
	 */
	void served(List<String> paths);

	/**
	 * Changed sources were compiled, or not.
	 * @param errors what the compiler said; empty if they were
	 */
	void compiled(String errors);

}
