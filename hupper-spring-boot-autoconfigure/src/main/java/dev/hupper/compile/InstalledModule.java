package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.hupper.build.BuildCommand;

/**
 * A module of the build that the application runs with as a jar: from the local
 * repository, as it does if Maven was told to build one module only ({@code -pl}), or
 * where the build has made it, as with Gradle.
 *
 * @param application the directory of a module that is built
 * @param installed whether the jar is in the local repository
 */
record InstalledModule(Path directory, Path jar, Path application, boolean installed) {

	/** All that is to be watched: what is built anew counts, sources do not. */
	Set<Path> inputs() {
		return Set.of(sources(), this.jar);
	}

	private Path sources() {
		return this.directory.resolve("src/main");
	}

	boolean hasSource(Path path) {
		return path.startsWith(sources());
	}

	/** The line for the start. */
	String notice() {
		if (!this.installed) {
			return "Module " + this.directory.getFileName()
					+ " is not followed, because the application runs with its jar (" + this.jar
					+ "): build that to take a change up";
		}
		return "Module " + this.directory.getFileName()
				+ " is not followed, because the application runs with its jar from the local repository (" + this.jar
				+ "): its sources count once it is installed again; build both in one call of Maven (-am) to follow"
				+ " them";
	}

	/** The line for a save. */
	String notFollowed(Collection<Path> sources) {
		List<Path> own = sources.stream().filter(this::hasSource).toList();
		BuildCommand build = BuildCommand.of(this.application);
		Path where = Path.of("").toAbsolutePath();
		String name = this.directory.getFileName() + ": it counts after ";
		return LeftToBuild.names(own) + (this.installed
				? " not followed, as the application runs with an installed jar of " + name
						+ build.install(this.directory, where)
				: " not followed, as the application runs with the jar of " + name + build.jar(this.directory, where));
	}

}
