package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The files below a directory, with what they look like, in one pass.
 */
final class FileTree {

	private FileTree() {
	}

	/**
	 * List files.
	 * @param root a directory; there are no files below one that does not exist
	 * @param suffix how the names end
	 * @return attributes by path, in order
	 * @throws IOException if a directory cannot be read
	 */
	static Map<Path, BasicFileAttributes> filesBelow(Path root, String suffix) throws IOException {
		Map<Path, BasicFileAttributes> files = new TreeMap<>();
		if (!Files.isDirectory(root)) {
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
	static String name(Path root, Path file) {
		return root.relativize(file).toString().replace(File.separatorChar, '/');
	}

}
