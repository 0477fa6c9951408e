package dev.hupper.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What a user types to have an application built, by the build's own wrapper if it has
 * one.
 *
 * @param root the directory of the outermost module
 * @param windows whether scripts are those of Windows
 */
public record BuildCommand(Tool tool, Path root, boolean windows) {

	/**
	 * That of the build of a project, which may have no build file of its own with
	 * Gradle.
	 */
	public static BuildCommand of(Path project) {
		boolean windows = File.separatorChar == '\\';
		Path built = Stream.iterate(project, Objects::nonNull, Path::getParent)
			.filter((directory) -> isOfMaven(directory) || isOfGradle(directory))
			.findFirst()
			.orElse(project);
		return (isOfGradle(built) && !isOfMaven(built))
				? new BuildCommand(Tool.GRADLE, GradleBuild.root(built), windows)
				: new BuildCommand(Tool.MAVEN, MavenInstallation.outermost(built), windows);
	}

	private static boolean isOfMaven(Path directory) {
		return Files.isRegularFile(directory.resolve("pom.xml"));
	}

	private static boolean isOfGradle(Path directory) {
		return GradleBuild.FILES.stream().map(directory::resolve).anyMatch(Files::isRegularFile);
	}

	/** Compile all modules, from a directory. */
	public String compile(Path directory) {
		Path way = directory.startsWith(this.root) ? directory.relativize(this.root) : this.root;
		return call(way, way) + " " + this.tool.goal;
	}

	/**
	 * Install one of Maven's modules. Whoever types it may be elsewhere than the
	 * application, which Maven's plugin starts in the directory of its module.
	 * @param directory of the application
	 */
	public String install(Path module, Path directory) {
		return ofModule("install", module, directory);
	}

	/** Make the jar of a module anew, typed as above. */
	public String jar(Path module, Path directory) {
		if (this.tool == Tool.MAVEN) {
			return ofModule("package", module, directory);
		}
		Path way = way(directory);
		return call(way, way.resolve(this.root.relativize(module))) + " jar";
	}

	private String ofModule(String phase, Path module, Path directory) {
		Path way = way(directory);
		return call(way, way) + " " + phase + " -pl "
				+ quoted(this.root.relativize(module).toString().replace(File.separatorChar, '/'));
	}

	private Path way(Path directory) {
		return directory.equals(this.root) ? Path.of("") : this.root;
	}

	private String call(Path way, Path built) {
		String where = built.toString().isEmpty() ? "" : " " + this.tool.directory + " " + quoted(built.toString());
		return quoted(program(way)) + " " + this.tool.options + where;
	}

	private static String quoted(String path) {
		return path.contains(" ") ? '"' + path + '"' : path;
	}

	/** By the way to the outermost module. */
	private String program(Path way) {
		String wrapper = this.windows ? this.tool.wrapperOfWindows : this.tool.wrapper;
		if (!Files.isRegularFile(this.root.resolve(wrapper))) {
			return this.tool.program;
		}
		return (way.toString().isEmpty() && !this.windows) ? "./" + wrapper : way.resolve(wrapper).toString();
	}

	/** A build tool, as its command line has it. */
	public enum Tool {

		MAVEN("mvn", "mvnw", "mvnw.cmd", "-q -o", "-f", "compile"),

		GRADLE("gradle", "gradlew", "gradlew.bat", "-q --offline", "-p", "classes");

		private final String program;

		private final String wrapper;

		private final String wrapperOfWindows;

		private final String options;

		private final String directory;

		private final String goal;

		Tool(String program, String wrapper, String wrapperOfWindows, String options, String directory, String goal) {
			this.program = program;
			this.wrapper = wrapper;
			this.wrapperOfWindows = wrapperOfWindows;
			this.options = options;
			this.directory = directory;
			this.goal = goal;
		}

	}

}
