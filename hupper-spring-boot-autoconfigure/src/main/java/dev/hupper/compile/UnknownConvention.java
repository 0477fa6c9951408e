package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.build.GradleBuild;
import dev.hupper.platform.Jars;

/**
 * A directory below a {@code pom.xml} that is none by convention: what is built into it
 * only the build can tell.
 */
final class UnknownConvention implements BuildConvention {

	@Override
	public Optional<SourceLayout> layoutOf(Path classDirectory) {
		return Stream.iterate(classDirectory, Objects::nonNull, Path::getParent)
			.filter((directory) -> Files.isRegularFile(directory.resolve("pom.xml")))
			.findFirst()
			.map((project) -> new SourceLayout(classDirectory, project, List.of(), List.of(),
					List.of(project.resolve("pom.xml")), project));
	}

	/** Say that nothing is known of a build of Gradle, which has other directories. */
	static void complain(List<Path> classPath, HupperLogger logger) {
		classPath.stream()
			.filter((entry) -> !Jars.isJar(entry) && isBelowOne(entry))
			.findFirst()
			.ifPresent((entry) -> logger.info("Sources are not compiled on save: it is not known what is built into "
					+ entry + ". Class directories are watched as before"));
	}

	private static boolean isBelowOne(Path directory) {
		return Stream.iterate(directory, Objects::nonNull, Path::getParent)
			.anyMatch((above) -> GradleBuild.FILES.stream().map(above::resolve).anyMatch(Files::isRegularFile));
	}

}
