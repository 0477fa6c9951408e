package dev.hupper.compile;

/**
 * Whether the compiler may be trusted with a module: whether it makes of the sources what
 * the build made.
 */
sealed interface Verdict {

	/**
	 * It does.
	 *
	 * @param settings how it does
	 * @param generates whether annotation processors generate something, so that the
	 * module is always compiled as a whole
	 */
	record Equal(JavacSettings settings, boolean generates) implements Verdict {
	}

	/**
	 * It does not.
	 *
	 * @param reason a part of a sentence that a user understands
	 * @param mendable whether a build may change that
	 */
	record NotEqual(String reason, boolean mendable) implements Verdict {
	}

}
