package dev.hupper.compile;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.stream.IntStream;

import dev.hupper.reloader.BuildResult;
import org.jspecify.annotations.Nullable;

/**
 * One error that the compiler found.
 *
 * @param file the source; null if the error belongs to none
 * @param line from 1; 0 if unknown
 * @param column from 1, a tab counting as one; 0 if unknown
 * @param sourceLine the line of the source; empty if unknown
 * @param message one or more lines
 */
record CompileDiagnostic(@Nullable Path file, long line, long column, String sourceLine, String message) {

	BuildResult.Diagnostic toBuildDiagnostic() {
		String path = (this.file != null) ? this.file.toAbsolutePath().toString() : "";
		return new BuildResult.Diagnostic(path, this.line, this.column, this.message);
	}

	static CompileDiagnostic of(String message) {
		return new CompileDiagnostic(null, 0, 0, "", message);
	}

	/**
	 * A source is not in the encoding that its build says: the buffer stands at the first
	 * byte that means nothing.
	 */
	static CompileDiagnostic ofUndecodable(SourceUnit source, ByteBuffer bytes) {
		long line = 1 + IntStream.range(0, bytes.position()).filter((i) -> bytes.get(i) == '\n').count();
		return new CompileDiagnostic(source.path(), 0, 0, "",
				"line %d is not %s (byte 0x%02X): save the file in this encoding, or name the build's own by -encoding in hupper.compile.arguments"
					.formatted(line, source.encoding(), bytes.get(bytes.position())));
	}

}
