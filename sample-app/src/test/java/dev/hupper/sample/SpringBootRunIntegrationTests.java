package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's promise, in a copy of the repository: start it, change a class, see the
 * new page from another process, and end it in both ways. And what is none of that.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SpringBootRunIntegrationTests {

	private static final String CONTROL_C = "\003";

	private static ProjectCopy project;

	@BeforeAll
	static void copy(@TempDir Path directory) throws IOException {
		project = ProjectCopy.in(directory);
	}

	@Test
	@Order(3)
	@DependsOnJvm
	void reloadsAChangedClassAndKeepsTheEntries() throws IOException {
		Guestbook guestbook = Guestbook.onFreePort();
		try (ChildProcess maven = project.run(guestbook, Readme.firstCommand())) {
			ProcessHandle first = awaitFirstPage(maven, guestbook);
			guestbook.sign("Ada", "Written to the first process");

			project.changeClass(GuestbookController.class, "\"Guestbook\"", "\"Golden book\"");

			maven.await("the changed page", () -> guestbook.page().contains("<h1>Golden book</h1>"));
			String page = guestbook.page();
			ProcessHandle second = Guestbook.process(page);
			assertThat(second).isNotEqualTo(first);
			assertThat(first.isAlive()).isFalse();
			assertThat(page).contains("Written to the first process", "id=\"reloads\">1<", "GuestbookController.class");

			assertThat(Traces.in(second.parent().orElseThrow())).as("what inert launches must not have")
				.anyMatch((trace) -> trace.startsWith("child"))
				.anyMatch((trace) -> trace.startsWith("\"hupper"))
				.anyMatch((trace) -> trace.startsWith("socket"));

			project.changeSource(GuestbookController.class, "\"Guestbook\"", "\"Visitors' book\"");

			maven.await("the page of the changed source",
					() -> guestbook.page().contains("<h1>Visitors&#39; book</h1>"));
			page = guestbook.page();
			ProcessHandle third = Guestbook.process(page);
			assertThat(third).isNotEqualTo(second);
			assertThat(page).contains("Written to the first process", "id=\"reloads\">2<", "GuestbookController.java");

			List<ProcessHandle> all = maven.descendants().toList();
			assertThat(all).contains(third);
			assertThat(guestbook.post("/stop", "")).contains("<h1>Stopped</h1>");

			assertThat(maven.awaitExit()).as(maven::transcript).isZero();
			maven.await("the end of all", () -> all.stream().noneMatch(ProcessHandle::isAlive));
		}
	}

	/** Leaves the sources as they are: the copy is built once. */
	@Test
	@Order(1)
	@EnabledOnOs(OS.LINUX)
	void endsOnControlC() throws IOException {
		Guestbook guestbook = Guestbook.onFreePort();
		List<String> onATerminal = List.of("script", "-qec", "exec " + String.join(" ", Readme.firstCommand()),
				"/dev/null");
		try (ChildProcess terminal = project.run(guestbook, onATerminal)) {
			ProcessHandle worker = awaitFirstPage(terminal, guestbook);
			List<ProcessHandle> all = terminal.descendants().toList();
			assertThat(all).contains(worker);

			terminal.type(CONTROL_C);

			assertThat(terminal.awaitExit()).as(terminal::transcript).isIn(0, 130);
			terminal.await("the end of all", () -> all.stream().noneMatch(ProcessHandle::isAlive));
			assertThat(terminal.lines()).noneMatch((line) -> line.contains("BUILD FAILURE"));
		}
	}

	/** Maven's way to start an application for its integration tests. */
	@Test
	@Order(2)
	void springBootStartIsNoDevelopmentLaunch() throws IOException {
		List<String> command = List.of("./mvnw", "test-compile", "spring-boot:start", "spring-boot:stop",
				"-Dspring-boot.run.arguments=--debug", "-Dmaven.test.skip=true");
		try (ChildProcess maven = project.run(Guestbook.onFreePort(), command)) {
			maven.awaitLine("Building hupper for Spring Boot: sample application");
			maven.awaitLine("Started GuestbookApplication");
			assertThat(maven.awaitExit()).as(maven::transcript).isZero();
			assertThat(maven.lines()).filteredOn((line) -> line.contains("Starting GuestbookApplication")).hasSize(1);
			assertThat(maven.lines()).anyMatch((line) -> line.contains("spring.application.admin.enabled"))
				.noneMatch((line) -> line.contains("[hupper]"));
		}
	}

	private static ProcessHandle awaitFirstPage(ChildProcess maven, Guestbook guestbook) {
		// Each step of the build has the time of one thing to wait for.
		maven.awaitLine("testCompile.*hupper-spring-boot-autoconfigure");
		maven.awaitLine("Building hupper for Spring Boot: sample application");
		maven.awaitLine("Started GuestbookApplication");
		String page = guestbook.page();
		assertThat(page).contains("<h1>Guestbook</h1>", "id=\"reloads\">0<");
		return Guestbook.process(page);
	}

}
