package dev.hupper.benchmark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Repository;

/**
 * An application that is edited while it runs: its sources, its libraries as Maven
 * resolves them, and the class whose text is changed.
 */
final class Application {

	private final Path directory;

	private final String mainClass;

	private final String edited;

	private final String text;

	private final List<String> libraries;

	private final Map<Integer, byte[]> versions = new HashMap<>();

	private Application(Path directory, String mainClass, String edited, String text) throws IOException {
		this.directory = directory;
		this.mainClass = mainClass;
		this.edited = edited;
		this.text = text;
		this.libraries = resolve(directory);
		try (Stream<Path> sources = Files.walk(directory.resolve("src/main/java"))) {
			compile(sources.filter((file) -> file.toString().endsWith(".java")).toList(),
					directory.resolve("target/classes"));
		}
	}

	/** Web MVC and one controller. */
	static Application mini(Path directory) throws IOException {
		write(directory.resolve("src/main/java/mini/MiniApplication.java"), """
				package mini;

				import org.springframework.boot.SpringApplication;
				import org.springframework.boot.autoconfigure.SpringBootApplication;

				@SpringBootApplication
				public class MiniApplication {

					public static void main(String[] args) {
						SpringApplication.run(MiniApplication.class, args);
					}

				}
				""");
		write(directory.resolve("src/main/java/mini/MiniController.java"), """
				package mini;

				import org.springframework.web.bind.annotation.GetMapping;
				import org.springframework.web.bind.annotation.RestController;

				@RestController
				class MiniController {

					@GetMapping("/")
					String text() {
						return "[Mini] id=\\"pid\\">" + ProcessHandle.current().pid() + "<";
					}

				}
				""");
		write(directory.resolve("pom.xml"), pom("mini", List.of("spring-boot-starter-webmvc")));
		return new Application(directory, "mini.MiniApplication", "mini/MiniController", "[Mini]");
	}

	/** The guestbook: web MVC, Thymeleaf, validation, JPA on H2, actuator. */
	static Application sample(Path directory, Path module) throws IOException {
		copy(module.resolve("src/main"), directory.resolve("src/main"));
		copy(module.resolve("src/main/resources"), directory.resolve("target/classes"));
		write(directory.resolve("pom.xml"),
				pom("sample",
						List.of("spring-boot-starter-actuator", "spring-boot-starter-data-jpa",
								"spring-boot-starter-thymeleaf", "spring-boot-starter-validation",
								"spring-boot-starter-webmvc", "com.h2database:h2")));
		return new Application(directory, "dev.hupper.sample.GuestbookApplication",
				"dev/hupper/sample/GuestbookController", "\"Guestbook\"");
	}

	/** As {@link Ordinary} writes it. */
	static Application ordinary(Ordinary ordinary) throws IOException {
		ordinary.write();
		write(ordinary.directory().resolve("pom.xml"), pom("ordinary", ordinary.dependencies(), ordinary.exclusions()));
		return new Application(ordinary.directory(), Ordinary.MAIN, Ordinary.EDITED, Ordinary.TEXT);
	}

	/** As {@link Reactive} writes it. */
	static Application reactive(Path directory) throws IOException {
		Reactive.write(directory);
		write(directory.resolve("pom.xml"), pom("reactive", Reactive.DEPENDENCIES));
		return new Application(directory, Reactive.MAIN, Reactive.EDITED, Reactive.TEXT);
	}

	String mainClass() {
		return this.mainClass;
	}

	/** Its libraries, spring-boot-devtools not among them. */
	Stream<String> libraries() {
		return this.libraries.stream().filter((library) -> !isDevtools(library));
	}

	/** The library spring-boot-devtools. */
	Stream<String> devtools() {
		return this.libraries.stream().filter(Application::isDevtools);
	}

	private static boolean isDevtools(String library) {
		return new File(library).getName().startsWith("spring-boot-devtools");
	}

	/** Make a project directory in which one variant runs. */
	Path instance(Path at) throws IOException {
		copy(this.directory, at);
		return at;
	}

	/**
	 * Write version n of the edited class, or of its source, as an editor or a build
	 * does.
	 */
	void save(Path project, int version, boolean source) throws IOException {
		if (source) {
			Files.writeString(project.resolve("src/main/java/" + this.edited + ".java"), source(version));
		}
		else {
			Files.write(project.resolve("target/classes/" + this.edited + ".class"), classFile(version));
		}
	}

	/** What the page of version n, and no other, contains. */
	String mark(int version) {
		return this.text.replaceAll("\\W", "") + " v" + version;
	}

