package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.build.BuildModel;
import dev.hupper.build.GradleBuild;
import dev.hupper.build.MavenInstallation;
import dev.hupper.build.ModelReader;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.ResourceRoot;
import dev.hupper.build.RunClassPath;
import dev.hupper.build.SourceSet;
import dev.hupper.platform.Jars;

/**
 * What the build itself says of the modules on a class path, where it can be asked.
 */
final class BuildModels {

	static final BuildModels NONE = of(List.of(), new BuildModel(Map.of(), Map.of(), Map.of(), Map.of()),
			(projects) -> {
				throw new IllegalStateException("Nothing can be asked");
			});

	private static final Pattern GRADLE = Pattern
		.compile(".*[/\\\\]((classes[/\\\\]\\w+|resources)[/\\\\]\\w+|out[/\\\\]\\w+[/\\\\](classes|resources))");

	private static final Path TESTS_OF_IDEA = Path.of("out/test/classes");

	private static final String BY_CONVENTION = ": sources and resources are looked for where they are by convention";

	private final List<Path> classPath;

	private final BuildModel model;

	private final ModelReader reader;

	private BuildModels(List<Path> classPath, BuildModel model, ModelReader reader) {
		this.classPath = classPath;
		this.model = model;
		this.reader = reader;
	}

	/** What a build tool has said. */
	static BuildModels of(List<Path> classPath, BuildModel model, ModelReader reader) {
		return new BuildModels(classPath, model, reader);
	}

	/** The same answers, for a class path with the same modules. */
	BuildModels with(List<Path> classPath) {
		return new BuildModels(classPath, this.model, this.reader);
	}

	/** Asks. */
	@FunctionalInterface
	interface Source {

		BuildModels read(List<Path> classPath, HupperLogger logger);

	}

	/**
	 * Ask, which takes a second or so, and some seconds if it is Gradle's first time; say
	 * what could not be asked.
	 */
	static BuildModels read(List<Path> classPath, HupperLogger logger) {
		Set<Path> ofGradle = projects(
				classPath.stream().filter((entry) -> GRADLE.matcher(entry.toString()).matches()).toList(),
				GradleBuild.FILES);
		Set<Path> projects = ofGradle.isEmpty() ? projects(classPath, List.of("pom.xml")) : ofGradle;
		if (projects.isEmpty()) {
			return NONE;
		}
		Path first = projects.iterator().next();
		boolean tests = classPath.stream().anyMatch((entry) -> entry.endsWith("test") || entry.endsWith(TESTS_OF_IDEA));
		Optional<ModelReader> reader = ofGradle.isEmpty() ? MavenInstallation.find(first)
				: GradleBuild.find(first, tests);
		if (reader.isEmpty()) {
			logger.info((ofGradle.isEmpty()
					? "No Maven 3 was found beside pom.xml (it did not start this process, there is no wrapper, and it is"
							+ " not on the PATH)"
					: "There is no gradlew in " + first + " or above") + BY_CONVENTION);
			return NONE;
		}
		try {
			return new BuildModels(classPath, reader.get().read(projects), reader.get());
		}
		catch (RuntimeException | LinkageError ex) {
			// One that is interrupted is not needed any more: the monitor ends.
			if (!(ex.getCause() instanceof InterruptedException)) {
				logger.info((ofGradle.isEmpty() ? "Maven" : "Gradle")
						+ " could not be asked how the application is built (" + ex + ")" + BY_CONVENTION);
			}
			return NONE;
		}
	}

	/** The nearest directories above that have a build file. */
	private static Set<Path> projects(List<Path> classPath, List<String> buildFiles) {
		Set<Path> projects = new TreeSet<>();
		classPath.stream()
			.filter((entry) -> !Jars.isJar(entry))
			.flatMap((entry) -> Stream.iterate(entry, Objects::nonNull, Path::getParent)
				.filter((path) -> buildFiles.stream().map(path::resolve).anyMatch(Files::isRegularFile))
				.limit(1))
			.forEach(projects::add);
		return projects;
	}

	/** Say what is not followed. */
	void complain(HupperLogger logger) {
		failures().forEach((project, reason) -> logger.info("Sources and resources of " + project.getFileName()
				+ " are looked for where they are by convention, because Maven does not understand its pom.xml: "
				+ reason));
		this.model.modules()
			.values()
			.forEach((module) -> module.sets().forEach((set) -> set.resources().forEach((root) -> {
				if (this.classPath.contains(set.classDirectory())
						&& set.classDirectory().startsWith(root.directory())) {
					logger.info("Resources of " + module.project().getFileName() + " in " + root.directory()
							+ " are not followed, because what is built lies there, too: their includes can name directories");
				}
			})));
		this.model.modules().values().forEach((module) -> {
			Set<String> plugins = new TreeSet<>();
			module.sets()
				.stream()
				.filter((set) -> this.classPath.contains(set.classDirectory()))
				.forEach((set) -> plugins.addAll(set.compiler().plugins()));
			if (!plugins.isEmpty()) {
				logger.info("What compiler plugins of " + module.project().getFileName() + " ("
						+ String.join(", ", plugins) + ") complain of only the build shows: they do not run on save");
			}
		});
		installed().forEach((module) -> logger.info(module.notice()));
	}

