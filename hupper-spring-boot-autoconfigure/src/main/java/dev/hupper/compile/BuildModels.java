package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.build.BuildModel;
import dev.hupper.build.MavenInstallation;
import dev.hupper.build.ModelReader;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.ResourceRoot;
import dev.hupper.build.SourceSet;

/**
 * What the build itself says of the modules on a class path, where it can be asked.
 */
final class BuildModels {

	static final BuildModels NONE = new BuildModels(List.of(), new BuildModel(Map.of(), Map.of(), Map.of()));

	private final List<Path> classPath;

	private final BuildModel model;

	private BuildModels(List<Path> classPath, BuildModel model) {
		this.classPath = classPath;
		this.model = model;
	}

	/** Asks. */
	@FunctionalInterface
	interface Source {

		BuildModels read(List<Path> classPath, HupperLogger logger);

	}

	/**
	 * Ask, which takes a second or so.
	 * @param classPath the application's
	 * @param logger is told what could not be asked, and which modules are not followed
	 */
	static BuildModels read(List<Path> classPath, HupperLogger logger) {
		Set<Path> projects = new TreeSet<>();
		classPath.stream()
			.filter((entry) -> !entry.toString().endsWith(".jar"))
			.flatMap((entry) -> project(entry).stream())
			.forEach(projects::add);
		if (projects.isEmpty()) {
			return NONE;
		}
		Optional<ModelReader> reader = MavenInstallation.find(projects.iterator().next());
		if (reader.isEmpty()) {
			logger
				.info("No Maven 3 was found beside pom.xml (it did not start this process, there is no wrapper, and it"
						+ " is not on the PATH): sources and resources are looked for where they are by convention");
			return NONE;
		}
		try {
			BuildModels models = new BuildModels(classPath, reader.get().read(projects));
			models.complain(logger);
			return models;
		}
		catch (RuntimeException | LinkageError ex) {
			logger.info("Maven could not be asked how the application is built (" + ex
					+ "): sources and resources are looked for where they are by convention");
			return NONE;
		}
	}

	/** The nearest directory above that has a pom. */
	private static Optional<Path> project(Path classDirectory) {
		return Stream.iterate(classDirectory, (path) -> path != null, Path::getParent)
			.filter((path) -> Files.isRegularFile(path.resolve("pom.xml")))
			.findFirst();
	}

	private void complain(HupperLogger logger) {
		this.model.failures()
			.forEach((project, reason) -> logger.info("Sources and resources of " + project.getFileName()
					+ " are looked for where they are by convention, because Maven does not understand its pom.xml: "
					+ reason));
		this.model.siblings().forEach((id, directory) -> {
			Path below = Path.of(id.substring(0, id.indexOf(':')).replace('.', '/'), id.substring(id.indexOf(':') + 1));
			this.classPath.stream()
				.filter((entry) -> BuildConvention.above(entry, 2).orElse(entry).endsWith(below))
				.findFirst()
				.ifPresent((jar) -> logger.info("Module " + directory.getFileName()
						+ " is not followed, because the application runs with its jar from the local repository ("
						+ jar
						+ "); build both in one call of Maven (-am) to follow it, or install it and start again"));
		});
	}

	/**
	 * The inputs of a class directory.
	 * @return empty if nothing is known of it
	 */
	Optional<SourceLayout> layoutOf(Path classDirectory) {
		for (ModuleModel module : this.model.modules().values()) {
			for (SourceSet set : List.of(module.main(), module.tests())) {
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
		String encoding = set.compiler().encoding();
		return new SourceLayout(set.classDirectory(), module.project(), set.sourceRoots(), followed(set), files,
				set.compiler(), (encoding != null && Charset.isSupported(encoding)) ? Charset.forName(encoding)
						: StandardCharsets.UTF_8);
	}

	/**
	 * Not those that are on the class path themselves, which need no copy, nor one that
	 * holds the class directory.
	 */
	private List<ResourceRoot> followed(SourceSet set) {
		return set.resources()
			.stream()
			.filter((root) -> !this.classPath.contains(root.directory())
					&& !set.classDirectory().startsWith(root.directory()))
			.toList();
	}

}
