package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.api.HupperLogger;

/**
 * Looks for sources on a runtime that cannot compile them.
 */
final class WithoutCompiler {

	private WithoutCompiler() {
	}

	public static void main(String[] args) throws IOException {
		Path project = Path.of(args[0]);
		Files.writeString(project.resolve("pom.xml"), "<project/>");
		List<Path> classPath = List.of(project.resolve("target/classes"));
		boolean found = SourceCompiler.find(CompileSettings.of(classPath), HupperLogger.toStandardError(1)).isPresent();
		System.exit(found ? 1 : 0);
	}

}
