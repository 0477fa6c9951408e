package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
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
	public Map<Path, Optional<byte[]>> contents() {
		Map<Path, Optional<byte[]>> contents = new TreeMap<>();
		this.plan.changedJars().forEach((jar) -> contents.put(jar, Optional.empty()));
		for (StagedFiles files : this.plan.files()) {
			files.names()
				.forEach((name) -> contents.put(files.directory().resolve(name),
						Optional.ofNullable(files.write().get(name))));
		}
		return contents;
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
