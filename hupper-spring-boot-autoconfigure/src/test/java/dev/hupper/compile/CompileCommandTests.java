package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.ToIntFunction;

import dev.hupper.api.CompileOptions;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CompileCommand}.
 */
class CompileCommandTests {

	private static final List<Path> SOURCES = List.of(Path.of("/shop/A.kt"), Path.of("/shop/B.kt"));

	@TempDir
	Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	@Test
	void whatItWritesCountsAsHalfUntilItHasEnded() {
		CompletableFuture<Integer> end = new CompletableFuture<>();
		try (CompileCommand command = command(List.of("make"), (words) -> end.join())) {
			assertThat(command.isRunning()).isFalse();
			CompletionStage<Boolean> done = command.run(SOURCES);
			assertThat(command.isRunning()).isTrue();
			end.complete(0);
			assertThat(done.toCompletableFuture().join()).isTrue();
			assertThat(command.isRunning()).isFalse();
			assertThat(this.logger.lines()).containsExactly("info: Running hupper.compile.command (A.kt, B.kt)");
		}
	}

	@Test
	void aFailureNamesTheCommandAndItsExitCode() {
		assertThat(lineOf(2)).contains("hupper.compile.command failed with exit code 2: make all");
	}

	@Test
	void oneThatHangsIsEndedWithALine() {
		assertThat(lineOf(-1)).contains("hupper.compile.command did not end in 10 minutes: make all");
	}

	@Test
	void quotesKeepWordsTogether() {
		assertThat(CompileOptions.words(" sh -c 'a && b' ")).containsExactly("sh", "-c", "a && b");
		assertThat(CompileOptions.words("\"C:\\My Tools\\x.exe\" -D'a b'=\"it's\""))
			.containsExactly("C:\\My Tools\\x.exe", "-Da b=it's");
		assertThat(CompileOptions.words("  ")).isEmpty();
		assertThat(CompileOptions.words("don't stop")).containsExactly("don't", "stop");
	}

	private CompileCommand command(List<String> words, ToIntFunction<List<String>> runner) {
		SampleModule module = new SampleModule(this.directory.resolve("shop"));
		module.source("Shop", "class Shop { }");
		SourceCompiler compiler = module.build().open().compiler();
		return new CompileCommand(compiler, List.of(module.classes), words, runner, this.logger);
	}

	private String lineOf(int exitCode) {
		try (CompileCommand command = command(List.of("make", "all"), (words) -> exitCode)) {
			assertThat(command.run(SOURCES).toCompletableFuture().join()).isFalse();
		}
		return this.logger.lines().get(1);
	}

}
