package dev.hupper.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below a directory.
 */
public final class FileTree {

	/**
	 * The clock that stamps files moves by ticks of the kernel, a hundred a second at the
	 * least: it may lag behind all others.
	 */
	public static final Duration STAMP_TICK = Duration.ofMillis(10);

	private FileTree() {
	}

	/**
	 * List files whose names end so, with what they look like, in order and in one pass;
	 * links are followed. The root may be one file, or not exist: then there are none.
	 * @throws IOException if a directory cannot be read
	 */
	public static Map<Path, BasicFileAttributes> filesBelow(Path root, String suffix) throws IOException {
		Map<Path, BasicFileAttributes> files = new TreeMap<>();
		if (!Files.exists(root)) {
			return files;
		}
		Files.walkFileTree(root, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {

			@Override
			public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
				if (attributes.isRegularFile() && file.toString().endsWith(suffix)) {
					files.put(file, attributes);
				}
				return FileVisitResult.CONTINUE;
			}

			@Override
			public FileVisitResult visitFileFailed(Path file, IOException ex) {
				// It was deleted since it was listed, or is a broken link or a loop of
				// links.
				return FileVisitResult.CONTINUE;
			}

		});
		return files;
	}

	/** A file's path below a root, with slashes on every operating system. */
	public static String name(Path root, Path file) {
		return root.relativize(file).toString().replace(File.separatorChar, '/');
	}

	/**
	 * Remove a directory with all that is in it, as far as it exists and that is
	 * possible; links are removed, not followed.
	 */
	public static void delete(Path directory) {
		try {
			try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
				for (Path file : files) {
					if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
						delete(file);
					}
					Files.deleteIfExists(file);
				}
			}
			Files.deleteIfExists(directory);
		}
		catch (IOException ex) {
			// Somebody else removes it at the same time, or nobody can.
		}
	}

}
