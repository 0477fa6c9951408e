package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.hupper.build.BuildCommand;

/**
 * A module of the build that the application runs with as a jar from the local
 * repository, as it does if Maven was told to build one module only ({@code -pl}).
 *
 * @param application the directory of a module that is built
 */
record InstalledModule(Path directory, Path jar, Path application) {

	/** All that is to be watched: what is installed anew counts, sources do not. */
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
		return "Module " + this.directory.getFileName()
				+ " is not followed, because the application runs with its jar from the local repository (" + this.jar
				+ "): its sources count once it is installed again; build both in one call of Maven (-am) to follow"
				+ " them";
	}

	/** The line for a save. */
	String notFollowed(Collection<Path> sources) {
		List<Path> own = sources.stream().filter(this::hasSource).toList();
		String name = String.valueOf(this.directory.getFileName());
		return LeftToBuild.names(own) + " not followed, as the application runs with an installed jar of " + name
				+ ": it counts after "
				+ BuildCommand.of(this.application).install(this.directory, Path.of("").toAbsolutePath());
	}

}
