package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The little that has to be seen of a file system to tell what changed. Symbolic links
 * are followed; what is neither a regular file nor a directory is not there.
 */
interface FileView {

	/**
	 * Look at one path.
	 * @return null if nothing is there
	 * @throws IOException if it cannot be told
	 */
	@Nullable Entry look(Path path) throws IOException;

	/** Look at one path; what cannot be told is taken for nothing. */
	default @Nullable Entry lookOrNull(Path path) {
		try {
			return look(path);
		}
		catch (IOException ex) {
			return null;
		}
	}

	/**
	 * The entries of a directory in no particular order, without what cannot be looked
	 * at.
	 * @throws IOException if it is no directory or cannot be read
	 */
	List<Entry> list(Path directory) throws IOException;

	/**
	 * Read a regular file.
	 * @throws IOException if it is not there or cannot be read
	 */
	Content read(Path file) throws IOException;

	/** The time by the clock that stamps files, in nanoseconds since the epoch. */
	long now();

	/**
	 * A regular file or a directory.
	 *
	 * @param path where it was seen
	 * @param stamp size and times; null for a directory
	 * @param key what identifies a directory behind all paths that lead to it
	 * @param link whether the last name of the path is a symbolic link; told of
	 * directories only
	 */
	record Entry(Path path, @Nullable FileStamp stamp, Object key, boolean link) {

		boolean isDirectory() {
			return this.stamp == null;
		}

	}

	/**
	 * What was read of a file.
	 *
	 * @param digest stands for the bytes
	 * @param complete whether it could be used: false for a class file or a jar that is
	 * not whole
	 */
	record Content(ContentChecksum digest, boolean complete) {
	}

}
