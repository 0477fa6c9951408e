package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.testing.RecordingLogger;
import dev.hupper.worker.JitCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompiledMethods}.
 */
class CompiledMethodsTests {

	private static final String BEFORE = "   1       1       a.Rehearsed::run (1 bytes)\n";

	/** As JDK 17 and 25 write it. */
	private static final String AFTER = """
			   2       1       java.lang.String::hashCode (60 bytes)
			1203   !   3       org.a.B$C::<init> (7 bytes)
			1204  s b  1       org.a.B$C::run (7 bytes)
			1205 %     1       org.a.B$C::loop @ 12 (90 bytes)
			   4     n 0       jdk.internal.vm.Continuation::enterSpecial (native)   (static)
			1206       1       org.a.B$$Lambda$12/0x0000000800c03000::apply (8 bytes)
			1207       1       org.a.B$$SpringCGLIB$$0::get (8 bytes)
			   made not entrant
			1208       1       org.a.Unfin""";

	@TempDir
	Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	@Test
	void whatCanBeAskedForByNameIsListed() {
		assertThat(CompiledMethods.methods(AFTER)).containsExactly("java.lang.String hashCode", "org.a.B$C <init>",
				"org.a.B$C run", "org.a.B$C loop");
		assertThat(CompiledMethods.methods("")).isEmpty();
	}

	@Test
	void whatTheApplicationsStartHasCompiledIsKeptForLaterStandbys() throws IOException {
		Path file = this.directory.resolve("kept");
		CompiledMethods methods = methods(Optional.of(file));
		assertThat(methods.file()).isEmpty();
		Path first = recording(methods.jvmOptions());
		Files.writeString(first, BEFORE);
		methods.applicationBegins();
		Path second = recording(methods.jvmOptions());
		assertThat(second).as("the next standby writes another").isNotEqualTo(first);
		Files.writeString(first, AFTER, StandardOpenOption.APPEND);
		methods.learn();
		assertThat(file).content().contains("org.a.B$C run\n").doesNotContain("Rehearsed");
		assertThat(methods.file()).hasValue(file);
		assertThat(methods.jvmOptions()).as("once is enough").isEqualTo(JitCompiler.JVM_OPTIONS);
		assertThat(this.logger.lines()).containsExactly("debug: Standbys compile 4 methods, of which 4 are new");
	}

	@Test
	void theFirstOfTheNextMonitorAddsToThem() throws IOException {
		Path file = Files.writeString(this.directory.resolve("kept"), "a.B run\n");
		CompiledMethods methods = methods(Optional.of(file));
		List<String> options = methods.jvmOptions();
		assertThat(options).startsWith(JitCompiler.JVM_OPTIONS.toArray(String[]::new));
		Files.writeString(recording(options), BEFORE);
		methods.learn();
		assertThat(file).as("nothing has begun").hasContent("a.B run");
		methods.applicationBegins();
		Files.writeString(recording(options), AFTER, StandardOpenOption.APPEND);
		methods.learn();
		assertThat(Files.readAllLines(file)).startsWith("a.B run", "java.lang.String hashCode").hasSize(5);
	}

	@Test
	void aRecordingThatIsMissingIsNoMatter() {
		CompiledMethods methods = methods(Optional.empty());
		methods.jvmOptions();
		methods.applicationBegins();
		methods.learn();
		assertThat(methods.file()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xint", "-XX:TieredStopAtLevel=0", "-XX:-TieredCompilation", "-XX:+UseJVMCICompiler",
			"-XX:CompilationMode=high-only" })
	void anotherCompilerIsNotAsked(String option) throws IOException {
		Path file = Files.writeString(this.directory.resolve("kept"), "a.B run\n");
		CompiledMethods methods = methods(Optional.of(file), option);
		assertThat(methods.jvmOptions()).isEmpty();
		assertThat(methods.file()).isEmpty();
	}

	private static Path recording(List<String> options) {
		String last = options.get(options.size() - 1);
		assertThat(last).startsWith("-Xlog:jit+compilation=debug:file=\"");
		return Path.of(last.split("\"")[1]);
	}

	private CompiledMethods methods(Optional<Path> file, String... options) {
		CurrentJvm jvm = new CurrentJvm(List.of(options), Map.of("java.home", System.getProperty("java.home"),
				"java.class.path", "classes", "java.vm.name", "OpenJDK 64-Bit Server VM"), Map.of(), 0);
		WorkerSpec spec = WorkerSpec.of(jvm, "com.example.App", ReloaderOptions.builder().build());
		return new CompiledMethods(spec, this.directory, () -> file, this.logger);
	}

}
