package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Pages of memory larger than usual, as Linux gives them.
 */
public final class HugePages {

	private static final Path SETTING = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

	private HugePages() {
	}

	/**
	 * Whether a process has to ask for them, and gets them then.
	 * @return false where every process gets them, none does, or there are none
	 */
	public static boolean areGivenToWhoAsks() {
		return areGivenToWhoAsks(SETTING);
	}

	static boolean areGivenToWhoAsks(Path setting) {
		try {
			return Files.readString(setting).contains("[madvise]");
		}
		catch (IOException ex) {
			return false;
		}
	}

}
