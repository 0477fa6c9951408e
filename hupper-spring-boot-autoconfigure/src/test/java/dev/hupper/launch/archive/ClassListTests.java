package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassList} and {@link ClassNames}.
 */
class ClassListTests {

	private static final String RECORDED = """
			# NOTE: Do not modify this file.
			java/lang/Object id: 0
			com/example/App id: 1
			com/example/App$Inner id: 2
			org/lib/Type id: 3
			org/lib/Other id: 4 super: 0 interfaces: 3 source: /lib/other.jar
			@lambda-proxy com/example/App run ()Ljava/lang/Runnable; ()V REF_invokeStatic com/example/App x ()V ()V
			@lambda-proxy org/lib/Type run ()Ljava/lang/Runnable; ()V REF_invokeStatic org/lib/Type x ()V ()V
			@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.DirectMethodHandle$Holder invokeStatic L7_L
			@cp com/example/App 1 2
			@cp org/lib/Type 1 2
			org/lib/Unfin""";

	@TempDir
	Path directory;

	@Test
	void onlyWhatLibrariesHaveIsLeft() throws IOException {
		ClassList list = ClassList.read(Files.writeString(this.directory.resolve("list"), RECORDED))
			.without(Set.of("com/example/App", "com/example/App$Inner"));
		assertThat(list.text()).isEqualTo("""
				# NOTE: Do not modify this file.
				java/lang/Object id: 0
				org/lib/Type id: 3
				@lambda-proxy org/lib/Type run ()Ljava/lang/Runnable; ()V REF_invokeStatic org/lib/Type x ()V ()V
				@lambda-form-invoker [LF_RESOLVE] java.lang.invoke.DirectMethodHandle$Holder invokeStatic L7_L
				@cp org/lib/Type 1 2
				""");
		assertThat(list.names()).containsExactlyInAnyOrder("java/lang/Object", "org/lib/Type");
	}

	@Test
	void namesAreFoundAgain() {
		Set<String> names = Set.of("a/A", "b/B", "c/C", "d/D$1");
		ClassNames read = new ClassNames(ByteBuffer.wrap(ClassNames.bytes(names)).asLongBuffer());
		assertThat(names).allMatch(read::contains);
		assertThat(Set.of("a/B", "", "z/Z", "d/D")).noneMatch(read::contains);
		assertThat(new ClassNames(ByteBuffer.allocate(0).asLongBuffer()).contains("a/A")).isFalse();
	}

}
