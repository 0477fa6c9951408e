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
	void aRehearsalThatLoadsMoreThanTheApplicationDoesNotReplaceIt() throws IOException {
		Files.writeString(this.directory.resolve("classes-0"),
				"java/lang/Object id: 0\ncom/example/App id: 1\norg/lib/Type id: 2\n");
		Files.writeString(this.directory.resolve("classes-1"),
				"java/lang/Object id: 0\norg/lib/Rehearsed id: 1\norg/lib/Another id: 2\n@cp org/lib/Another 1\n");
		ClassList union = ClassList.union(this.directory, "classes-", Set.of("com/example/App"));
		assertThat(union.lines()).containsExactlyInAnyOrder("java/lang/Object", "org/lib/Type", "org/lib/Rehearsed",
				"org/lib/Another", "@cp org/lib/Another 1");
	}

	/** A JVM archives as many lambdas of a kind as the list names, in one class. */
	@Test
	void aLambdaThatIsWrittenDownForEachOfItsPlacesIsNamedAsOften() throws IOException {
		String lambda = "@lambda-proxy org/lib/Type get ()Ljava/util/function/Supplier; ()Ljava/lang/Object; REF_newInvokeSpecial org/lib/Other <init> ()V ()Lorg/lib/Other;";
		Files.writeString(this.directory.resolve("classes-0"), "org/lib/Type id: 0\n" + (lambda + "\n").repeat(2));
		Files.writeString(this.directory.resolve("classes-1"), "org/lib/Type id: 4\n" + (lambda + "\n").repeat(3));
		assertThat(ClassList.union(this.directory, "classes-", Set.of()).lines())
			.containsExactlyInAnyOrder("org/lib/Type", lambda, lambda, lambda);
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
