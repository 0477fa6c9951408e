package dev.hupper.build.maven;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import dev.hupper.build.CompilerModel;
import dev.hupper.build.SourceSet;

/**
 * What goes into the two class directories of a module.
 */
final class SourceSets {

	/** How parameters are called that name a source of generated ones. */
	private static final Pattern INPUT = Pattern.compile(
			"(?i)spec|contract|wsdl|xsd|xjb|proto|grammar|avsc|avdl|input|(schema|graphql)\\w*(file|dir|path|include)");

	private static final int LONGEST = 300;

	private final Model model;

	private final Build build;

	private final Path project;

	private final Plugins plugins;

	private final CompilerPlugin compiler;

	private final ResourcesPlugin resources;

	SourceSets(Session session, Model model, Dependencies dependencies) {
		this.model = model;
		this.build = model.getBuild();
		this.project = model.getProjectDirectory().toPath();
		this.plugins = new Plugins(model);
		this.compiler = new CompilerPlugin(this.plugins, new Values(session, model), model, dependencies);
		this.resources = new ResourcesPlugin(this.plugins, new Values(session, model), model);
	}

	SourceSet main(List<Path> classPath) {
		Path classes = Path.of(this.build.getOutputDirectory());
		Path generated = Path.of(this.build.getDirectory(), "generated-sources");
		List<Path> more = Stream.concat(Stream.of(generated), configured()).toList();
		CompilerModel compiler = this.compiler.read("compile", classPath, generated.resolve("annotations"));
		return new SourceSet(classes, roots(this.build.getSourceDirectory(), "add-source", more, compiler),
				watched(more), others(),
				this.resources.roots(this.build.getResources(), "resources", "add-resource", classes), compiler);
	}

	SourceSet tests(List<Path> classPath) {
		Path classes = Path.of(this.build.getTestOutputDirectory());
		Path generated = Path.of(this.build.getDirectory(), "generated-test-sources");
		List<Path> more = List.of(generated);
		CompilerModel compiler = this.compiler.read("testCompile", classPath, generated.resolve("test-annotations"));
		return new SourceSet(classes, roots(this.build.getTestSourceDirectory(), "add-test-source", more, compiler),
				more, List.of(),
				this.resources.roots(this.build.getTestResources(), "testResources", "add-test-resource", classes),
				compiler);
	}

	/** A directory that is there and holds no source is of other things. */
	private static List<Path> watched(List<Path> generated) {
		return generated.stream()
			.filter((directory) -> directory.equals(generated.get(0)) || !Files.exists(directory))
			.toList();
	}

	/**
	 * The first of the generated ones is Maven's convention and has a directory for each
	 * generator.
	 */
	private List<Path> roots(String directory, String goal, List<Path> generated, CompilerModel compiler) {
		Set<Path> roots = new LinkedHashSet<>();
		roots.add(this.project.resolve(directory).normalize());
		for (Xpp3Dom execution : this.plugins.configurations("build-helper-maven-plugin", goal)) {
			Plugins.values(execution, "sources")
				.forEach((source) -> roots.add(this.project.resolve(source).normalize()));
		}
		GeneratedRoots found = new GeneratedRoots(compiler.processed());
		found.addChildren(generated.get(0));
		generated.stream().skip(1).forEach(found::add);
		List<Path> all = new ArrayList<>(roots);
		// One that holds another is the directory that a generator was given.
		found.all().stream().filter((root) -> roots.stream().noneMatch(root::equals)).forEach(all::add);
		all.removeIf((outer) -> found.all().stream().anyMatch((root) -> !root.equals(outer) && root.startsWith(outer)));
		return all;
	}

	/**
	 * What generators are given, where it is not what is built: whose parameter says so.
	 */
	private List<Path> others() {
		Path target = Path.of(this.build.getDirectory());
		return this.plugins.allValues(INPUT)
			.filter((value) -> value.length() < LONGEST && value.indexOf('\n') < 0)
			.flatMap(this::path)
			.filter((path) -> path.startsWith(this.project) && !path.equals(this.project) && !path.startsWith(target)
					&& !target.startsWith(path) && Files.exists(path))
			.toList();
	}

	/** None if the value is a pattern or an address, which Windows takes for no path. */
	private Stream<Path> path(String value) {
		try {
			return Stream.of(this.project.resolve(value).normalize());
		}
		catch (InvalidPathException ex) {
			return Stream.empty();
		}
	}

	/** A plugin may generate anywhere below the directory that is built into. */
	private Stream<Path> configured() {
		Path target = Path.of(this.build.getDirectory());
		List<Path> known = List.of(target.resolve("generated-sources"), target.resolve("generated-test-sources"),
				Path.of(this.build.getOutputDirectory()), Path.of(this.build.getTestOutputDirectory()));
		return this.plugins.allValues(Pattern.compile(""))
			.filter((value) -> value.startsWith(this.build.getDirectory() + "/") || value.startsWith("target/"))
			.flatMap(this::path)
			.filter((directory) -> !directory.equals(target) && known.stream().noneMatch(directory::startsWith));
	}

}
