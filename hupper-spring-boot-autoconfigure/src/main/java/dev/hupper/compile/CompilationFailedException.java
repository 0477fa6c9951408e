package dev.hupper.compile;

import java.util.List;

/**
 * The compiler found errors, or failed itself.
 */
final class CompilationFailedException extends Exception {

	private final transient List<CompileDiagnostic> diagnostics;

	CompilationFailedException(List<CompileDiagnostic> diagnostics) {
		super(DiagnosticText.brief(diagnostics.get(0)));
		this.diagnostics = diagnostics;
	}

	CompilationFailedException(String message) {
		this(List.of(CompileDiagnostic.of(message)));
	}

	List<CompileDiagnostic> diagnostics() {
		return this.diagnostics;
	}

}
