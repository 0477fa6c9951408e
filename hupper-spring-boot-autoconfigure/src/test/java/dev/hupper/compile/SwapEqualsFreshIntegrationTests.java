package dev.hupper.compile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * After random edits of a running program each of its methods answers as in a program
 * started anew, or the verdict was that a fresh worker is needed. {@code -Dhupper.edits}
 * sets the number of edits, {@code -Dhupper.seed} repeats a run.
 */
@DependsOnJvm
class SwapEqualsFreshIntegrationTests {

	@TempDir
	Path directory;

	@Test
	void randomEdits() throws IOException {
		long seed = Long.getLong("hupper.seed", System.nanoTime());
		int edits = Integer.getInteger("hupper.edits", 50);
		List<String> command = ChildProcess.java(List.of("-javaagent:" + agent()), RandomSwaps.class,
				this.directory.toString(), Long.toString(seed), Integer.toString(edits));
		try (ChildProcess process = ChildProcess.start(this.directory, Map.of(), command)) {
			int exitCode = process.awaitExit(Duration.ofSeconds(30 + 2L * edits));
			assertThat(exitCode).as(process.transcript()).isZero();
			System.out.println(process.awaitLine("wrong answers: 0").group() + " " + process.lines());
		}
	}

	private Path agent() throws IOException {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.putValue("Premain-Class", RandomSwaps.class.getName());
		attributes.putValue("Can-Redefine-Classes", "true");
		Path jar = this.directory.resolve("agent.jar");
		try (OutputStream out = Files.newOutputStream(jar)) {
			new JarOutputStream(out, manifest).close();
		}
		return jar;
	}

}
