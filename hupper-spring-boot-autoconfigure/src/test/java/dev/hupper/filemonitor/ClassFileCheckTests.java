package dev.hupper.filemonitor;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassFileCheck}.
 */
class ClassFileCheckTests {

	@ParameterizedTest
	@ValueSource(classes = { Object.class, String.class, HashMap.class, Map.class, Thread.State.class, Deprecated.class,
			MethodHandles.class, ClassFileCheckTests.class, Sample.class })
	void wholeClassFilesAreComplete(Class<?> type) throws IOException {
		assertThat(isComplete(FakeFiles.classFile(type))).isTrue();
	}

	@Test
	void everyTruncatedClassFileIsIncomplete() throws IOException {
		byte[] whole = FakeFiles.classFile(Sample.class);
		for (int length = 0; length < whole.length; length++) {
			assertThat(isComplete(Arrays.copyOf(whole, length), length)).as("first %d bytes", length).isFalse();
		}
	}

	@Test
	void aClassFileWithMoreBehindItIsIncomplete() throws IOException {
		byte[] whole = FakeFiles.classFile(Sample.class);
		assertThat(isComplete(Arrays.copyOf(whole, whole.length + 1))).isFalse();
	}

	@Test
	void somethingElseIsIncomplete() throws IOException {
		assertThat(isComplete(new byte[4096])).isFalse();
		assertThat(isComplete("public class App { }".getBytes())).isFalse();
	}

	private static boolean isComplete(byte[] bytes) throws IOException {
		return isComplete(bytes, bytes.length);
	}

	private static boolean isComplete(byte[] bytes, int length) throws IOException {
		return ClassFileCheck.isComplete(new ByteArrayInputStream(bytes, 0, length));
	}

	/** A class file with all kinds of constants: wide ones, method handles, dynamic. */
	private static final class Sample {

		static final long WIDE = 1L << 40;

		static final double ALSO_WIDE = 0.5;

		Callable<String> dynamic(int number) {
			return () -> "number " + number + WIDE + ALSO_WIDE;
		}

	}

}
