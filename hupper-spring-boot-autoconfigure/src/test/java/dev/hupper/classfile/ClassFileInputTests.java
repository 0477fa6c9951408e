package dev.hupper.classfile;

import java.io.IOException;
import java.io.InputStream;
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
 * Tests for {@link ClassFileInput}.
 */
class ClassFileInputTests {

	@ParameterizedTest
	@ValueSource(classes = { Object.class, String.class, HashMap.class, Map.class, Thread.State.class, Deprecated.class,
			MethodHandles.class, ClassFileInputTests.class, Sample.class })
	void wholeClassFilesAreComplete(Class<?> type) throws IOException {
		assertThat(ClassFileInput.isComplete(classFile(type))).isTrue();
	}

	@Test
	void everyTruncatedClassFileIsIncomplete() throws IOException {
		byte[] whole = classFile(Sample.class);
		for (int length = 0; length < whole.length; length++) {
			assertThat(ClassFileInput.isComplete(Arrays.copyOf(whole, length))).as("first %d bytes", length).isFalse();
		}
	}

	@Test
	void aClassFileWithMoreBehindItIsIncomplete() throws IOException {
		byte[] whole = classFile(Sample.class);
		assertThat(ClassFileInput.isComplete(Arrays.copyOf(whole, whole.length + 1))).isFalse();
	}

	@Test
	void somethingElseIsIncomplete() throws IOException {
		assertThat(ClassFileInput.isComplete(new byte[4096])).isFalse();
		assertThat(ClassFileInput.isComplete("public class App { }".getBytes())).isFalse();
	}

	private static byte[] classFile(Class<?> type) throws IOException {
		String name = type.getName();
		try (InputStream in = type.getResourceAsStream(name.substring(name.lastIndexOf('.') + 1) + ".class")) {
			assertThat(in).isNotNull();
			return in.readAllBytes();
		}
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
