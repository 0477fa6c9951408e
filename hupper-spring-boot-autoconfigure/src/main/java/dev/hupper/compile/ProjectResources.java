package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.api.HupperLogger;

/**
 * The resources of all modules, as they were when they were last put in place.
 */
final class ProjectResources {

	private final Project project;

	private final HupperLogger logger;

	private final Map<Path, ResourceTree> trees = new LinkedHashMap<>();

	ProjectResources(Project project, HupperLogger logger) {
		this.project = project;
		this.logger = logger;
	}

	/**
	 * Look at those of a module for the first time.
	 * @param early what there was before
	 */
	void read(SourceLayout layout, EarlySources early) {
		try {
			this.trees.put(layout.classDirectory(), ResourceTree.asBuilt(layout, early));
		}
		catch (IOException | OutOfMemoryError ex) {
			this.logger.info("Resources of " + layout.moduleName() + " are not copied: " + ex);
		}
	}

	/** A module has them elsewhere from now on. */
	void follow(SourceLayout layout) {
		this.trees.computeIfPresent(layout.classDirectory(), (directory, tree) -> tree.with(layout));
	}

	/** What has changed; says what is not copied. */
	List<ResourceTree.Changed> changed(Set<Path> changed) throws IOException {
		List<ResourceTree.Changed> all = new ArrayList<>();
		for (ResourceTree before : this.trees.values()) {
			ResourceTree now = ResourceTree.scan(before.layout(), before.files(), changed);
			ResourceTree.Changed change = now.changedSince(before);
			change.left()
				.forEach((file, reason) -> this.logger.info(file + " is not copied: " + reason
						+ (this.project.hasCommand() ? ". hupper.compile.command is run instead" : ". Run the build")));
			all.add(change);
		}
		return all;
	}

	/** They are in place. */
	void applied(ResourceTree tree) {
		this.trees.put(tree.layout().classDirectory(), tree);
	}

}
