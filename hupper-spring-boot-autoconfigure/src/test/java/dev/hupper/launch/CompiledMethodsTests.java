package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.launch.CompiledMethods.Order;
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
			1204  s b  1       sun.nio.fs.UnixPath::run (7 bytes)
			11205 %     1       brave.Tracer::loop @ 12 (90 bytes)
			   4     n 0       jdk.internal.vm.Continuation::enterSpecial (native)   (static)
			1206       1       org.a.B$$Lambda$12/0x0000000800c03000::apply (8 bytes)
			1207       1       com.example.Own::get (8 bytes)
			   made not entrant
			1208       1       org.a.Unfin""";

	@TempDir
	Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	@Test
	void whatCanBeAskedForByNameIsListed() {
		assertThat(CompiledMethods.methods(AFTER)).containsExactly("java.lang.String hashCode", "org.a.B$C <init>",
				"sun.nio.fs.UnixPath run", "brave.Tracer loop", "com.example.Own get");
		assertThat(CompiledMethods.methods("")).isEmpty();
	}

	@Test
	void whatTheApplicationsStartHasCompiledOfLibrariesIsKeptForLaterStandbys() throws IOException {
		CompiledMethods methods = methods();
		Order order = methods.next(true);
		assertThat(order.methodList()).isEmpty();
		Path first = recording(order);
		Files.writeString(first, BEFORE);
		methods.applicationBegins(true);
		Path second = recording(methods.next(true));
		assertThat(second).as("the next standby writes another").isNotEqualTo(first);
		Files.writeString(second, BEFORE);
		Files.writeString(first, AFTER, StandardOpenOption.APPEND);
		methods.learn();
		assertThat(Files.readAllLines(kept())).containsExactly("java.lang.String hashCode", "org.a.B$C <init>",
				"sun.nio.fs.UnixPath run", "brave.Tracer loop");
		assertThat(methods.next(true)).as("once is enough")
			.isEqualTo(new Order(JitCompiler.JVM_OPTIONS, kept().toString()));
		assertThat(this.directory).as("nothing is left").isDirectoryNotContaining("glob:**/*-*");
		assertThat(first).doesNotExist();
		assertThat(second).doesNotExist();
		assertThat(this.logger.lines())
			.containsExactly("debug: Standbys compile 4 methods; this start compiled 4 of libraries");
	}

	@Test
	void theFirstOfTheNextMonitorAddsToThemAndTheOldestGo() throws IOException {
		Files.write(kept(), IntStream.range(0, CompiledMethods.MAX).mapToObj((i) -> "a.B run" + i).toList());
		CompiledMethods methods = methods();
		Order order = methods.next(true);
		assertThat(order.jvmOptions()).startsWith(JitCompiler.JVM_OPTIONS.toArray(String[]::new));
		Files.writeString(recording(order), BEFORE);
		methods.learn();
		assertThat(kept()).as("nothing has begun").content().startsWith("a.B run0\n");
		methods.applicationBegins(true);
		Files.writeString(recording(order), AFTER, StandardOpenOption.APPEND);
		methods.learn();
		assertThat(Files.readAllLines(kept())).startsWith("java.lang.String hashCode")
			.hasSize(CompiledMethods.MAX)
			.doesNotContain("a.B run" + (CompiledMethods.MAX - 1));
	}

	@Test
	void oneThatWasNotPreparedTeachesNothing() throws IOException {
		CompiledMethods methods = methods();
		Order order = methods.next(true);
		Files.writeString(recording(order), AFTER);
		methods.applicationBegins(false);
		methods.learn();
		methods.applicationBegins(true);
		methods.next(false);
		methods.applicationBegins(true);
		methods.learn();
		assertThat(kept()).doesNotExist();
		assertThat(recording(methods.next(true))).as("the next may").isNotNull();
	}

	@Test
	void noListIsMadeOfNothing() throws IOException {
		CompiledMethods methods = methods();
		Files.writeString(recording(methods.next(true)), AFTER);
		methods.applicationBegins(true);
		methods.learn();
		assertThat(kept()).doesNotExist();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xint", "-XX:TieredStopAtLevel=0", "-XX:-TieredCompilation", "-XX:+UseJVMCICompiler",
			"-XX:CompilationMode=high-only" })
	void anotherCompilerIsNotAsked(String option) throws IOException {
		Files.writeString(kept(), "a.B run\n");
		assertThat(methods(option).next(true)).isEqualTo(Order.NONE);
		assertThat(methods("-XX:+TieredCompilation").next(true)).isNotEqualTo(Order.NONE);
		assertThat(methods().next(false)).isEqualTo(Order.NONE);
	}

	private Path kept() {
		return this.directory.resolve("compiled");
	}

	private static Path recording(Order order) {
		String last = order.jvmOptions().get(order.jvmOptions().size() - 1);
		assertThat(last).startsWith("-Xlog:jit+compilation=debug:file=/").endsWith(":none:filecount=0");
		return Path.of(last.split("[=:]")[4]);
	}

	private CompiledMethods methods(String... options) throws IOException {
		Path classList = Files.writeString(this.directory.resolve("classes"), """
				# a list
				java/lang/String id: 1
				@lambda-proxy com/example/Own
				org/a/B$C
				sun/nio/fs/UnixPath
				brave/Tracer
				""");
		CurrentJvm jvm = new CurrentJvm(List.of(options), Map.of("java.home", System.getProperty("java.home"),
				"java.class.path", "classes", "java.vm.name", "OpenJDK 64-Bit Server VM"), Map.of(), 0);
		WorkerSpec spec = WorkerSpec.of(jvm, "com.example.App", ReloaderOptions.builder().build());
		return new CompiledMethods(spec, this.directory, () -> Optional.of(classList), this.logger);
	}

}
