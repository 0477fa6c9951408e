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
	 * @param basis what that was found by
	 */
	record Refused(String reason, Basis basis) implements Trust {

		/** Whether a build may change that. */
		boolean mendable() {
			return this.basis != Basis.RULE;
		}

	}

	/** What a refusal was found by. */
	enum Basis {

		/** Whatever is compiled, it stays. */
		RULE,

		/** The compiler makes something else of the sources. */
		DIFFERENCE,

		/** It made nothing that could be compared. */
		NOTHING

	}

}
