package dev.hupper.swap;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Swaps classes of a process that runs, and is refused whatever cannot be swapped.
 */
@DependsOnJvm
class ClassSwapperIntegrationTests {

	private static final String BODY = "package demo; public class Body { public static String answer() { return \"old\"; } }";

	private static final String TARGET = "package demo; public class Target implements java.util.function.Supplier<String> {"
			+ " public String get() { return \"old\"; } }";

	@TempDir
	Path directory;

	private Path classes;

	private int swaps;

	@Test
	void aProcessThatRuns() throws IOException {
		Map<String, String> sources = new TreeMap<>(Map.of("demo/Body.java", BODY, "demo/Lazy.java",
				BODY.replace("Body", "Lazy"), "demo/Twice.java", BODY.replace("Body", "Twice"), "demo/Loop.java",
				"package demo; public class Loop implements Runnable { public static String answer() { return \"old\"; }"
						+ " public synchronized void run() { int i = 0; while (true) { i++; } } }"));
		sources.put("demo/Target.java", TARGET);
		sources.put("demo/Sub.java",
				"package demo; public class Sub extends Target { public String get() { return super.get(); } }");
		for (int i = 0; i < 500; i++) {
			sources.put("demo/Many" + i + ".java", BODY.replace("Body", "Many" + i));
		}
		this.classes = write("classes", Sources.compile(sources));
		// Small, as in a container.
		try (ChildProcess app = start("-Xmx32m", "-XX:+UseSerialGC")) {
			long pid = Long.parseLong(app.awaitLine("^up (\\d+)").group(1));
			assertThat(say(app, "ask demo.Body")).isEqualTo("old");
			assertThat(say(app, "swap " + this.classes)).isEqualTo("no agent");
			new AgentAttachment(this.directory, false).attach(pid);
			assertThat(swap(app, "Body", BODY)).isEqualTo("[]");
			assertThat(say(app, "ask demo.Body")).isEqualTo("new");
			neverLoaded(app);
			loadedTwice(app);
			running(app);
			behindProxies(app);
			refusedByTheMachine(app);
			many(app);
		}
	}

	@Test
	void aRuntimeThatCannotAttachSaysSoWhenItIsAsked() {
		try (ChildProcess child = ChildProcess.start(this.directory, Map.of(), ChildProcess
			.java(List.of("--limit-modules", "java.base"), WithoutAttach.class, this.directory.toString()))) {
			assertThat(child.awaitExit()).as(child.transcript()).isZero();
			assertThat(child.lines()).contains("refused: this Java has no module jdk.attach");
		}
	}

	private void neverLoaded(ChildProcess app) throws IOException {
		Map<String, byte[]> now = compileNew("Lazy", BODY);
		assertThat(swap(app, now)).isEqualTo("[]");
		Files.write(this.classes.resolve("demo/Lazy.class"), now.get("demo/Lazy"));
		assertThat(say(app, "ask demo.Lazy")).isEqualTo("new");
	}

	private void loadedTwice(ChildProcess app) throws IOException {
		assertThat(say(app, "ask demo.Twice")).isEqualTo("old");
		assertThat(say(app, "twice " + this.classes + "/")).isEqualTo("true");
		assertThat(swap(app, "Twice", BODY))
			.isEqualTo("[demo.Twice is loaded by a class loader of the application's own]");
		assertThat(say(app, "ask demo.Twice")).isEqualTo("old");
	}

	/** One that never returns goes on, holding its lock; calls from now on are new. */
	private void running(ChildProcess app) throws IOException {
		say(app, "run demo.Loop");
		String source = "package demo; public class Loop implements Runnable { public static String answer() { return \"old\"; }"
				+ " public synchronized void run() { } }";
		assertThat(swap(app, "Loop", source)).isEqualTo("[]");
		assertThat(say(app, "ask demo.Loop")).isEqualTo("new");
	}

	/** What is held is a proxy of a subclass, as with CGLIB. */
	private void behindProxies(ChildProcess app) throws IOException {
		assertThat(say(app, "proxy demo.Sub")).isEqualTo("old");
		assertThat(swap(app, "Target", TARGET)).isEqualTo("[]");
		assertThat(say(app, "proxy demo.Sub")).isEqualTo("new");
	}

