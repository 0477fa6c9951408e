package dev.hupper.build.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import dev.hupper.build.CompilerModel;
import dev.hupper.build.ResourceRoot;
import dev.hupper.build.SourceSet;

/**
 * What goes into the two class directories of a module.
 */
final class SourceSets {

	private final Build build;

	private final Path project;

	private final Plugins plugins;

	private final CompilerPlugin compiler;

	private final ResourcesPlugin resources;

	private final Generators generators;

	/**
	 * Those of one module.
	 * @param root the directory of the outermost module
	 */
	SourceSets(Session session, Model model, Dependencies dependencies, Path root) {
		this.build = model.getBuild();
		this.project = model.getProjectDirectory().toPath();
		this.plugins = new Plugins(model);
		this.compiler = new CompilerPlugin(this.plugins, new Values(session, model), model, dependencies);
		this.resources = new ResourcesPlugin(this.plugins, new Values(session, model), model);
		this.generators = new Generators(this.plugins, model, root);
	}

	SourceSet main(List<Path> classPath) {
		Path classes = Path.of(this.build.getOutputDirectory());
		Path generated = Path.of(this.build.getDirectory(), "generated-sources");
		List<Path> more = Stream.concat(Stream.of(generated), this.generators.directories()).toList();
		CompilerModel compiler = this.compiler.read("compile", classPath, generated.resolve("annotations"));
		List<Path> roots = roots(this.build.getSourceDirectory(), "add-source", more, compiler);
		roots.addAll(this.generators.rootsElsewhere(roots, classes));
		List<ResourceRoot> resources = this.resources.roots(this.build.getResources(), "resources", "add-resource",
				classes);
		return new SourceSet(classes, roots, watched(more), this.generators.inputs(roots), resources, compiler);
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
				.forEach((source) -> roots.add(this.project.resolve(source.replace('\\', '/')).normalize()));
		}
		GeneratedRoots made = new GeneratedRoots(compiler.processed());
		made.addChildren(generated.get(0));
		generated.stream().skip(1).forEach(made::add);
		List<Path> found = made.all().stream().filter((root) -> !this.generators.isCopied(root)).toList();
		List<Path> all = new ArrayList<>(roots);
		// One that holds another is the directory that a generator was given.
		found.stream()
			.filter((root) -> !roots.contains(root) && !(root.endsWith("src/test/java") && goal.equals("add-source")))
			.forEach(all::add);
		all.removeIf((outer) -> found.stream().anyMatch((root) -> !root.equals(outer) && root.startsWith(outer)));
		return all;
	}

}
