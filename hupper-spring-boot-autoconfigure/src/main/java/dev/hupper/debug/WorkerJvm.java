package dev.hupper.debug;

import java.nio.file.Path;
import java.util.List;

/**
 * The JVM that runs workers.
 *
 * @param java its command
 * @param hotSpot whether it is HotSpot
 * @param feature its version, such as 17
 * @param options all that are in force in workers
 */
public record WorkerJvm(Path java, boolean hotSpot, int feature, List<String> options) {

	Path jcmd() {
		return this.java.resolveSibling(this.java.getFileName().toString().replace("java", "jcmd"));
	}

}
