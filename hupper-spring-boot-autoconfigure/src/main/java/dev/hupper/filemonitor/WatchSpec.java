package dev.hupper.filemonitor;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.FileMonitor;

/**
 * One thing to watch: a file, a directory with all below it, or what a glob matches.
 *
 * @param base the path itself, or the deepest directory above all that the glob matches
 * @param glob null for a path
 * @param deep whether files below sub-directories of the base are meant as well
 */
record WatchSpec(Path base, @Nullable ShellPattern glob, boolean deep) {

	/**
	 * Read a path or glob. What exists is a path, whatever characters it has.
	 * @param text an absolute path or glob
	 * @throws InvalidPathException if the system allows no such path
	 */
	static WatchSpec of(String text) {
		int wildcard = wildcardIn(text);
		if (wildcard < 0 || exists(text)) {
			return new WatchSpec(Path.of(text).normalize(), null, true);
		}
		int end = Math.max(text.lastIndexOf('/', wildcard), text.lastIndexOf(File.separatorChar, wildcard));
		Path base = Path.of(text.substring(0, end + 1)).normalize();
		String rest = text.substring(end + 1);
		boolean deep = rest.indexOf('/') >= 0 || rest.indexOf(File.separatorChar) >= 0 || "**".equals(rest);
		return new WatchSpec(base, ShellPattern.glob(rest), deep);
	}

	private static int wildcardIn(String text) {
		for (int i = 0; i < text.length(); i++) {
			if ("*?[".indexOf(text.charAt(i)) >= 0) {
				return i;
			}
		}
		return -1;
	}

	private static boolean exists(String text) {
		try {
			return Files.exists(Path.of(text), LinkOption.NOFOLLOW_LINKS);
		}
		catch (InvalidPathException ex) {
			return false;
		}
	}

	/** Whether a file is meant. */
	boolean covers(Path file) {
		return file.startsWith(this.base) && (this.glob == null || this.glob.matches(this.base.relativize(file)));
	}

	/** Whether files directly in a directory may be meant. */
	boolean reaches(Path directory) {
		return this.deep ? directory.startsWith(this.base) : directory.equals(this.base);
	}

	/** Have a monitor watch what is needed. */
	void addTo(FileMonitor monitor) {
		if (this.deep) {
			monitor.addPath(this.base);
		}
		else {
			monitor.addDirectory(this.base);
		}
	}

	@Override
	public String toString() {
		return this.base + ((this.glob != null) ? File.separator + this.glob : "");
	}

}
