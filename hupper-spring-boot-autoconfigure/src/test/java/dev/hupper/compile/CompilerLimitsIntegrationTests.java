package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What exhausts memory, stack or patience ends one compile, and not the process.
 */
@DependsOnJvm
class CompilerLimitsIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void limitsEndOneCompileOnly() {
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(),
				ChildProcess.java(List.of("-Xmx128m"), UnderPressure.class, this.directory.toString()))) {
			assertThat(child.awaitExit()).as(child.transcript()).isZero();
			assertThat(child.lines()).anyMatch((line) -> line.startsWith("memory: The compiler ran out of memory"))
				.anyMatch((line) -> line.startsWith("stack: The compiler ran out of stack"))
				.anyMatch((line) -> line
					.startsWith("hang: The compiler or an annotation processor did not end within 5 s"))
				.anyMatch((line) -> line.startsWith("crash: "))
				.anyMatch((line) -> line.equals("at last: compiled 1"));
		}
	}

	@Test
	void runtimeWithoutCompilerSaysSoInOneLine() {
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(), ChildProcess.java(
				List.of("--limit-modules", "java.base,java.xml"), WithoutCompiler.class, this.directory.toString()))) {
			assertThat(child.awaitExit()).as(child.transcript()).isZero();
			assertThat(child.lines()).filteredOn((line) -> line.startsWith("[hupper]"))
				.singleElement()
				.asString()
				.contains("has no compiler (module jdk.compiler)");
		}
	}

	@Test
	void whatIsGeneratedHasLettersThatTheJvmHasNone() {
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(), ChildProcess
			.java(List.of("-Dfile.encoding=US-ASCII"), NarrowCharset.class, this.directory.toString()))) {
			assertThat(child.awaitExit()).as(child.transcript()).isZero();
			assertThat(child.lines()).contains("US-ASCII: []");
		}
	}

}
