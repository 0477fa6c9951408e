package dev.hupper.compile;

import java.util.List;

/**
 * How a run of the compiler ended.
 */
sealed interface JavacResult {

	/** Everything was compiled. */
	record Compiled(CompilerOutput output) implements JavacResult {
	}

	/** There are errors, or the compiler itself failed: at least one diagnostic. */
	record Failed(List<CompileDiagnostic> diagnostics) implements JavacResult {
	}

}
