package dev.hupper.build;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Files that are copied into a class directory.
 *
 * @param directory where they are, existing or not; or the only one of them
 * @param target where they go, relative to the class directory; empty: to its root
 * @param included whether a file is copied, by its path below the directory with the
 * separators of this system
 * @param filter what fills in placeholders; null if the files are copied as they are
 * @param names what fills them in in the names of files and directories; null if these
 * stay
 */
public record ResourceRoot(Path directory, String target, Predicate<String> included, @Nullable ResourceFilter filter,
		@Nullable ResourceFilter names) {

	/** What Spring Boot's parent and Maven have their builds fill in. */
	private static final ResourceFilter OF_MAVEN = unknown("@", "${project.*}");

	/** What is between the delimiters of its tokens, if a build replaces any. */
	private static final ResourceFilter OF_GRADLE = unknown("@");

	private static ResourceFilter unknown(String... delimiters) {
		return new ResourceFilter(List.of(delimiters), "", Set.of(), StandardCharsets.UTF_8,
				(name) -> Optional.empty());
	}

	/** Files that keep their names. */
	public ResourceRoot(Path directory, String target, Predicate<String> included, @Nullable ResourceFilter filter) {
		this(directory, target, included, filter, null);
	}

	/**
	 * All files of a directory, existing or not, of which nothing more is known than that
	 * Maven copies them.
	 */
	public static ResourceRoot ofMaven(Path directory) {
		return new ResourceRoot(directory, "", (name) -> true, OF_MAVEN);
	}

	/**
	 * The same where Gradle copies them: templates may have <code>${project.…}</code>.
	 */
	public static ResourceRoot ofGradle(Path directory) {
		return new ResourceRoot(directory, "", (name) -> true, OF_GRADLE);
	}

	/** Those of the files that a build takes, by the path below the directory. */
	ResourceRoot with(Predicate<String> included) {
		return new ResourceRoot(this.directory, this.target, included, this.filter, this.names);
	}

	/** What lies below one directory, or one file, of the directory of this root. */
	public ResourceRoot part(String name) {
		Path below = Path.of(name);
		return new ResourceRoot(this.directory.resolve(below).normalize(),
				Path.of(this.target).resolve(below).toString(),
				(file) -> this.included.test(below.resolve(file).toString()), this.filter, this.names);
	}

	/** Whether one of the files becomes this one, named as by {@link #nameOf}. */
	public boolean makes(String name) {
		Path copy = Path.of(name);
		Path into = Path.of(this.target);
		if (!this.target.isEmpty() && !copy.startsWith(into)) {
			return false;
		}
		Path file = this.directory.resolve(this.target.isEmpty() ? copy : into.relativize(copy));
		return Files.exists(file) && name.equals(nameOf(file));
	}

	/**
	 * What a file becomes, relative to the class directory and with slashes on every
	 * system; null if it is not copied.
	 */
	public @Nullable String nameOf(Path file) {
		String name = this.directory.relativize(file).toString();
		return this.included.test(name) ? Path.of(this.target)
			.resolve((this.names != null) ? this.names.fill(name) : name)
			.toString()
			.replace(File.separatorChar, '/') : null;
	}

}
