package dev.hupper.build;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the script {@code model.gradle} has written down of one project, or of one of its
 * source sets: values by the names of facts.
 */
final class GradleFacts {

	private final Map<String, List<String>> values = new LinkedHashMap<>();

	private final List<GradleFacts> sets = new ArrayList<>();

	private GradleFacts() {
	}

	/**
	 * Read all projects of a build.
	 * @param lines each a name, a tab and a value; {@code project} begins a project,
	 * {@code set} one of its source sets
	 */
	static BuildModel parse(List<String> lines) {
		List<GradleFacts> projects = new ArrayList<>();
		GradleFacts current = new GradleFacts();
		for (String line : lines) {
			int tab = line.indexOf('\t');
			String name = line.substring(0, tab);
			if (name.equals("project")) {
				current = new GradleFacts();
				projects.add(current);
			}
			else if (name.equals("set")) {
				current = new GradleFacts();
				projects.get(projects.size() - 1).sets.add(current);
			}
			current.values.computeIfAbsent(name, (key) -> new ArrayList<>()).add(line.substring(tab + 1));
		}
		Map<Path, ModuleModel> modules = new LinkedHashMap<>();
		Map<Path, Path> jars = new LinkedHashMap<>();
		for (GradleFacts project : projects) {
			Path directory = project.paths("project").get(0);
			modules.put(directory, new ModuleModel(directory, project.paths("file"),
					project.sets.stream().flatMap((set) -> set.outputs(directory).stream()).toList(), null));
			project.paths("jar").forEach((jar) -> jars.put(jar, directory));
		}
		return new BuildModel(modules, Map.of(), Map.of(), jars);
	}

	private List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	private List<Path> paths(String name) {
		return all(name).stream().map(Path::of).toList();
	}

	/**
	 * Classes and resources go into directories of their own, and into others where
	 * IntelliJ IDEA builds by itself.
	 */
	private List<SourceSet> outputs(Path project) {
		Path ofIdea = project.resolve("out").resolve(all("set").contains("main") ? "production" : "test");
		return List.of(sources(project, paths("classes").get(0)), resources(paths("resources").get(0)),
				sources(project, ofIdea.resolve("classes")), resources(ofIdea.resolve("resources")));
	}

	private SourceSet sources(Path project, Path classDirectory) {
		CompilerModel compiler = new CompilerModel(CompilerModel.withoutTraits(all("argument")),
				all("encoding").stream().findFirst().orElse(null), paths("library"), paths("processor"), List.of(), "",
				release().map(CompilerModel::feature).orElse(0), CompilerModel.keepsParameters(all("argument")),
				CompilerModel.debug(all("argument")).orElse(""), release().isPresent(), patterns("source"),
				CompilerModel.processed(all("argument"), project)
					.or(() -> paths("processed").stream().findFirst())
					.orElse(null));
		return new SourceSet(classDirectory, paths("source-root"), List.of(), List.of(), List.of(), compiler);
	}

	/** A {@code sourceCompatibility} alone leaves the API of the JDK to use. */
	private Optional<String> release() {
		return all("release").stream().findFirst().or(() -> CompilerModel.release(all("argument")));
	}

	private SourceSet resources(Path classDirectory) {
		Predicate<String> included = patterns("resource");
		List<ResourceRoot> roots = paths("resource-root").stream()
			.map(ResourceRoot::ofGradle)
			.map((root) -> root.with(included))
			.toList();
		return new SourceSet(classDirectory, List.of(), List.of(), List.of(), roots, CompilerModel.UNKNOWN);
	}

	private Predicate<String> patterns(String kind) {
		List<PathMatcher> includes = matchers(all(kind + "-include"));
		List<PathMatcher> excludes = matchers(all(kind + "-exclude"));
		return (name) -> (includes.isEmpty() || matches(includes, name)) && !matches(excludes, name);
	}

	private static boolean matches(List<PathMatcher> matchers, String name) {
		return matchers.stream().anyMatch((matcher) -> matcher.matches(Path.of(name)));
	}

	/** Ant's patterns, in which two asterisks also stand for no directory. */
	private static List<PathMatcher> matchers(List<String> patterns) {
		return patterns.stream()
			.map((pattern) -> (pattern.endsWith("/") ? pattern + "**" : pattern).replace("**/", "{**/,}"))
			.map((glob) -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
			.toList();
	}

}
