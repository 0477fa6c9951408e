package dev.hupper.build;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a user types to have an application built, by the build's own wrapper if it has
 * one.
 *
 * @param root the directory of the outermost module
 * @param windows whether scripts are those of Windows
 */
public record BuildCommand(Tool tool, Path root, boolean windows) {

	/** That of the build of a project. */
	public static BuildCommand of(Path project) {
		boolean windows = File.separatorChar == '\\';
		boolean gradle = GradleBuild.FILES.stream().map(project::resolve).anyMatch(Files::isRegularFile)
				&& !Files.isRegularFile(project.resolve("pom.xml"));
		return gradle ? new BuildCommand(Tool.GRADLE, GradleBuild.root(project), windows)
				: new BuildCommand(Tool.MAVEN, MavenInstallation.outermost(project), windows);
	}

	/** Compile all modules, from a directory. */
	public String compile(Path directory) {
		Path way = directory.startsWith(this.root) ? directory.relativize(this.root) : this.root;
		String where = way.toString().isEmpty() ? "" : " " + this.tool.directory + " " + way;
		return program(way) + " " + this.tool.options + where + " " + this.tool.goal;
	}

	/** Install one of Maven's modules, from the directory of the outermost. */
	public String install(Path module) {
		return program(Path.of("")) + " " + this.tool.options + " install -pl "
				+ this.root.relativize(module).toString().replace(File.separatorChar, '/');
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
