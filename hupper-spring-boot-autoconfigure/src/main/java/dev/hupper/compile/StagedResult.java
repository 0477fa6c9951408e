package dev.hupper.compile;

import java.util.List;

/**
 * How far a compile came, before anything is written.
 */
sealed interface StagedResult {

	/**
	 * Everything was compiled.
	 *
	 * @param plan what changes
	 */
	record Staged(Plan plan) implements StagedResult {
	}

	/** There are errors. */
	record Failed(List<CompileDiagnostic> diagnostics) implements StagedResult {
	}

}
