package dev.hupper.sample;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.testing.ChildProcess;
import io.cucumber.java.en.When;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testng.TestNG;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Programs that start the guestbook from class directories below a build file, and yet
 * are no development launch.
 */
class OtherLaunchesIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void testNgIsNoDevelopmentLaunch() {
		leavesNoTraces(RunTestNg.class, this.directory.toString());
	}

	@Test
	void cucumberIsNoDevelopmentLaunch() {
		leavesNoTraces(io.cucumber.core.cli.Main.class, "--glue", "dev.hupper.sample", "classpath:start.feature");
	}

	@Test
	void aheadOfTimeProcessingIsNoDevelopmentLaunch() {
		leavesNoTraces(ProcessAheadOfTime.class, GuestbookApplication.class.getName(),
				this.directory.resolve("sources").toString(), this.directory.resolve("resources").toString(),
				this.directory.resolve("classes").toString(), "dev.hupper", "sample-app");
		assertThat(this.directory.resolve("sources/dev/hupper/sample")).isDirectory();
	}

	private static void leavesNoTraces(Class<?> main, String... arguments) {
		try (ChildProcess java = ChildProcess.start(Path.of("."), Map.of(),
				ChildProcess.java(List.of(), main, arguments))) {
			assertThat(java.awaitLine("Traces of hupper: (.*)").group(1)).as(java::transcript).isEqualTo("[]");
			assertThat(java.awaitExit()).as(java::transcript).isZero();
			assertThat(java.lines()).noneMatch((line) -> line.contains("[hupper]"));
		}
	}

	static void printTraces() {
		System.out.println("Traces of hupper: " + Traces.here());
	}

	/** Starts the guestbook in a test of TestNG, and as a step of Cucumber. */
	public static class StartGuestbook {

		@org.testng.annotations.Test
		@When("the guestbook starts")
		public void start() {
			try (var context = SpringApplication.run(GuestbookApplication.class, "--server.port=0",
					"--spring.datasource.url=jdbc:h2:mem:guestbook")) {
				assertThat(context.isRunning()).isTrue();
				printTraces();
			}
		}

	}

	/** A main class of the project that runs tests. */
	static class RunTestNg {

		public static void main(String[] args) {
			TestNG testNg = new TestNG();
			testNg.setOutputDirectory(args[0]);
			testNg.setTestClasses(new Class<?>[] { StartGuestbook.class });
			testNg.run();
			System.exit(testNg.getStatus());
		}

	}

	/** A main class of the project that calls the processor. */
	static class ProcessAheadOfTime {

		public static void main(String[] args) throws Exception {
			SpringApplicationAotProcessor.main(args);
			printTraces();
		}

	}

}
