package dev.hupper.indistinguishable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.LibraryJar;
import dev.hupper.testing.Repository;

import org.springframework.boot.SpringBootVersion;

/**
 * The libraries of each application as Maven resolves them, and hupper as one of them.
 */
final class Libraries {

	private static final String RESOLVE = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath";

	private static final String NO_LOGBACK = "<exclusions><exclusion><groupId>org.springframework.boot</groupId>"
			+ "<artifactId>spring-boot-starter-logging</artifactId></exclusion></exclusions>";

	private static final String NEEDED = ".*[/\\\\](nanojson|directory-watcher|jna|jspecify|slf4j-api)-[\\d.]+\\.jar";

	private static final String OWN_JAR = ".*[/\\\\]hupper-spring-boot-autoconfigure-[^/\\\\]*(?<!-tests)\\.jar";

	private static final String OWN_CLASSES = ".*[/\\\\]hupper-spring-boot-autoconfigure[/\\\\]target[/\\\\]classes";

	private final Path directory;

	private final List<String> hupper;

	private Libraries(Path directory, List<String> hupper) {
		this.directory = directory;
		this.hupper = hupper;
	}

	/** Resolve those of all applications in one run. */
	static Libraries resolve(Path directory, List<TestApplication> applications) throws IOException {
		StringBuilder modules = new StringBuilder();
		for (TestApplication application : applications) {
			Path module = Files.createDirectories(directory.resolve(application.name()));
			Files.writeString(module.resolve("pom.xml"), pom(application));
			modules.append("<module>").append(application.name()).append("</module>");
		}
		Files.writeString(directory.resolve("pom.xml"),
				project("all", "<packaging>pom</packaging><modules>" + modules + "</modules>"));
		Path root = Repository.root();
		try (ChildProcess maven = ChildProcess.start(root, Map.of("JAVA_HOME", System.getProperty("java.home")),
				Repository.maven("-f", directory.resolve("pom.xml").toString(), RESOLVE,
						"-Dmdep.outputFile=libraries"))) {
			if (maven.awaitExit(Duration.ofMinutes(5)) != 0) {
				throw new AssertionError(maven.transcript());
			}
		}
		return new Libraries(directory, hupper(directory));
	}

	/** The class path of an application, but for its own classes. */
	List<String> of(TestApplication application) throws IOException {
		String resolved = Files.readString(this.directory.resolve(application.name()).resolve("libraries")).strip();
		return Stream.concat(Arrays.stream(resolved.split(File.pathSeparator)), this.hupper.stream())
			.distinct()
			.toList();
	}

	private static String pom(TestApplication application) {
		StringBuilder dependencies = new StringBuilder();
		for (String starter : application.starters()) {
			String[] parts = (starter.contains(":") ? starter : "org.springframework.boot:" + starter).split(":");
			String version = (parts.length > 2) ? "<version>" + parts[2] + "</version>" : "";
			dependencies.append("<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s%s</dependency>"
				.formatted(parts[0], parts[1], version,
						application.starters().contains("spring-boot-starter-log4j2") ? NO_LOGBACK : ""));
		}
		return project(application.name(), """
				<dependencyManagement><dependencies><dependency>
				<groupId>org.springframework.boot</groupId><artifactId>spring-boot-dependencies</artifactId>
				<version>%s</version><type>pom</type><scope>import</scope>
				</dependency></dependencies></dependencyManagement>
				<dependencies>%s</dependencies>
				""".formatted(SpringBootVersion.getVersion(), dependencies));
	}

	private static String project(String name, String content) {
		return """
				<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>indistinguishable</groupId><artifactId>%s</artifactId><version>1</version>
				%s
				</project>
				""".formatted(name, content);
	}

	/** A jar, as those who use hupper have it, even where no build has made one. */
	private static List<String> hupper(Path directory) throws IOException {
		List<String> entries = new ArrayList<>();
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (entry.matches(NEEDED) || entry.matches(OWN_JAR)) {
				entries.add(entry);
			}
			else if (entry.matches(OWN_CLASSES)) {
				entries.add(LibraryJar.of(Path.of(entry), directory.resolve("hupper.jar")).toString());
			}
		}
		return entries;
	}

}
