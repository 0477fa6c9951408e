package dev.hupper.indistinguishable;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.hupper.indistinguishable.hostile.HostileApplication;

/**
 * An application to be compared with itself.
 *
 * @param name of its directory
 * @param main its main class; all in its package belongs to it
 * @param starters its dependencies: the artifact, with a group if it is not Spring
 * Boot's, and perhaps a version
 * @param resources the text of each file that it has beside its classes
 */
record TestApplication(String name, Class<?> main, List<String> starters, Map<String, String> resources) {

	/**
	 * A database of a reactive application, with a version where not every mirror has the
	 * one that Spring Boot's stands for.
	 */
	static final String[] R2DBC = { "spring-boot-starter-data-r2dbc",
			"org.springframework.boot:spring-boot-r2dbc:4.1.0", "org.springframework.boot:spring-boot-data-r2dbc:4.1.0",
			"org.springframework.data:spring-data-r2dbc:4.1.0", "io.projectreactor.addons:reactor-pool:1.2.6",
			"com.h2database:h2", "io.r2dbc:r2dbc-h2" };

	/** Messages over WebSocket, with a version for the same reason. */
	static final String[] WEBSOCKET = { "org.springframework.boot:spring-boot-websocket:4.1.0",
			"org.springframework:spring-websocket", "org.springframework:spring-messaging" };

	/** Web MVC without Tomcat. */
	static final List<String> JETTY = List.of("spring-boot-webmvc", "spring-boot-starter-jetty",
			"spring-boot-starter-jackson", "spring-boot-starter-actuator");

	/** An application without a web server, and what it has beside its configuration. */
	static TestApplication plain(Class<?> main, Map<String, String> resources) {
		return new TestApplication(main.getSimpleName(), main, List.of("spring-boot-starter"),
				with(Map.of("application.properties", "spring.main.keep-alive=true"), resources));
	}

	/**
	 * An application whose {@code main} changes what a JVM has only once, and what it has
	 * beside its configuration.
	 */
	static TestApplication hostile(Map<String, String> resources) {
		return new TestApplication("hostile", HostileApplication.class,
				List.of("spring-boot-starter-webmvc", "spring-boot-starter-validation", "spring-boot-starter-actuator"),
				with(resources, Map.of("application.yaml", """
						spring.jmx.enabled: true
						server.tomcat.mbeanregistry.enabled: true
						""")));
	}

	/** Another application of the same classes, with more dependencies. */
	TestApplication with(String name, String... starters) {
		return new TestApplication(name, this.main, Stream.concat(this.starters.stream(), Stream.of(starters)).toList(),
				this.resources);
	}

	/** Another application of the same classes, with other or more resources. */
	TestApplication with(String name, Map<String, String> resources) {
		return new TestApplication(name, this.main, this.starters, with(this.resources, resources));
	}

	private static Map<String, String> with(Map<String, String> resources, Map<String, String> more) {
		Map<String, String> all = new HashMap<>(resources);
		all.putAll(more);
		return Map.copyOf(all);
	}

	/** Whether it can be asked by HTTP. */
	boolean isWeb() {
		return this.starters.stream().anyMatch((starter) -> starter.contains("-web"));
	}

	/** Put its files, and no others, into the class directory of a project. */
	void install(Path project) throws IOException {
		Path classes = project.resolve("target/classes");
		copy(this.main, packageOf(this.main), classes);
		if (!isTest(this.main)) {
			copy(this.main, Path.of(""), classes);
		}
		for (Class<?> type : List.of(StateReport.class, JvmState.class, ContextState.class)) {
			copy(type, classFile(type), classes);
		}
		for (Map.Entry<String, String> resource : this.resources.entrySet()) {
			Path file = classes.resolve(resource.getKey());
			Files.createDirectories(file.getParent());
			Files.writeString(file, resource.getValue());
		}
		Files.writeString(project.resolve("pom.xml"), "<project/>");
	}

	/** Save a class file of which the application has no use. */
	void save(Path project) throws IOException {
		copy(Saved.class, classFile(Saved.class), project.resolve("target/classes"));
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static boolean isTest(Class<?> type) {
		return home(type).endsWith("test-classes");
	}

	private static Path packageOf(Class<?> type) {
		return classFile(type).getParent();
	}

	private static Path classFile(Class<?> type) {
		return Path.of(type.getName().replace('.', '/') + ".class");
	}

	private static Path home(Class<?> type) {
		try {
			return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
		}
		catch (URISyntaxException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static void copy(Class<?> from, Path what, Path to) throws IOException {
		Path home = home(from);
		List<Path> files;
		try (Stream<Path> walk = Files.walk(home.resolve(what))) {
			files = walk.filter(Files::isRegularFile).toList();
		}
		for (Path file : files) {
			Path target = to.resolve(home.relativize(file).toString());
			Files.createDirectories(target.getParent());
			Files.write(target, Files.readAllBytes(file));
		}
	}

}
