package dev.hupper.launch;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.ipc.Message;
import org.jspecify.annotations.Nullable;

/**
 * What a standby may have read on the class path, and what has been saved there since it
 * was started. Not thread-safe.
 */
final class Footprint {

	private final List<Path> classPath;

	/** What it may have looked for in class directories; null until it has said so. */
	private @Nullable List<PathMatcher> probed;

	/** What else was saved before it has. */
	private final Set<Path> undecided = new HashSet<>();

	private boolean readWhatIsSaved;

	/** The packages of which it has loaded classes, as directories. */
	private final Set<String> loaded = new HashSet<>();

	/** Those of which class files were saved since it was started. */
	private final Set<String> saved = new HashSet<>();

	/** That of a standby that has done nothing yet. */
	Footprint(List<Path> classPath) {
		this.classPath = classPath;
	}

	/** Another standby is started. */
	void clear() {
		this.probed = null;
		this.undecided.clear();
		this.readWhatIsSaved = false;
		this.loaded.clear();
		this.saved.clear();
	}

	/** It has taken a step. */
	void add(List<String> globs) {
		if (this.probed == null) {
			this.probed = globs.stream()
				.filter((glob) -> !glob.endsWith(Message.Prepared.CLASSES))
				.map((glob) -> FileSystems.getDefault().getPathMatcher("glob:" + glob))
				.toList();
			this.readWhatIsSaved = this.undecided.stream().anyMatch(this::matches);
			this.undecided.clear();
		}
		globs.stream()
			.filter((glob) -> glob.endsWith(Message.Prepared.CLASSES))
			.forEach((glob) -> this.loaded.add(glob.substring(0, glob.length() - Message.Prepared.CLASSES.length())));
	}

	/** Whether it may have read something that was saved since. */
	boolean isOutdated() {
		return this.readWhatIsSaved || !Collections.disjoint(this.loaded, this.saved);
	}

	/** Whether that is known. */
	boolean isDecided() {
		return this.undecided.isEmpty();
	}

	/**
	 * Files have changed: whether it may have read one, or found it to be missing. As
	 * long as that is not known it is not {@linkplain #isDecided() decided}.
	 */
	boolean isOutdatedBy(Collection<Path> files) {
		files.stream().filter(Footprint::isClass).flatMap(this::names).forEach((name) -> {
			Path directory = name.getParent();
			this.saved.add((directory != null) ? directory.toString().replace(File.separatorChar, '/') : "");
		});
		Set<Path> others = files.stream()
			.filter((file) -> !isClass(file))
			.flatMap(this::names)
			.collect(Collectors.toSet());
		if (this.probed == null) {
			this.undecided.addAll(others);
		}
		return isOutdated() || others.stream().anyMatch((name) -> name.toString().isEmpty() || matches(name));
	}

	private static boolean isClass(Path file) {
		return file.toString().endsWith(".class");
	}

	/** As it is called below each entry of the class path that it is in. */
	private Stream<Path> names(Path file) {
		return this.classPath.stream().filter(file::startsWith).map((entry) -> entry.relativize(file));
	}

	private boolean matches(Path name) {
		return this.probed != null && this.probed.stream().anyMatch((glob) -> glob.matches(name));
	}

}
