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

	static WatchSpec ofPath(Path path) {
		return new WatchSpec(path.normalize(), null, true);
	}

	/**
	 * Read an absolute path or glob. As far as a text names what exists it is a path,
	 * whatever characters it has: a project may lie in a directory called {@code [client]
	 * app}.
	 * @throws InvalidPathException if the system allows no such path
	 */
	static WatchSpec of(String text) {
		int start = 0;
		int end = 0;
		while (end < text.length()) {
			end = endOfName(text, start);
			if (hasWildcard(text.substring(start, end)) && !exists(text.substring(0, end))) {
				return ofGlob(Path.of(text.substring(0, start)), text.substring(start));
			}
			start = end + 1;
		}
		return ofPath(Path.of(text));
	}

	private static WatchSpec ofGlob(Path base, String glob) {
		boolean deep = endOfName(glob, 0) < glob.length() || "**".equals(glob);
		return new WatchSpec(base.normalize(), ShellPattern.glob(glob), deep);
	}

	private static int endOfName(String text, int start) {
		int end = start;
		while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != File.separatorChar) {
			end++;
		}
		return end;
	}

	private static boolean hasWildcard(String name) {
		return name.chars().anyMatch((c) -> "*?[".indexOf(c) >= 0);
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
