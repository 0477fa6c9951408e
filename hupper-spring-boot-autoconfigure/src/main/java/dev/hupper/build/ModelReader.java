package dev.hupper.build;

import java.nio.file.Path;
import java.util.Collection;

/**
 * Reads how modules are built. Its one implementation runs in Maven's own class loader.
 */
public interface ModelReader {

	/**
	 * Read. Takes a second or so.
	 * @param projects directories of build files
	 * @return what is known
	 */
	BuildModel read(Collection<Path> projects);

}
