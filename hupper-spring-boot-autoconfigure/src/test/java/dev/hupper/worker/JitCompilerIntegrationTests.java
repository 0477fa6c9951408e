package dev.hupper.worker;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link JitCompiler} and {@link CompileStep}, in a JVM with its options.
 */
@DependsOnJvm
class JitCompilerIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void methodsAreCompiledAndNothingElseIsToBeNoticed() throws Exception {
		Path list = Files.write(this.directory.resolve("methods"),
				List.of(Compiled.class.getName() + " twice", Compiled.class.getName() + " <init>",
						Doubling.class.getName() + " twice", "java.lang.Thread currentThread",
						Waiting.class.getName() + " run", "com.example.Missing run", "no line"));
		List<String> options = new ArrayList<>(JitCompiler.JVM_OPTIONS);
		options.add("-Xlog:jit+compilation=debug:file=" + this.directory.resolve("compiled") + ":none");
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(options, Compiling.class, list.toString()))) {
			child.awaitLine("the application runs");
			assertThat(child.awaitExit()).as(child::transcript).isZero();
			assertThat(child.lines()).containsExactly("the application runs", "6", "Waiting begins");
		}
		assertThat(Files.readString(this.directory.resolve("compiled")))
			.contains(Compiled.class.getName() + "::twice", Compiled.class.getName() + "::<init>")
			.doesNotContain("Waiting");
	}

	@Test
	void aJvmThatWasNotAskedHasNone() {
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of(), Compiling.class, ""))) {
			assertThat(child.awaitExit()).as(child::transcript).isEqualTo(1);
			assertThat(String.join("\n", child.lines())).contains("UnsatisfiedLinkError");
		}
	}

	/** What a standby does, and then the application. */
	static final class Compiling {

		public static void main(String[] args) throws Exception {
			Compiled rehearsed = new Compiled();
			try (JitCompiler compiler = JitCompiler.open()) {
				new CompileStep(compiler, Path.of(args[0]), (type) -> true, () -> false).take(Path.of(""));
			}
			System.out.println("the application runs");
			System.out.println(rehearsed.twice(3));
			new Waiting().run();
		}

	}

	/** With what cannot be compiled, by the same name. */
	abstract static class Doubling {

		abstract int twice(int value);

	}

	/** Is initialised when it is to be compiled. */
	static final class Compiled extends Doubling {

		@Override
		int twice(int value) {
			return 2 * value;
		}

	}

	/** Says when it is initialised. */
	static final class Waiting {

		static {
			System.out.println("Waiting begins");
		}

		void run() {
		}

	}

}
