package dev.hupper.build;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

import dev.hupper.platform.Jars;
import org.jspecify.annotations.Nullable;

/**
 * The Maven that builds an application: the one that started this process, the one that
 * the application's wrapper has fetched, or the one on the path, in this order.
 */
public final class MavenInstallation {

	private static final String READER = "dev.hupper.build.maven.MavenModelReader";

	private MavenInstallation() {
	}

	/**
	 * Look for it, from a directory with a {@code pom.xml}; empty if there is none whose
	 * model can be asked for: Maven 3.
	 */
	public static Optional<ModelReader> find(Path project) {
		return invocation(project, RunningMaven.find().orElse(new RunningMaven(Map.of(), List.of())))
			.map(MavenInstallation::open);
	}

	static Optional<MavenInvocation> invocation(Path project, RunningMaven running) {
		Path root = running.path("maven.multiModuleProjectDirectory");
		boolean above = root != null && project.startsWith(root);
		// By a link, which Maven's own scripts resolve.
		boolean builds = above || (root != null && real(project).startsWith(root));
		Path outermost = above ? Objects.requireNonNull(root) : outermost(project);
		// Whoever builds something else offline has not said so of this.
		List<String> arguments = running.arguments()
			.stream()
			.filter((argument) -> builds || !MavenDownload.OFFLINE.contains(argument))
			.toList();
		List<Path> homes = new ArrayList<>();
		Stream.ofNullable(running.path("maven.home")).forEach(homes::add);
		homes.addAll(wrapper(outermost));
		homes.addAll(onPath());
		return homes.stream()
			.filter((home) -> !libraries(home).isEmpty())
			.findFirst()
			.map((home) -> new MavenInvocation(home, outermost, arguments, running.properties()));
	}

	private static Path real(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

	/** As Maven's own scripts look for it, or else the last pom on the way up. */
	static Path outermost(Path project) {
		Path outermost = project;
		for (Path next = project; next != null; next = next.getParent()) {
			if (Files.isDirectory(next.resolve(".mvn"))) {
				return next;
			}
			if (Files.isRegularFile(next.resolve("pom.xml"))) {
				outermost = next;
			}
		}
		return outermost;
	}

	private static List<Path> wrapper(Path root) {
		Properties properties = new Properties();
		try (var reader = Files.newBufferedReader(root.resolve(".mvn/wrapper/maven-wrapper.properties"))) {
			properties.load(reader);
		}
		catch (IOException ex) {
			return List.of();
		}
		String url = properties.getProperty("distributionUrl", "");
		String name = url.substring(url.lastIndexOf('/') + 1).replaceFirst("(-bin)?\\.(zip|tar\\.gz)$", "");
		String user = System.getenv("MAVEN_USER_HOME");
		Path dists = ((user != null) ? Path.of(user) : Path.of(System.getProperty("user.home"), ".m2"))
			.resolve("wrapper/dists");
		return Stream.of(name, name + "-bin").flatMap((each) -> homesBelow(dists.resolve(each)).stream()).toList();
	}

	private static List<Path> homesBelow(Path directory) {
		try (Stream<Path> below = Files.walk(directory, 2)) {
			return below.filter((path) -> Files.isDirectory(path.resolve("lib"))).toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static List<Path> onPath() {
		List<Path> homes = new ArrayList<>();
		for (String directory : String.valueOf(System.getenv("PATH")).split(File.pathSeparator)) {
			try {
				Path bin = Path.of(directory, "mvn").toRealPath().getParent();
				Stream.ofNullable((bin != null) ? bin.getParent() : null).forEach(homes::add);
			}
			catch (IOException ex) {
				// There is none.
			}
		}
		return homes;
	}

	/** Maven 4 has another model. */
	private static List<Path> libraries(Path home) {
		List<Path> jars = Stream.concat(jars(home.resolve("lib")), jars(home.resolve("boot"))).toList();
		return jars.stream().anyMatch((jar) -> jar.getFileName().toString().startsWith("maven-core-3")) ? jars
				: List.of();
	}

	private static Stream<Path> jars(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> file.toString().endsWith(".jar")).sorted().toList().stream();
		}
		catch (IOException ex) {
			return Stream.empty();
		}
	}

	static ModelReader open(MavenInvocation invocation) {
		try {
			return (ModelReader) new MavenClassLoader(Jars.urls(libraries(invocation.home()))).loadClass(READER)
				.getConstructor(MavenInvocation.class)
				.newInstance(invocation);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
