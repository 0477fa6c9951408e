package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.util.ClassUtils;

/**
 * A file of the application that libraries would read by themselves when a part is
 * rehearsed, and perhaps not again. Which those are is listed in the resource
 * {@code obstacles.list}: names below a class directory, of directories with a slash at
 * the end, of files perhaps with {@code *} in the last part.
 */
final class Obstacle {

	private static final String LIST = "obstacles.list";

	/** What is in the directory of these classes is known. */
	private static final String OWN = ClassUtils.convertClassNameToResourcePath(Obstacle.class.getName()) + ".class";

	private Obstacle() {
	}

	/** Look for one: a sentence without its end. */
	static Optional<String> find(Part part, LibraryView libraries) throws IOException {
		for (String name : PartList.read(LIST, EnumSet.of(part))) {
			for (Path directory : libraries.directories()) {
				if (!Files.exists(directory.resolve(OWN)) && isIn(directory, name)) {
					return Optional.of("there is " + name);
				}
			}
		}
		return Optional.empty();
	}

	/** Of all of them, below a class directory. */
	static List<String> globs() {
		return PartList.read(LIST, EnumSet.allOf(Part.class))
			.stream()
			.map((name) -> name.endsWith("/") ? name + "**" : name)
			.toList();
	}

	private static boolean isIn(Path directory, String name) throws IOException {
		if (name.endsWith("/")) {
			return Files.isDirectory(directory.resolve(name));
		}
		if (!name.contains("*")) {
			return Files.isRegularFile(directory.resolve(name));
		}
		Path parent = directory.resolve(name.substring(0, name.lastIndexOf('/') + 1));
		if (!Files.isDirectory(parent)) {
			return false;
		}
		PathMatcher matcher = FileSystems.getDefault()
			.getPathMatcher("glob:" + name.substring(name.lastIndexOf('/') + 1));
		try (Stream<Path> files = Files.list(parent)) {
			return files.anyMatch((file) -> matcher.matches(file.getFileName()));
		}
	}

}
