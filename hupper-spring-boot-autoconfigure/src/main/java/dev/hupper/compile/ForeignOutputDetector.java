package dev.hupper.compile;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Notices who else builds the project, and differently: an IDE with a compiler or options
 * of its own would answer each save with class files that lead to a second reload.
 */
final class ForeignOutputDetector {

	private final Set<Path> met = new HashSet<>();

	/**
	 * Look at a module that was compiled; empty unless two compiles in a row met foreign
	 * class files. Once may be a coincidence, such as a build that began before the last
	 * save.
	 */
	Optional<Trust.Refused> judge(ModuleCompilation pass) {
		if (pass.verdict() instanceof Trust.Refused) {
			return Optional.empty();
		}
		Optional<ClassFacts> foreign = pass.externallyWritten();
		if (foreign.isEmpty()) {
			if (pass.compiled() > 0) {
				this.met.remove(pass.classDirectory());
			}
			return Optional.empty();
		}
		if (this.met.add(pass.classDirectory())) {
			return Optional.empty();
		}
		return Optional.of(new Trust.Refused("another builder, perhaps an IDE, writes another "
				+ foreign.get().fileName() + " of the same source and is left to it", Trust.Basis.RULE));
	}

}
