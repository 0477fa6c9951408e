package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How errors are printed.
 */
class DiagnosticTextTests {

	private static final Path PROJECT = Path.of("/home/dev/shop");

	private static final CompileDiagnostic ERROR = new CompileDiagnostic(PROJECT.resolve("src/Shop.java"), 3, 10,
			"\tint\ta = b;", "cannot find symbol\n  symbol: variable b");

	@Test
	void placeMessageLineAndMarker() {
		assertThat(new DiagnosticText(PROJECT, false).of(List.of(ERROR))).isEqualTo("""
				src/Shop.java:3:10: error: cannot find symbol
				    int\ta = b;
				       \t    ^
				      symbol: variable b
				1 error: nothing was written""");
	}

	@Test
	void ofALineThatFitsOnNoScreenThePlaceIsShown() {
		String line = "\tString a = \"" + "x".repeat(5000) + "\" + b;";
		CompileDiagnostic error = new CompileDiagnostic(PROJECT.resolve("src/Shop.java"), 3, line.length() - 1, line,
				"cannot find symbol");

		List<String> lines = new DiagnosticText(PROJECT, false).of(List.of(error)).lines().toList();

		assertThat(lines.get(1)).startsWith("    \u2026xxx").endsWith("x\" + b;").hasSizeLessThan(210);
		assertThat(lines.get(1).charAt(lines.get(2).indexOf('^'))).isEqualTo('b');
		error = new CompileDiagnostic(PROJECT.resolve("src/Shop.java"), 3, 2, line, "cannot find symbol");
		lines = new DiagnosticText(PROJECT, false).of(List.of(error)).lines().toList();
		assertThat(lines.get(1)).startsWith("    String a = \"x").endsWith("x\u2026").hasSizeLessThan(210);
		assertThat(lines.get(2)).isEqualTo("    ^");
	}

	@Test
	void errorsAreCounted() {
		assertThat(new DiagnosticText(PROJECT, false).of(List.of(ERROR, ERROR)))
			.endsWith("\n2 errors: nothing was written");
	}

	@Test
	void errorOfNoFile() {
		assertThat(new DiagnosticText(PROJECT, false).of(List.of(CompileDiagnostic.of("it failed"))))
			.startsWith("error: it failed\n1 error");
	}

	@Test
	void coloursAreForTerminals() {
		assertThat(new DiagnosticText(PROJECT, true).of(List.of(ERROR))).contains("\u001B[31merror:\u001B[0m");
		assertThat(new DiagnosticText(PROJECT, false).of(List.of(ERROR))).doesNotContain("\u001B");
	}

}
