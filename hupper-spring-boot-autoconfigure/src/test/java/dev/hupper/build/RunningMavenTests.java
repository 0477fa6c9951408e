package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How the Maven that started this process is told by its command line.
 */
class RunningMavenTests {

	@Test
	void argumentsFollowTheMainClass() {
		RunningMaven maven = RunningMaven
			.of(List.of("/usr/bin/java", "-Xmx1g", "-classpath", "boot/plexus-classworlds.jar",
					"-Dclassworlds.conf=bin/m2.conf", "-Dmaven.home=/opt/maven",
					"-Dmaven.multiModuleProjectDirectory=/home/ada/shop",
					"org.codehaus.plexus.classworlds.launcher.Launcher", "spring-boot:run", "-Pdev", "-Dcolour=blue"))
			.orElseThrow();

		assertThat(maven.path("maven.home")).isEqualTo(Path.of("/opt/maven"));
		assertThat(maven.path("maven.multiModuleProjectDirectory")).isEqualTo(Path.of("/home/ada/shop"));
		assertThat(maven.arguments()).containsExactly("spring-boot:run", "-Pdev", "-Dcolour=blue");
	}

	/** In .mvn/jvm.config, as Error Prone's documentation has it. */
	@Test
	void optionsOfTheJvmMayBeTwoWords() {
		RunningMaven maven = RunningMaven
			.of(List.of("java", "--add-exports", "jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED", "--add-modules",
					"java.se", "-classpath", "boot/plexus-classworlds.jar", "-Dmaven.home=/opt/maven",
					"org.codehaus.plexus.classworlds.launcher.Launcher", "spring-boot:run", "-Pdev"))
			.orElseThrow();

		assertThat(maven.path("maven.home")).isEqualTo(Path.of("/opt/maven"));
		assertThat(maven.arguments()).containsExactly("spring-boot:run", "-Pdev");
	}

	@Test
	void anotherProcessIsNoMaven() {
		assertThat(RunningMaven.of(List.of("/usr/bin/java", "-cp", "a.jar", "com.example.App"))).isEmpty();
		assertThat(RunningMaven.of(List.of("bash"))).isEmpty();
		assertThat(RunningMaven.of(List.of())).isEmpty();
	}

}
