package dev.hupper.build.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import dev.hupper.build.SourceSet;

/**
 * What goes into the two class directories of a module.
 */
final class SourceSets {

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
		List<Path> roots = roots(this.build.getSourceDirectory(), "add-source", generated);
		return new SourceSet(classes, roots,
				this.resources.roots(this.build.getResources(), "resources", "add-resource", classes),
				this.compiler.read("compile", classPath));
	}

	SourceSet tests(List<Path> classPath) {
		Path classes = Path.of(this.build.getTestOutputDirectory());
		Path generated = Path.of(this.build.getDirectory(), "generated-test-sources");
		List<Path> roots = roots(this.build.getTestSourceDirectory(), "add-test-source", generated);
		return new SourceSet(classes, roots,
				this.resources.roots(this.build.getTestResources(), "testResources", "add-test-resource", classes),
				this.compiler.read("testCompile", classPath));
	}

	private List<Path> roots(String directory, String goal, Path generated) {
		Set<Path> roots = new LinkedHashSet<>();
		roots.add(this.project.resolve(directory).normalize());
		for (Xpp3Dom execution : this.plugins.configurations("build-helper-maven-plugin", goal)) {
			Plugins.values(execution, "sources")
				.forEach((source) -> roots.add(this.project.resolve(source).normalize()));
		}
		GeneratedRoots found = new GeneratedRoots();
		found.addChildren(generated);
		if (goal.equals("add-source")) {
			this.plugins.allValues().forEach((value) -> addConfigured(value, found));
		}
		List<Path> all = new ArrayList<>(roots);
		// One that holds another is the directory that a generator was given.
		found.all().stream().filter((root) -> roots.stream().noneMatch(root::equals)).forEach(all::add);
		all.removeIf((outer) -> found.all().stream().anyMatch((root) -> !root.equals(outer) && root.startsWith(outer)));
		return all;
	}

	/** A plugin may generate anywhere below the directory that is built into. */
	private void addConfigured(String value, GeneratedRoots found) {
		Path target = Path.of(this.build.getDirectory());
		if (!value.startsWith(this.build.getDirectory() + "/") && !value.startsWith("target/")) {
			return;
		}
		Path directory = this.project.resolve(value).normalize();
		boolean known = directory.startsWith(target.resolve("generated-sources"))
				|| directory.startsWith(target.resolve("generated-test-sources"))
				|| directory.startsWith(this.build.getOutputDirectory())
				|| directory.startsWith(this.build.getTestOutputDirectory());
		if (!known && !directory.equals(target)) {
			found.add(directory);
		}
	}

}
