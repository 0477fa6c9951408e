package dev.hupper.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * A module at the last time when its class files were what its sources say.
 *
 * @param generated the names of those that were made of sources that annotation
 * processors generated
 * @param written the files that annotation processors wrote beside them: digests of what
 * they wrote, by path
 */
record ModuleState(SourceLayout layout, SourceTree sources, ClassTree classes, Set<String> generated,
		Map<String, String> written, Trust verdict) {

	/** The same, all of which is to be compiled in another way. */
	ModuleState toBeCompiledAnew(SourceLayout layout, Trust.Trusted how) {
		return new ModuleState(layout, this.sources.withOutdated(this.sources.units().keySet()), this.classes,
				this.generated, this.written, how);
	}

	/**
	 * The same with what processors have made of sources that may be gone by now.
	 */
	ModuleState withMade(ModuleState before) {
		Set<String> generated = new HashSet<>(before.generated);
		generated.addAll(this.generated);
		Map<String, String> written = new HashMap<>(before.written);
		written.putAll(this.written);
		boolean generates = before.verdict instanceof Trust.Trusted trusted && trusted.generates();
		Trust verdict = (generates && this.verdict instanceof Trust.Trusted trusted)
				? new Trust.Trusted(trusted.settings(), true) : this.verdict;
		return new ModuleState(this.layout, this.sources, this.classes, generated, written, verdict);
	}

	/** The same, left to whoever else builds it. */
	ModuleState refused(SourceLayout layout, ClassTree classes, Trust.Refused why) {
		return new ModuleState(layout, this.sources, classes, this.generated, this.written, why);
	}

	/** Whether that has not come about yet. */
	boolean isToBeCompiledAnew() {
		Set<String> names = this.sources.units().keySet();
		return !names.isEmpty() && names.stream().allMatch(this.sources::isOutdated);
	}

}
