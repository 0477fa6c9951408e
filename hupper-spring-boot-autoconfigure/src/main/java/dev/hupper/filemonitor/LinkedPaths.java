package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.FileMonitor;

/**
 * Has another file monitor watch what the links below a directory lead to, for one that
 * follows none. Links to what is not there yet are watched as well; those that lead to a
 * directory above themselves are not.
 */
final class LinkedPaths {

	private final FileMonitor follower;

	LinkedPaths(FileMonitor follower) {
		this.follower = follower;
	}

	/** Follow a path if it is a link, and the links below it if it is a directory. */
	void look(Path path, boolean recursive) {
		try {
			Files.walkFileTree(path, Set.of(), recursive ? Integer.MAX_VALUE : 1, new Visit());
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The visit goes on whatever happens", ex);
		}
	}

	private void follow(Path link) {
		if (!leadsUp(link)) {
			this.follower.addPath(link);
		}
	}

	/** Whatever is behind such a link is seen without it. */
	private static boolean leadsUp(Path link) {
		try {
			return link.resolveSibling("").toRealPath().startsWith(link.toRealPath());
		}
		catch (IOException ex) {
			// It leads nowhere yet, or to itself.
			return false;
		}
	}

	private final class Visit extends SimpleFileVisitor<Path> {

		@Override
		public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
			if (attributes.isSymbolicLink()) {
				follow(file);
			}
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult visitFileFailed(Path file, IOException failure) {
			return FileVisitResult.CONTINUE;
		}

		@Override
		public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
			return FileVisitResult.CONTINUE;
		}

	}

}
