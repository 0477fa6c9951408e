package dev.hupper.indistinguishable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a standby rehearses can be rehearsed at once: what fails is left out from then on,
 * with a line that few people read.
 */
@DependsOnJvm
class RehearsalIntegrationTests {

	private static final TestApplication ALL = new TestApplication("all-at-once", PlainApplication.class,
			List.of("spring-boot-starter-webmvc", "spring-boot-starter-validation", "spring-boot-starter-thymeleaf",
					"spring-boot-starter-actuator", "spring-boot-starter-security", "spring-boot-starter-flyway",
					"spring-boot-starter-liquibase", "spring-boot-starter-data-jpa", "spring-boot-starter-cache",
					"com.github.ben-manes.caffeine:caffeine", "com.h2database:h2"),
			Map.of())
		.with("all-at-once", TestApplication.WEBSOCKET);

	@TempDir
	Path directory;

	@Test
	void allPartsSucceedTogether() throws IOException {
		try (ChildProcess java = rehearse(List.of())) {
			assertThat(java.awaitExit()).as(java::transcript).isZero();
			assertThat(java.lines()).as(java::transcript)
				.anyMatch((line) -> line.startsWith("rehearsed ") && line.contains("cache") && line.contains("web"))
				.anyMatch((line) -> line.startsWith("rehearsed ") && line.contains("jpa"))
				.contains("rehearsed all");
		}
	}

	/** Of which a start has a part, and the first request the rest. */
	@Test
	void whatGuardsMethodsIsThereBeforeTheApplicationIs() throws IOException {
		try (ChildProcess java = rehearse(List.of("security"))) {
			assertThat(java.awaitExit()).as(java::transcript).isZero();
		}
		assertThat(this.directory.resolve("run/loaded.txt")).content()
			.contains(".AuthorizationManagerBeforeMethodInterceptor ", ".DefaultMethodSecurityExpressionHandler ",
					".SecurityExpressionRoot ", ".ast.MethodReference ", ".ast.VariableReference ");
	}

	private ChildProcess rehearse(List<String> parts) throws IOException {
		Path main = this.directory.resolve("main");
		Rehearsing.install(main);
		List<String> classPath = new ArrayList<>(
				Libraries.resolve(this.directory.resolve("libraries"), List.of(ALL)).of(ALL));
		classPath.add(main.toString());
		List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:TieredStopAtLevel=1", "-Xlog:class+load:file=loaded.txt", "-cp",
				String.join(File.pathSeparator, classPath), Rehearsing.class.getName()));
		command.addAll(parts);
		return ChildProcess.start(Files.createDirectory(this.directory.resolve("run")), Map.of(), command);
	}

}
