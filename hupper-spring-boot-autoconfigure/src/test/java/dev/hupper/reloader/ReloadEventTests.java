package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.hupper.ipc.Message;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What observers are told, in which order, and which event answers a save.
 */
class ReloadEventTests {

	private final LoopScript script = LoopScript.running();

	ReloadEventTests() {
		this.script.told.clear();
	}

	@Test
	void aReloadIsToldFromTheChangeToTheApplicationThatServes() throws Exception {
		this.script.changed("/a/A.java").built(this.script.classes("/a/A.class")).ended(0).ready();
		assertThat(names()).containsExactly("Changed", "Compiled", "Reloading", "Served");
		assertThat(done()).containsExactly("Served");
		assertThat(this.script.told.get(3)).isInstanceOfSatisfying(ReloadEvent.Served.class, (served) -> {
			assertThat(served.reloads()).isEqualTo(1);
			assertThat(served.cause()).isEqualTo("A.java changed");
		});
	}

	@Test
	void aSaveThatDoesNotCompileIsAnsweredByItsDiagnostics() throws Exception {
		BuildResult.Diagnostic diagnostic = new BuildResult.Diagnostic("/a/A.java", 3, 7, "';' expected");
		this.script.changed("/a/A.java").built(new BuildResult.Failed("text", "printed", List.of(diagnostic)));
		assertThat(names()).containsExactly("Changed", "Compiled");
		assertThat(this.script.told.get(1)).isInstanceOfSatisfying(ReloadEvent.Compiled.class, (compiled) -> {
			assertThat(compiled.done()).isTrue();
			assertThat(compiled.diagnostics()).containsExactly(diagnostic);
		});
	}

	@Test
	void aStartThatFailsIsAnsweredByWhatTheApplicationReports() {
		this.script.changed("/a/x.txt").ended(0);
		this.script.said(new Message.Failed("a bean is missing")).ended(1);
		assertThat(names()).containsExactly("Changed", "Reloading", "Failed");
		assertThat(this.script.told.get(2))
			.isEqualTo(new ReloadEvent.Failed("The application ended with exit code 1", "a bean is missing"));
	}

	@Test
	void aChangeThatNeedsNoReloadIsAnswered() throws Exception {
		this.script.changed("/a/style.css");
		this.script.changed("/a/A.java").built(BuildResult.nothing());
		assertThat(names()).containsExactly("Changed", "Unchanged", "Changed", "Compiled", "Unchanged");
		assertThat(this.script.told.get(1)).isEqualTo(new ReloadEvent.Unchanged(List.of(Path.of("/a/style.css"))));
	}

	@Test
	void aSaveWithoutAChangeIsAnswered() {
		this.script.saved("/a/A.java").settle();
		assertThat(this.script.told).containsExactly(new ReloadEvent.Unchanged(Set.of(Path.of("/a/A.java"))));
	}

	@Test
	void aReloadWhileNothingRunsIsToldOnce() {
		this.script.ended(1);
		this.script.told.clear();
		this.script.changed("/a/x.txt").ready();
		assertThat(names()).containsExactly("Changed", "Reloading", "Served");
	}

	private List<String> names() {
		return this.script.told.stream().map((event) -> event.getClass().getSimpleName()).toList();
	}

	private List<String> done() {
		return this.script.told.stream()
			.filter(ReloadEvent::done)
			.map((event) -> event.getClass().getSimpleName())
			.toList();
	}

}
