package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How one module is built.
 *
 * @param project the directory of its build file
 * @param buildFiles the files that say so, those of its parents included
 * @param activating files of which only counts whether they are there, by which profiles
 * are active, and whether they were
 * @param sets what it consists of, tests included: theirs is the last
 * @param run what it runs with; null if that is not asked, as of modules that others use
 */
public record ModuleModel(Path project, List<Path> buildFiles, Map<Path, Boolean> activating, List<SourceSet> sets,
		@Nullable RunClassPath run) {

	/** One that is built alike whatever files there are. */
	public ModuleModel(Path project, List<Path> buildFiles, List<SourceSet> sets, @Nullable RunClassPath run) {
		this(project, buildFiles, Map.of(), sets, run);
	}

	/** The same, run with this. */
	public ModuleModel with(RunClassPath run) {
		return new ModuleModel(this.project, this.buildFiles, this.activating, this.sets, run);
	}

}
