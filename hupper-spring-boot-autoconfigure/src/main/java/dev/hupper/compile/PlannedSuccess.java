package dev.hupper.compile;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan that waits to be put in place.
 */
record PlannedSuccess(Plan plan, SortedSet<Path> leftToBuild, ServedFiles served,
		Runnable applying) implements CompileResult.Success {

	@Override
	public SortedSet<Path> paths() {
		SortedSet<Path> paths = new TreeSet<>(this.plan.changedJars());
		for (StagedFiles files : this.plan.files()) {
			files.names().forEach((name) -> paths.add(files.directory().resolve(name)));
		}
		return paths;
	}

	@Override
	public boolean needsRestart() {
		return paths().stream()
			.filter((path) -> TrustCheck.NOT_AT_RUN_TIME.stream().noneMatch(path::endsWith))
			.anyMatch((path) -> !this.served.contains(path));
	}

	@Override
	public int compiled() {
		return this.plan.compiled();
	}

	@Override
	public void apply() {
		this.applying.run();
	}

}
