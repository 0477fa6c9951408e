package dev.hupper.spring.boot;

/**
 * What this JVM is to hupper.
 */
sealed interface Role {

	/** Started by a monitor to run the application. */
	record Worker() implements Role {
	}

	/**
	 * Started by a developer: watches files and runs the application in workers.
	 *
	 * @param mainClass the class whose {@code main} the workers run
	 * @param underDebugger whether a debugger is attached to this JVM, so that only an
	 * explicit {@code hupper.enabled=true}, which may still be read from a file, makes it
	 * a monitor
	 */
	record Monitor(String mainClass, boolean underDebugger) implements Role {
	}

	/**
	 * Nothing to do with hupper.
	 *
	 * @param reason why, in words that follow "hupper is off: "
	 * @param isSurprising whether to say so without being asked
	 */
	record Neither(String reason, boolean isSurprising) implements Role {
	}

}
