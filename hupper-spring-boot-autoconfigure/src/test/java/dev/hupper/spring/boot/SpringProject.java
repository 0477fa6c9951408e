package dev.hupper.spring.boot;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;

/**
 * A small Spring Boot application on disk, made of snippets. When it is up it prints
 * {@code up <version> pid=<n> active=<flag> reloads=<n> args=<list>}, and lines typed to
 * it call its {@code ReloaderProxy}.
 */
final class SpringProject {

	private static final Set<String> OPTIONAL = Set.of("spring-boot-devtools", "spring-boot-docker-compose",
			"spring-boot-actuator", "spring-boot-testcontainers", "testcontainers", "docker-java",
			"jakarta.servlet-api", "reactor-core");

	private final Project project;

	private final Set<String> beside = new HashSet<>();

	private final List<String> jvmOptions = new ArrayList<>();

	private boolean archived;

	private Map<String, String> environment = Map.of();

	private String beans = "";

	private String mainMethod = "public static void main(String[] args)";

	private Path classes;

	private String main = "SpringApplication.run(App.class, args);";

	SpringProject(Path directory) {
		this(directory, "pom.xml", "target/classes", "target/classes");
	}

	/** One of any build tool. */
	SpringProject(Path directory, String buildFile, String classes, String resources) {
		this.project = new Project(directory, classes);
		this.classes = this.project.classes();
		write(buildFile, "");
		write(resources + "/application.properties", "spring.main.banner-mode=off");
	}

	/** Put one of the optional libraries on the class path. */
	SpringProject beside(String library) {
		this.beside.add(library);
		return this;
	}

	/** Another type beside the application. */
	SpringProject type(String name, String source) {
		this.project.compile(name, source);
		return this;
	}

	SpringProject jvmOption(String option) {
		this.jvmOptions.add(option);
		return this;
	}

	/** Let workers be started with a class archive. */
	SpringProject archived() {
		this.archived = true;
		return this;
	}

	SpringProject environment(Map<String, String> environment) {
		this.environment = environment;
		return this;
	}

	SpringProject beans(String beans) {
		this.beans = beans;
		return this;
	}

	SpringProject main(String statements) {
		this.main = statements;
		return this;
	}

	SpringProject mainMethod(String declaration) {
		this.mainMethod = declaration;
		return this;
	}

	/** Run the application out of a jar from now on. */
	void packClassesInto(String jar) throws IOException {
		Path file = path(jar);
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file));
				Stream<Path> classes = Files.walk(this.classes)) {
			for (Path entry : classes.filter(Files::isRegularFile).toList()) {
				out.putNextEntry(new JarEntry(this.classes.relativize(entry).toString()));
				out.write(Files.readAllBytes(entry));
			}
		}
		this.classes = file;
	}

	SpringProject version(String version) {
		this.project.compile("App",
				"""
						import java.util.*;
						import org.springframework.boot.*;
						import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
						import org.springframework.boot.builder.SpringApplicationBuilder;
						import org.springframework.context.*;
						import org.springframework.context.annotation.*;
						import org.springframework.context.support.*;
						import dev.hupper.api.ReloaderProxy;

						@Configuration(proxyBeanMethods = false)
						@EnableAutoConfiguration
						class App {
							%s {
								%s
							}
							%s
							@Bean
							CommandLineRunner up(ReloaderProxy proxy, ApplicationArguments args) {
								return (ignored) -> {
									new Thread(() -> listen(proxy)).start();
									System.out.println("up %s pid=" + ProcessHandle.current().pid() + " active=" + proxy.isActive()
											+ " reloads=" + proxy.getReloadCount() + " args=" + List.of(args.getSourceArgs()));
								};
							}
							static void listen(ReloaderProxy proxy) {
								try (Scanner lines = new Scanner(System.in)) {
									while (lines.hasNextLine()) {
										switch (lines.nextLine()) {
											case "reload" -> proxy.triggerReload();
											case "end" -> proxy.gracefulShutdown();
										}
									}
								}
							}
						}
						"""
					.formatted(this.mainMethod, this.main, this.beans, version));
		return this;
	}

	Path path(String file) {
		return this.project.directory().resolve(file);
	}

	SpringProject write(String file, String content) {
		try {
			Files.createDirectories(path(file).getParent());
			Files.writeString(path(file), content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	SpringProject properties(String... lines) {
		return write("target/classes/application.properties",
				"spring.main.banner-mode=off\n" + String.join("\n", lines));
	}

	ChildProcess run(String... arguments) {
		List<String> command = new ArrayList<>(this.project.command(this.jvmOptions, "App", arguments));
		command.removeIf((word) -> this.archived && word.equals("-Xshare:auto"));
		int classPath = command.indexOf("-cp") + 1;
		command.set(classPath,
				Stream.of((this.classes + File.pathSeparator + Project.libraries()).split(File.pathSeparator))
					.filter(this::isWanted)
					.collect(Collectors.joining(File.pathSeparator)));
		return ChildProcess.start(this.project.directory(), this.environment, command);
	}

	private boolean isWanted(String entry) {
		String name = new File(entry).getName();
		return OPTIONAL.stream().noneMatch((library) -> name.startsWith(library) && !this.beside.contains(library));
	}

}
