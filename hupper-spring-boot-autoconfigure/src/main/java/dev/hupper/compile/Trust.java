package dev.hupper.compile;

import org.jspecify.annotations.Nullable;

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
	 * @param different the class whose file differs; null: it was not found by one
	 */
	record Refused(String reason, Basis basis, @Nullable String different) implements Trust {

		Refused(String reason, Basis basis) {
			this(reason, basis, null);
		}

		/** Whether a build may change that. */
		boolean mendable() {
			return this.basis != Basis.RULE;
		}

		/**
		 * Whether it may have: an IDE that compiles the saved source leaves the file that
		 * differs as it is.
		 */
		boolean mayBeMended(ClassTree before, ClassTree now) {
			return (this.different != null) ? !before.hasClassOf(now, this.different) : !before.hasContentOf(now);
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
