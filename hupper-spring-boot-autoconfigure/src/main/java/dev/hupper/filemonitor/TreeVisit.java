package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Visits a directory with all below it or alone, following links. What cannot be visited
 * is reported and left out with all below it; it never ends the visit.
 */
abstract class TreeVisit extends SimpleFileVisitor<Path> {

	private static final Set<FileVisitOption> FOLLOW = Set.of(FileVisitOption.FOLLOW_LINKS);

	private final Path root;

	private final boolean recursive;

	TreeVisit(Path root, boolean recursive) {
		this.root = root;
		this.recursive = recursive;
	}

	final void run() throws IOException {
		Files.walkFileTree(this.root, FOLLOW, this.recursive ? Integer.MAX_VALUE : 1, this);
	}

	/** A directory, before what is below it; if this fails, that is left out. */
	abstract void directory(Path directory) throws IOException;

	abstract void file(Path file, BasicFileAttributes attributes) throws IOException;

	/** Something is there and cannot be looked at. */
	abstract void failed(Path path, IOException failure);

	@Override
	public final FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
		try {
			directory(directory);
			return FileVisitResult.CONTINUE;
		}
		catch (IOException ex) {
			visitFileFailed(directory, ex);
			return FileVisitResult.SKIP_SUBTREE;
		}
	}

	@Override
	public final FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
		// At the depth limit a directory is visited as if it were a file.
		if (!attributes.isDirectory()) {
			file(file, attributes);
		}
		return FileVisitResult.CONTINUE;
	}

	/** A cycle is visited already, and what vanished needs no visit. */
	@Override
	public final FileVisitResult visitFileFailed(Path path, IOException failure) {
		if (!(failure instanceof FileSystemLoopException || failure instanceof NoSuchFileException)) {
			failed(path, failure);
		}
		return FileVisitResult.CONTINUE;
	}

	@Override
	public final FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
		return (failure != null) ? visitFileFailed(directory, failure) : FileVisitResult.CONTINUE;
	}

}
