package dev.hupper.spring.boot;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import dev.hupper.testing.Project;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The launches of {@code docs/launches.md} that end in a {@code java} command, started as
 * the tools start it.
 */
class LaunchesIntegrationTests {

	/** All of IntelliJ IDEA's options for Spring Boot, as it passes them. */
	private static final List<String> INTELLIJ = List.of("-XX:TieredStopAtLevel=1",
			"-Dspring.output.ansi.enabled=always", "-Dcom.sun.management.jmxremote", "-Dspring.jmx.enabled=true",
			"-Dspring.liveBeansView.mbeanDomain", "-Dspring.application.admin.enabled=true",
			"-Dmanagement.endpoints.jmx.exposure.include=*", "-Dfile.encoding=UTF-8");

	/** The options of every Java program that Gradle starts, behind those of bootRun. */
	private static final List<String> GRADLE = List.of("-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8",
			"-Duser.country=US", "-Duser.language=en", "-Duser.variant");

	private static final List<String> OPTIONAL = List.of("spring-boot-devtools", "spring-boot-docker-compose",
			"jakarta.servlet-api", "reactor-core");

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>com.example</groupId>
				<artifactId>app</artifactId>
				<version>1</version>
			</project>
			""";

	private static final String JMX_NOTE = "[hupper] What the IDE shows of the running application";

	/** Stands in for IntelliJ IDEA's class of this name, and calls main as that does. */
	private static final String WRAPPER = "com.intellij.rt.execution.CommandLineWrapper";

	@TempDir
	private Path directory;

	private SpringProject application;

	private List<String> classPath;

	@BeforeEach
	void build() {
		this.application = new SpringProject(this.directory).write("pom.xml", POM).version("one");
		this.classPath = new ArrayList<>(List.of(this.application.path("target/classes").toString()));
		Stream.of(Project.libraries().split(File.pathSeparator))
			.filter((entry) -> OPTIONAL.stream().noneMatch(entry::contains))
			.forEach(this.classPath::add);
	}

	@ParameterizedTest
	@EnumSource
	void aSaveIsAnsweredWhicheverWayItIsStarted(Launch launch) throws Exception {
		int port = FreePort.find();
		try (ChildProcess monitor = start(launch.command(this, port))) {
			monitor.awaitLine("up one pid=\\d+ active=true reloads=0 args=\\[--one, two words\\]");
			assertAdminBean(launch, port, monitor);
			this.application.version("two");
			monitor.awaitLine("up two pid=\\d+ active=true reloads=1 args=\\[--one, two words\\]");
			monitor.awaitLine("\\[hupper\\] Reloaded in");
			assertAdminBean(launch, port, monitor);
			assertThat(monitor.lines()).filteredOn((line) -> line.startsWith(JMX_NOTE))
				.hasSize(launch.hasLocalJmx() ? 1 : 0);
		}
	}

	@Test
	void aClassPathFileOfTheIdeIsAnsweredByWhatToChoose() throws IOException {
		Path file = this.application.path("classpath123");
		Files.write(file, this.classPath);
		List<String> command = java(INTELLIJ, "-classpath", wrapper().toString(), WRAPPER, file.toString(), "App");
		try (ChildProcess java = start(command)) {
			java.awaitLine("up one pid=\\d+ active=false");
			java.awaitLine("hupper is off: .*choose @argfile or JAR manifest under \"Shorten command line\"");
		}
	}

	@Test
	void onABuildServerTheApplicationEndsWithItsOwnCode() {
		this.application.beans("""
				@Bean
				CommandLineRunner job() {
					return (ignored) -> System.exit(3);
				}
				""").version("one");
		List<String> command = java(List.of(), "-cp", joined(this.classPath), "App");
		try (ChildProcess java = ChildProcess.start(this.directory, Map.of("CI", "true"), command)) {
			assertThat(java.awaitExit()).as(java::transcript).isEqualTo(3);
			java.awaitLine("hupper is off: this is a build server \\(CI is set\\).*hupper.enabled=true switches it on");
		}
	}

	private ChildProcess start(List<String> command) {
		return ChildProcess.start(this.directory, Map.of(), command);
	}

	private static void assertAdminBean(Launch launch, int port, ChildProcess monitor) throws Exception {
		if (!launch.hasJmxPort()) {
			return;
		}
		JMXServiceURL url = new JMXServiceURL("service:jmx:rmi:///jndi/rmi://localhost:" + port + "/jmxrmi");
		try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
			MBeanServerConnection server = connector.getMBeanServerConnection();
			ObjectName name = new ObjectName("org.springframework.boot:type=Admin,name=SpringApplication");
			monitor.await("the application to be ready", () -> isReady(server, name));
		}
	}

	private static boolean isReady(MBeanServerConnection server, ObjectName name) {
		try {
			return Boolean.TRUE.equals(server.getAttribute(name, "Ready"));
		}
		catch (Exception ex) {
			return false;
		}
	}

	private static List<String> java(List<String> options, String... rest) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
		command.addAll(options);
		command.addAll(List.of(rest));
		return command;
	}

	private static String joined(List<String> classPath) {
		return String.join(File.pathSeparator, classPath);
	}

	private Path argumentFile(String name, String... arguments) {
		String text = Arrays.stream(arguments)
			.map((argument) -> '"' + argument.replace("\\", "\\\\") + '"')
			.collect(Collectors.joining("\n"));
		this.application.write(name, text);
		return this.application.path(name);
	}

	private String manifestJar(String name) {
		Manifest manifest = new Manifest();
		Attributes attributes = manifest.getMainAttributes();
		attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
		attributes.put(Attributes.Name.CLASS_PATH,
				this.classPath.stream()
					.map((entry) -> Path.of(entry).toUri().toString())
					.collect(Collectors.joining(" ")));
		return jar(name, manifest);
	}

	private String jar(String name, Manifest manifest) {
		Path jar = this.application.path(name);
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
			return jar.toString();
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

	/** As Gradle has it: a source set's class directory comes before its resources. */
	private List<String> ofGradle(String... sourceSets) {
		String first = sourceSets[0];
		this.application = new SpringProject(this.directory.resolve("gradle"), "build.gradle",
				"build/classes/java/" + first, "build/resources/" + first)
			.version("one");
		this.classPath.remove(0);
		List<String> directories = Arrays.stream(sourceSets)
			.flatMap((name) -> Stream.of("build/classes/java/" + name, "build/resources/" + name))
			.map((name) -> this.application.path(name).toString())
			.toList();
		this.classPath.addAll(0, directories);
		return java(GRADLE, "-cp", joined(this.classPath), "App", "--one", "two words");
	}

	/** What of IntelliJ IDEA's own runs in the application's process. */
	private Path wrapper() {
		Project ide = new Project(this.application.path("ide"));
		ide.compile(WRAPPER, """
				package com.intellij.rt.execution;

