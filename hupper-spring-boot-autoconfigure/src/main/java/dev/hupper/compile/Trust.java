package dev.hupper.compile;

/**
 * Whether the compiler may be trusted with a module: whether it makes of the sources what
 * the build made.
 */
sealed interface Trust {

	/**
	 * It does.
	 *
	 * @param generates whether annotation processors generate something, so that the
	 * module is compiled as a whole unless only bodies changed
	 */
	record Trusted(JavacSettings settings, boolean generates) implements Trust {
	}

	/**
	 * It does not.
	 *
	 * @param reason a part of a sentence that a user understands
	 * @param mendable whether a build may change that
	 */
	record Refused(String reason, boolean mendable) implements Trust {
	}

}