	/** Compiled ahead of the save, which must not wait for a compiler. */
	byte[] classFile(int version) throws IOException {
		byte[] known = this.versions.get(version);
		if (known == null) {
			Path at = this.directory.resolve("../versions-" + this.directory.getFileName() + "/" + version);
			Path source = write(at.resolve(Path.of(this.edited).getFileName() + ".java"), source(version));
			compile(List.of(source), at.resolve("classes"));
			known = Files.readAllBytes(at.resolve("classes/" + this.edited + ".class"));
			this.versions.put(version, known);
		}
		return known;
	}

	private String source(int version) throws IOException {
		String before = Files.readString(this.directory.resolve("src/main/java/" + this.edited + ".java"));
		String word = this.text.replaceAll("\\W", "");
		return before.replace(this.text, this.text.replace(word, mark(version)));
	}

	private void compile(List<Path> sources, Path to) throws IOException {
		List<String> arguments = new ArrayList<>(List.of("--release", "17", "-g", "-parameters", "-nowarn",
				processing(), "-d", Files.createDirectories(to).toString(), "-cp",
				this.directory.resolve("target/classes") + File.pathSeparator
						+ String.join(File.pathSeparator, this.libraries) + File.pathSeparator
						+ System.getProperty("java.class.path")));
		sources.forEach((source) -> arguments.add(source.toString()));
		int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
		if (result != 0) {
			throw new IllegalStateException("javac ended with " + result);
		}
	}

	private String processing() {
		return this.libraries.stream()
			.filter((library) -> new File(library).getName().startsWith("lombok-"))
			.findFirst()
			.map((lombok) -> "--processor-path=" + lombok)
			.orElse("-proc:none");
	}

	private static List<String> resolve(Path directory) throws IOException {
		Path list = directory.resolve("target/libraries");
		Path root = Repository.root();
		try (ChildProcess maven = ChildProcess.start(root, Map.of("JAVA_HOME", System.getProperty("java.home")),
				Repository.maven("-f", directory.resolve("pom.xml").toString(), "dependency:build-classpath",
						"-Dmdep.outputFile=" + list))) {
			if (maven.awaitExit() != 0) {
				throw new IllegalStateException(maven.transcript());
			}
		}
		return Arrays.asList(Files.readString(list).strip().split(File.pathSeparator));
	}

	private static String pom(String name, List<String> dependencies) {
		return pom(name, dependencies, List.of());
	}

	private static String pom(String name, List<String> artifacts, List<String> excluded) {
		StringBuilder exclusions = new StringBuilder();
		excluded.forEach((artifact) -> exclusions
			.append("<exclusion><groupId>*</groupId><artifactId>" + artifact + "</artifactId></exclusion>"));
		StringBuilder dependencies = new StringBuilder();
		Stream.concat(artifacts.stream(), Stream.of("spring-boot-devtools"))
			.forEach((artifact) -> dependencies.append(dependency(artifact, exclusions)));
		return """
				<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>benchmark</groupId><artifactId>%s</artifactId><version>1</version>
				<properties><maven.compiler.release>17</maven.compiler.release>
				<maven.compiler.proc>full</maven.compiler.proc></properties>
				<dependencyManagement><dependencies><dependency>
				<groupId>org.springframework.boot</groupId><artifactId>spring-boot-dependencies</artifactId>
				<version>%s</version><type>pom</type><scope>import</scope>
				</dependency></dependencies></dependencyManagement>
				<dependencies>
				%s</dependencies>
				</project>
				""".formatted(name, org.springframework.boot.SpringBootVersion.getVersion(), dependencies);
	}

	/**
	 * An artifact without a group is of Spring Boot, one without a version as it manages.
	 */
	private static String dependency(String artifact, CharSequence exclusions) {
		String[] names = (artifact.contains(":") ? artifact : "org.springframework.boot:" + artifact).split(":");
		String version = (names.length > 2) ? "<version>" + names[2] + "</version>" : "";
		return """
				<dependency><groupId>%s</groupId><artifactId>%s</artifactId>%s<exclusions>%s</exclusions></dependency>
				""".formatted(names[0], names[1], version, exclusions);
	}

	private static Path write(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		return Files.writeString(file, text);
	}

	private static void copy(Path from, Path to) throws IOException {
		List<Path> files;
		try (Stream<Path> walk = Files.walk(from)) {
			files = walk.filter(Files::isRegularFile).toList();
		}
		for (Path file : files) {
			Path target = to.resolve(from.relativize(file));
			Files.createDirectories(target.getParent());
			Files.copy(file, target);
		}
	}

}