				import java.io.File;
				import java.net.*;
				import java.nio.file.*;
				import java.util.*;

				public class CommandLineWrapper {
					public static void main(String[] args) throws Exception {
						ClassLoader loader = CommandLineWrapper.class.getClassLoader();
						if (!args[0].endsWith(".jar")) {
							List<String> entries = Files.readAllLines(Path.of(args[0]));
							System.setProperty("java.class.path", String.join(File.pathSeparator, entries));
							List<URL> urls = new ArrayList<>();
							for (String entry : entries) {
								urls.add(new File(entry).toURI().toURL());
							}
							loader = new URLClassLoader(urls.toArray(URL[]::new), null);
							Thread.currentThread().setContextClassLoader(loader);
						}
						var main = Class.forName(args[1], false, loader).getMethod("main", String[].class);
						main.setAccessible(true);
						main.invoke(null, (Object) Arrays.copyOfRange(args, 2, args.length));
					}
				}
				""");
		return ide.classes();
	}

	/** Who starts the application. */
	enum Launch {

		INTELLIJ_RUN {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				return java(INTELLIJ, "-classpath", joined(test.classPath), "App", "--one", "two words");
			}
		},

		INTELLIJ_ARGUMENT_FILE {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				Path file = test.argumentFile("idea_arg_file123", "-classpath", joined(test.classPath), "App", "--one",
						"two words");
				return java(INTELLIJ, "@" + file);
			}
		},

		INTELLIJ_JAR_MANIFEST {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				String jar = test.manifestJar("classpath123.jar");
				return java(INTELLIJ, "-classpath", test.wrapper() + File.pathSeparator + jar, WRAPPER, jar, "App",
						"--one", "two words");
			}
		},

		VS_CODE {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				Path file = test.argumentFile("cp_123.argfile", "-cp", joined(test.classPath));
				return java(jmx(port, "app"), "@" + file, "App", "--one", "two words");
			}
		},

		VS_CODE_JAR_MANIFEST {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				return java(jmx(port, "app"), "-cp", test.manifestJar("cp_123.jar"), "App", "--one", "two words");
			}
		},

		SPRING_TOOLS {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				List<String> options = new ArrayList<>(jmx(port, "app"));
				options.addAll(List.of("-Dspring.output.ansi.enabled=always", "-XX:TieredStopAtLevel=1",
						"-Dfile.encoding=UTF-8", "-XX:+ShowCodeDetailsInExceptionMessages"));
				return java(options, "-classpath", joined(test.classPath), "App", "--one", "two words");
			}
		},

		GRADLE_BOOT_RUN {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				return test.ofGradle("main");
			}
		},

		GRADLE_BOOT_TEST_RUN {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				return test.ofGradle("test", "main");
			}
		},

		JAVA_WITH_RELATIVE_CLASS_PATH {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				test.classPath.set(0, "target/classes");
				return java(List.of(), "-cp", joined(test.classPath), "App", "--one", "two words");
			}
		},

		JAVA_WITH_ARGUMENT_FILE {
			@Override
			List<String> command(LaunchesIntegrationTests test, int port) {
				return java(List.of(), "@"
						+ test.argumentFile("arguments", "-cp", joined(test.classPath), "App", "--one", "two words"));
			}
		};

		abstract List<String> command(LaunchesIntegrationTests test, int port);

		boolean hasJmxPort() {
			return this == VS_CODE || this == VS_CODE_JAR_MANIFEST || this == SPRING_TOOLS;
		}

		boolean hasLocalJmx() {
			return name().startsWith("INTELLIJ");
		}

		/** As both of Spring's tools pass them. */
		private static List<String> jmx(int port, String project) {
			return List.of("-Dcom.sun.management.jmxremote", "-Dcom.sun.management.jmxremote.port=" + port,
					"-Dcom.sun.management.jmxremote.authenticate=false", "-Dcom.sun.management.jmxremote.ssl=false",
					"-Dspring.jmx.enabled=true", "-Djava.rmi.server.hostname=localhost",
					"-Dspring.application.admin.enabled=true", "-Dspring.boot.project.name=" + project);
		}

	}

}
