package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.hupper.platform.FileTree;

/**
 * Files to write, to copy and to delete in one class directory, by path below it.
 */
record StagedFiles(Path directory, Map<String, byte[]> write, Map<String, Path> copy, Set<String> delete) {

	/** The paths of all files, below the class directory. */
	SortedSet<String> names() {
		SortedSet<String> names = new TreeSet<>(this.write.keySet());
		names.addAll(this.copy.keySet());
		names.addAll(this.delete);
		return names;
	}

	/**
	 * Put all in place: everything is written aside first, and then moved, which takes no
	 * space and hardly any time. What is to go goes before that: a file may have become a
	 * directory, or only the case of its name have changed.
	 * @param changes one for each directory
	 * @throws IOException if a file cannot be written; then nothing is in place, unless
	 * it was a move that failed
	 */
	static void apply(List<StagedFiles> changes) throws IOException {
		Map<Path, Path> moves = new LinkedHashMap<>();
		List<Path> asides = new ArrayList<>();
		try {
			for (StagedFiles change : changes) {
				if (!change.write.isEmpty() || !change.copy.isEmpty()) {
					asides.add(change.writeAside(moves));
				}
			}
			for (StagedFiles change : changes) {
				for (String name : change.delete) {
					delete(change.directory, change.directory.resolve(name));
				}
			}
			for (Map.Entry<Path, Path> move : moves.entrySet()) {
				move(move.getKey(), move.getValue());
			}
		}
		finally {
			asides.forEach(FileTree::delete);
		}
	}

	/** Delete a file, and the directories that are empty without it. */
	private static void delete(Path directory, Path file) throws IOException {
		Files.deleteIfExists(file);
		Path parent = file.getParent();
		while (parent != null && !parent.equals(directory) && isEmpty(parent)) {
			Files.delete(parent);
			parent = parent.getParent();
		}
	}

	private static boolean isEmpty(Path directory) throws IOException {
		if (!Files.isDirectory(directory)) {
			return false;
		}
		try (Stream<Path> children = Files.list(directory)) {
			return children.findAny().isEmpty();
		}
	}

	/** Beside the class directory: on the same file system, and not watched. */
	private Path writeAside(Map<Path, Path> moves) throws IOException {
		Path parent = this.directory.toAbsolutePath().getParent();
		if (parent == null) {
			throw new IOException(this.directory + " is no class directory");
		}
		Files.createDirectories(parent);
		Path aside = Files.createTempDirectory(parent, ".hupper-");
		int number = 0;
		for (Map.Entry<String, byte[]> file : this.write.entrySet()) {
			Path written = aside.resolve(Integer.toString(number++));
			Files.write(written, file.getValue());
			moves.put(written, this.directory.resolve(file.getKey()));
		}
		for (Map.Entry<String, Path> file : this.copy.entrySet()) {
			Path written = aside.resolve(Integer.toString(number++));
			try {
				Files.copy(file.getValue(), written);
			}
			catch (NoSuchFileException ex) {
				// Deleted since it was read, which is a change of its own.
				continue;
			}
			moves.put(written, this.directory.resolve(file.getKey()));
		}
		return aside;
	}

	private static void move(Path from, Path to) throws IOException {
		Files.createDirectories(to.getParent());
		if (Files.isDirectory(to)) {
			// What was in it has gone.
			Files.delete(to);
		}
		Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

}
