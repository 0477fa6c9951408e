package dev.hupper.build;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * Reads how modules are built. The one for Maven runs in Maven's own class loader.
 */
public interface ModelReader {

	/** Read the models of directories with build files. Takes a second or so. */
	BuildModel read(Collection<Path> projects);

	/**
	 * Have the build tool get what is missing for a module to run, from wherever it gets
	 * it. Takes as long as that does, some minutes at most.
	 * @return empty if it has, else why not
	 */
	default Optional<String> download(Path project) {
		return Optional.of("only Maven is asked for what is missing");
	}

}
