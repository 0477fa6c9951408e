package dev.hupper.platform;

/**
 * Makes threads that do not keep this process alive.
 */
public final class Threads {

	private Threads() {
	}

	/** A daemon thread, to be started by the caller. */
	public static Thread daemon(String name, Runnable task) {
		Thread thread = new Thread(task, name);
		thread.setDaemon(true);
		return thread;
	}

	/** Start a daemon thread. */
	public static Thread start(String name, Runnable task) {
		Thread thread = daemon(name, task);
		thread.start();
		return thread;
	}

	/**
	 * Wait for the end of a thread, unless it is this one. An interrupt ends the wait and
	 * is kept.
	 */
	public static void join(Thread thread) {
		if (thread == Thread.currentThread()) {
			return;
		}
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
