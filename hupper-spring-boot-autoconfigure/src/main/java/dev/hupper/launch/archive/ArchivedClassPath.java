package dev.hupper.launch.archive;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.hupper.platform.Jars;

/**
 * A class path as it is on the disk now: jars of libraries, which an archive is made of,
 * and what changes in between.
 *
 * @param shown as the user wrote it
 * @param entries in order
 */
record ArchivedClassPath(String shown, List<Entry> entries) {

	/** By name or, from a remote repository, by time. */
	private static final Pattern SNAPSHOT = Pattern.compile(".*-(SNAPSHOT|\\d{8}\\.\\d{6}-\\d+).*");

	static ArchivedClassPath of(String classPath) {
		List<Entry> entries = new ArrayList<>();
		for (String written : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
			entries.add(Entry.of(Path.of(written).toAbsolutePath()));
		}
		return new ArchivedClassPath(classPath, List.copyOf(entries));
	}

	boolean hasLibraries() {
		return this.entries.stream().anyMatch(Entry::isLibrary);
	}

	/** What an archive is made of. */
	List<Path> libraries() {
		return this.entries.stream().filter(Entry::isLibrary).map(Entry::path).toList();
	}

	/** What may be another thing at the next start. */
	List<Path> changing() {
		return this.entries.stream().filter((entry) -> !entry.isLibrary()).map(Entry::path).toList();
	}

	/** One line for each entry. */
	String inputs() {
		StringJoiner lines = new StringJoiner("\n");
		this.entries.forEach((entry) -> lines
			.add(entry.path() + " " + entry.state() + (entry.isLibrary() ? " " + entry.version() : "")));
		return lines.toString();
	}

	/**
	 * What tells that a JVM that has opened the entries does not have another content of
	 * them than one that opens them now.
	 */
	String contents() {
		return this.entries.stream()
			.map((entry) -> entry.state() + " " + entry.version())
			.collect(Collectors.joining("\n"));
	}

	/**
	 * The class path for a JVM with an archive, with jars in a directory that stand for
	 * what changes. What comes after the last library can stay as it is, and be left out.
	 * @throws IOException if a jar cannot be written
	 */
	String in(Path directory, boolean whole) throws IOException {
		StringJoiner classPath = new StringJoiner(File.pathSeparator);
		List<Path> changing = new ArrayList<>();
		int jars = 0;
		for (Entry entry : this.entries) {
			if (!entry.isLibrary()) {
				changing.add(entry.path());
				continue;
			}
			if (!changing.isEmpty()) {
				Path jar = directory.resolve("path-" + jars++ + ".jar");
				PathingJar.ensure(jar, changing);
				classPath.add(jar.toString());
				changing.clear();
			}
			classPath.add(entry.path().toString());
		}
		if (whole) {
			changing.forEach((path) -> classPath.add(path.toString()));
		}
		return classPath.toString();
	}

	/**
	 * An entry.
	 *
	 * @param path absolute
	 * @param state how class loaders see it; unless it is a library, also where it leads,
	 * which a {@link PathingJar} says
	 * @param version size and time of a file
	 * @param isLibrary whether it stays what it is
	 */
	record Entry(Path path, String state, String version, boolean isLibrary) {

		static Entry of(Path path) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
				boolean snapshot = SNAPSHOT.matcher(String.valueOf(path.getFileName())).matches();
				boolean file = attributes.isRegularFile();
				String version = file ? attributes.size() + " " + attributes.lastModifiedTime().toMillis() : "";
				if (file && !snapshot && !Jars.isBuiltHere(path)) {
					return new Entry(path, "library", version, true);
				}
				String state = attributes.isDirectory() ? "directory" : "file";
				return new Entry(path, state + " " + path.toFile().getCanonicalPath(), version, false);
			}
			catch (IOException ex) {
				return new Entry(path, "missing", "", false);
			}
		}

	}

}
