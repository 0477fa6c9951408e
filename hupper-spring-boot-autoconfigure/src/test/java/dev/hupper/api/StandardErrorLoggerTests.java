package dev.hupper.api;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StandardErrorLogger}.
 */
class StandardErrorLoggerTests {

	@Test
	void verboseTellsWhatIsWritten() {
		assertThat(written(0)).isEmpty();
		assertThat(written(1)).containsExactly("[hupper] i", "[hupper] e");
		assertThat(written(2)).containsExactly("[hupper] d", "[hupper] i", "[hupper] e");
	}

	private static String[] written(int verbose) {
		PrintStream before = System.err;
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			System.setErr(new PrintStream(bytes));
			HupperLogger logger = HupperLogger.toStandardError(verbose);
			logger.debug("d");
			logger.info("i");
			logger.error("e");
		}
		finally {
			System.setErr(before);
		}
		return bytes.toString().lines().toArray(String[]::new);
	}

}
