package dev.hupper.compile;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A source is not in the encoding that its build says.
 */
final class UndecodableSourceException extends CompilationFailedException {

	/** The buffer stands at the first byte that means nothing. */
	UndecodableSourceException(SourceUnit source, ByteBuffer bytes) {
		super(List.of(new CompileDiagnostic(source.path(), 0, 0, "",
				"line %d is not %s (byte 0x%02X): save the file in this encoding, or name the build's own by -encoding in hupper.compile.arguments"
					.formatted(line(bytes), source.encoding(), bytes.get(bytes.position())))));
	}

	private static long line(ByteBuffer bytes) {
		return 1 + IntStream.range(0, bytes.position()).filter((i) -> bytes.get(i) == '\n').count();
	}

}