	private void refusedByTheMachine(ChildProcess app) throws IOException {
		Map<String, byte[]> more = compileNew("Body", BODY.replace("} }", "} void more() { } }"));
		more.putAll(compileNew("Loop", BODY.replace("{ public", "implements Runnable { public void run() { } public")));
		assertThat(swap(app, more)).startsWith("[class redefinition failed");
		assertThat(swap(app, Map.of("demo/Body", "nothing".getBytes(StandardCharsets.UTF_8)))).isNotEqualTo("[]");
		byte[] wrong = compileNew("Body", BODY).get("demo/Body");
		wrong[7] = 99;
		assertThat(swap(app, Map.of("demo/Body", wrong))).contains("UnsupportedClassVersionError");
		wrong[7] = 61;
		assertThat(swap(app, Map.of("demo/Body", unverifiable(wrong)))).contains("VerifyError");
		assertThat(say(app, "ask demo.Body")).isEqualTo("new");
	}

	/**
	 * Returns a constant that was never loaded: {@code areturn} in place of {@code ldc}.
	 */
	private static byte[] unverifiable(byte[] bytes) {
		for (int i = 0; i < bytes.length - 2; i++) {
			if (bytes[i] == 0x12 && (bytes[i + 2] & 0xFF) == 0xB0) {
				bytes[i] = 0;
				bytes[i + 1] = 0;
			}
		}
		return bytes;
	}

	private void many(ChildProcess app) throws IOException {
		Map<String, String> sources = new TreeMap<>();
		for (int i = 0; i < 500; i++) {
			sources.put("demo/Many" + i + ".java", BODY.replace("Body", "Many" + i).replace("old", "new"));
		}
		Map<String, byte[]> all = Sources.compile(sources);
		assertThat(say(app, "ask demo.Many7")).isEqualTo("old");
		assertThat(swap(app, all)).isEqualTo("[]");
		assertThat(say(app, "ask demo.Many7")).isEqualTo("new");
	}

	/**
	 * JaCoCo has added a field and a method to what was loaded, and does not do so again.
	 */
	@Test
	void aProcessWithAnAgentThatAddsToClassesIsRefused() throws IOException {
		this.classes = write("classes", Sources.compile(Map.of("demo/Body.java", BODY)));
		String jacoco = Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
			.filter((entry) -> entry.contains("org.jacoco.agent-"))
			.findFirst()
			.orElseThrow();
		try (ChildProcess app = start(
				"-javaagent:" + jacoco + "=includes=demo.*,destfile=" + this.directory.resolve("jacoco.exec"))) {
			long pid = Long.parseLong(app.awaitLine("^up (\\d+)").group(1));
			assertThat(say(app, "ask demo.Body")).isEqualTo("old");
			new AgentAttachment(this.directory, false).attach(pid);
			assertThat(swap(app, "Body", BODY)).startsWith("[class redefinition failed");
			assertThat(say(app, "ask demo.Body")).isEqualTo("old");
		}
	}

	@Test
	void aProcessThatMustNotBeAttachedTo() throws IOException {
		this.classes = this.directory;
		try (ChildProcess app = start("-XX:+DisableAttachMechanism")) {
			long pid = Long.parseLong(app.awaitLine("^up (\\d+)").group(1));
			assertThatIOException().isThrownBy(() -> new AgentAttachment(this.directory, false).attach(pid));
			assertThat(say(app, "swap " + this.directory)).isEqualTo("no agent");
		}
	}

	private ChildProcess start(String... options) {
		List<String> command = ChildProcess.java(List.of(options), SwapApp.class);
		int classPath = command.indexOf("-cp") + 1;
		command.set(classPath, command.get(classPath) + java.io.File.pathSeparator + this.classes);
		return ChildProcess.start(this.directory, Map.of(), command);
	}

	private static String say(ChildProcess app, String line) {
		int from = app.lineCount();
		app.type(line);
		return app.awaitLine(from, "^" + java.util.regex.Pattern.quote(line) + " -> (.*)").group(1);
	}

	private static Map<String, byte[]> compileNew(String name, String source) {
		String changed = source.replace("Body", name).replace("\"old\"", "\"new\"");
		return Sources.compile(Map.of("demo/" + name + ".java", changed));
	}

	private String swap(ChildProcess app, String name, String source) throws IOException {
		return swap(app, compileNew(name, source));
	}

	private String swap(ChildProcess app, Map<String, byte[]> classes) throws IOException {
		return say(app, "swap " + write("swap" + this.swaps++, classes));
	}

	private Path write(String name, Map<String, byte[]> classes) throws IOException {
		Path root = this.directory.resolve(name);
		for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
			Path file = root.resolve(entry.getKey() + ".class");
			Files.createDirectories(file.getParent());
			Files.write(file, entry.getValue());
		}
		return root;
	}

}
