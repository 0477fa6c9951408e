package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import dev.hupper.platform.FileTree;

/**
 * Finds the names of the classes that lie on a part of a class path, the one that changes
 * for example.
 */
final class ProjectClasses {

	private static final String CLASS = ".class";

	/** A class in the form that newer JDKs get. */
	private static final Pattern VERSION = Pattern.compile("^META-INF/versions/\\d+/");

	private ProjectClasses() {
	}

	/**
	 * Look at directories and jars on disk, and name their classes as in {@code
	 * java/lang/Object}; what is missing, or no jar, has none.
	 * @throws IOException if something cannot be read
	 */
	static Set<String> of(List<Path> entries) throws IOException {
		Set<String> names = new HashSet<>();
		for (Path entry : entries) {
			if (Files.isDirectory(entry)) {
				addDirectory(entry, names);
			}
			else if (Files.isRegularFile(entry)) {
				addJar(entry, names);
			}
		}
		return names;
	}

	private static void addDirectory(Path directory, Set<String> names) throws IOException {
		for (Path file : FileTree.filesBelow(directory, CLASS).keySet()) {
			add(FileTree.name(directory, file), names);
		}
	}

	private static void addJar(Path jar, Set<String> names) throws IOException {
		try (ZipFile file = new ZipFile(jar.toFile())) {
			file.stream()
				.map((entry) -> VERSION.matcher(entry.getName()).replaceFirst(""))
				.filter((name) -> name.endsWith(CLASS))
				.forEach((name) -> add(name, names));
		}
		catch (ZipException ex) {
			// The JVM finds nothing in it, either.
		}
	}

	private static void add(String file, Set<String> names) {
		names.add(file.substring(0, file.length() - CLASS.length()));
	}

}
