package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Names;

/**
 * The changed files that the user's build has to follow.
 */
final class LeftToBuild {

	private final Project project;

	private final HupperLogger logger;

	/** Changed sources of other languages. */
	private final SortedSet<Path> otherSources = new TreeSet<>();

	/** Changed resources of which something is generated as well. */
	private final SortedSet<Path> generatedFrom = new TreeSet<>();

	/** Those of them of which that has been said. */
	private final Set<Path> told = new TreeSet<>();

	/** Changed sources of modules that run as an installed jar. */
	private final SortedSet<Path> ofInstalled = new TreeSet<>();

	LeftToBuild(Project project, HupperLogger logger) {
		this.project = project;
		this.logger = logger;
	}

	void note(Set<Path> changed) {
		changed.stream()
			.filter(this.project::isOtherSource)
			.forEach((file) -> (this.project.isResource(file) ? this.generatedFrom : this.otherSources).add(file));
		changed.stream().filter(this.project::isOfInstalled).forEach(this.ofInstalled::add);
	}

	/** All of them; says of other languages why. */
	SortedSet<Path> take(List<ModuleChange> changes, List<ResourceTree.Changed> changedResources) {
		if (!this.otherSources.isEmpty() && !this.project.hasCommand()) {
			this.logger.info(names(this.otherSources) + " not followed, as " + reason(this.otherSources) + ": "
					+ this.project.adviceOnCommand());
		}
		if (!this.project.hasCommand()) {
			this.project.notFollowed(this.ofInstalled).forEach(this.logger::info);
			this.generatedFrom.stream()
				.filter(this.told::add)
				.forEach((file) -> this.logger.info("What the build generates of " + file.getFileName()
						+ " stays as it is: " + this.project.adviceOnCommand()));
			this.generatedFrom.clear();
		}
		SortedSet<Path> left = new TreeSet<>(this.otherSources);
		left.addAll(this.generatedFrom);
		left.addAll(this.ofInstalled);
		this.generatedFrom.clear();
		this.otherSources.clear();
		this.ofInstalled.clear();
		changes.forEach((change) -> left.addAll(change.left()));
		changedResources.forEach((change) -> left.addAll(change.left().keySet()));
		left.removeIf(this.project::isGenerated);
		return left;
	}

	private static String reason(Collection<Path> files) {
		if (files.stream().allMatch((file) -> file.endsWith(SourceLayout.MODULE))) {
			return "the application runs on the class path";
		}
		return files.stream().allMatch((file) -> file.toString().endsWith(".java"))
				? "only source roots of Java are compiled" : "only Java is compiled";
	}

	/** The names of changed files, as the subject of a sentence. */
	static String names(Collection<Path> files) {
		List<String> names = files.stream().map((file) -> file.getFileName().toString()).toList();
		return Names.some(names, 3) + ((files.size() > 1) ? " are" : " is");
	}

}
