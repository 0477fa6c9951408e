package dev.hupper.compile;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A plan that waits to be put in place.
 */
record PlannedSuccess(Plan plan, List<String> served, Runnable applying) implements CompileResult.Success {

	@Override
	public SortedSet<Path> paths() {
		SortedSet<Path> paths = new TreeSet<>();
		for (StagedFiles files : this.plan.files()) {
			files.names().forEach((name) -> paths.add(files.directory().resolve(name)));
		}
		return paths;
	}

	@Override
	public boolean needsRestart() {
		List<PathMatcher> matchers = this.served.stream()
			.map((glob) -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
			.toList();
		return this.plan.files()
			.stream()
			.flatMap((files) -> files.names().stream())
			.filter((name) -> !TrustCheck.NOT_AT_RUN_TIME.contains(name))
			.map(Path::of)
			.anyMatch((name) -> matchers.stream().noneMatch((matcher) -> matcher.matches(name)));
	}

	@Override
	public boolean needsBuild() {
		return this.plan.modules().stream().anyMatch(ModuleChange::left);
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
