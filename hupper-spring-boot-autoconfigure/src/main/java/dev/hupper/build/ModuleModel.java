package dev.hupper.build;

import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How one module is built.
 *
 * @param project the directory of its build file
 * @param buildFiles the files that say so, those of its parents included
 * @param sets what it consists of, tests included: theirs is the last
 * @param run what it runs with; null if that is not asked, as of modules that others use
 */
public record ModuleModel(Path project, List<Path> buildFiles, List<SourceSet> sets, @Nullable RunClassPath run) {

	/** The same, run with this. */
	public ModuleModel with(RunClassPath run) {
		return new ModuleModel(this.project, this.buildFiles, this.sets, run);
	}

}
