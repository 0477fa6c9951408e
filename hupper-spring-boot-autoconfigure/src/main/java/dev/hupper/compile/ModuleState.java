package dev.hupper.compile;

/**
 * A module at the last time when its class files were what its sources say.
 *
 * @param layout where its files are
 * @param sources its sources then
 * @param classes its class files then
 * @param verdict whether it may be compiled here
 */
record ModuleState(SourceLayout layout, SourceTree sources, ClassTree classes, Verdict verdict) {

	ModuleState with(SourceTree sources, ClassTree classes, Verdict verdict) {
		return new ModuleState(this.layout, sources, classes, verdict);
	}

}