	/** Why modules could not be read, by their directories. */
	Map<Path, String> failures() {
		return this.model.failures();
	}

	/** Of the modules that no other one uses, what they run with. */
	Map<Path, RunClassPath> runClassPaths() {
		Map<Path, RunClassPath> paths = new LinkedHashMap<>();
		this.model.modules().forEach((project, module) -> {
			if (module.run() != null) {
				paths.put(project, module.run());
			}
		});
		return paths;
	}

	/** Whether the tests of a module are on the class path. */
	boolean runsTests(Path project) {
		return Optional.ofNullable(this.model.modules().get(project))
			.filter((module) -> module.sets().size() > 1
					&& this.classPath.contains(module.sets().get(module.sets().size() - 1).classDirectory()))
			.isPresent();
	}

	/** Have the build tool get what a module needs; empty if it has, else why not. */
	Optional<String> download(Path project) {
		return this.reader.download(project);
	}

	/** The modules of the build that are on the class path as jars. */
	List<InstalledModule> installed() {
		Map<Path, Path> built = new LinkedHashMap<>(this.model.jars());
		this.model.siblings()
			.values()
			.forEach((sibling) -> this.classPath.stream()
				.filter((entry) -> Jars.isJar(entry) && entry.startsWith(sibling.resolve("target")))
				.forEach((jar) -> built.put(jar, sibling)));
		built.keySet().retainAll(this.classPath);
		return Stream
			.concat(built.entrySet()
				.stream()
				.map((module) -> new InstalledModule(module.getValue(), module.getKey(), module.getValue(), false)),
					fromRepository())
			.toList();
	}

	private Stream<InstalledModule> fromRepository() {
		Optional<Path> application = this.model.modules().keySet().stream().findFirst();
		return this.model.siblings().entrySet().stream().flatMap((sibling) -> {
			String[] parts = sibling.getKey().split(":");
			Path below = Path.of(parts[0].replace('.', '/'), parts[1]);
			return this.classPath.stream()
				.filter((entry) -> BuildConvention.above(entry, 2).orElse(entry).endsWith(below))
				.filter((entry) -> parts.length < 3 || BuildConvention.above(entry, 1).orElse(entry).endsWith(parts[2]))
				.limit(1)
				.map((jar) -> new InstalledModule(sibling.getValue(), jar, application.orElse(sibling.getValue()),
						true));
		});
	}

	/** The inputs of a class directory; empty if nothing is known of it. */
	Optional<SourceLayout> layoutOf(Path classDirectory) {
		for (ModuleModel module : this.model.modules().values()) {
			for (SourceSet set : module.sets()) {
				if (set.classDirectory().equals(classDirectory)) {
					return Optional.of(layout(module, set));
				}
			}
		}
		return Optional.empty();
	}

	private SourceLayout layout(ModuleModel module, SourceSet set) {
		List<Path> files = new ArrayList<>(module.buildFiles());
		files.add(module.project().resolve("lombok.config"));
		List<Path> others = new ArrayList<>(set.others());
		processors(set).forEach(others::add);
		String encoding = set.compiler().encoding();
		return new SourceLayout(set.classDirectory(), module.project(), set.sourceRoots(), set.generated(), others,
				followed(set), files, module.activating(), set.compiler(),
				(encoding != null && Charset.isSupported(encoding)) ? Charset.forName(encoding)
						: StandardCharsets.UTF_8);
	}

	/** The sources of those modules that a module is only compiled with. */
	private Stream<Path> processors(SourceSet set) {
		List<Path> path = Objects.requireNonNullElse(set.compiler().processorPath(), List.of());
		return this.model.siblings()
			.values()
			.stream()
			.filter((sibling) -> path.stream().anyMatch(sibling.resolve("target/classes")::equals)
					&& !this.classPath.contains(sibling.resolve("target/classes")))
			.map((sibling) -> sibling.resolve("src/main"));
	}

	/** Not one that holds the class directory. */
	private static List<ResourceRoot> followed(SourceSet set) {
		return set.resources().stream().filter((root) -> !set.classDirectory().startsWith(root.directory())).toList();
	}

}
