package dev.hupper.compile;

import java.util.Set;

/**
 * A module at the last time when its class files were what its sources say.
 *
 * @param generated the names of those that were made of sources that annotation
 * processors generated
 * @param written the files that annotation processors wrote beside them, by path
 */
record ModuleState(SourceLayout layout, SourceTree sources, ClassTree classes, Set<String> generated,
		Set<String> written, Trust verdict) {

	/** The same, all of which is to be compiled in another way. */
	ModuleState toBeCompiledAnew(SourceLayout layout, Trust.Trusted how) {
		return new ModuleState(layout, this.sources.withOutdated(this.sources.units().keySet()), this.classes,
				this.generated, this.written, how);
	}

	/** Whether that has not come about yet. */
	boolean isToBeCompiledAnew() {
		Set<String> names = this.sources.units().keySet();
		return !names.isEmpty() && names.stream().allMatch(this.sources::isOutdated);
	}

}
