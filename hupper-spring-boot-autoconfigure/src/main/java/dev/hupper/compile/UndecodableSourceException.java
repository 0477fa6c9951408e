package dev.hupper.compile;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A source is not in the encoding that its build says.
 */
final class UndecodableSourceException extends IOException {

	private static final long serialVersionUID = 1L;

	private final transient CompileDiagnostic diagnostic;

	/**
	 * Create one.
	 * @param source the source
	 * @param bytes its bytes, positioned at the first that means nothing
	 */
	UndecodableSourceException(SourceUnit source, ByteBuffer bytes) {
		int line = 1;
		for (int i = 0; i < bytes.position(); i++) {
			line += (bytes.get(i) == '\n') ? 1 : 0;
		}
		this.diagnostic = new CompileDiagnostic(source.path(), 0, 0, "",
				"line %d is not %s (byte 0x%02X): save the file in this encoding, or name the build's own by -encoding in hupper.compile.arguments"
					.formatted(line, source.encoding(), bytes.get(bytes.position())));
	}

	CompileDiagnostic diagnostic() {
		return this.diagnostic;
	}

}
