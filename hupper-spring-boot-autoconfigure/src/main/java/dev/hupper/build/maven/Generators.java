package dev.hupper.build.maven;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;

/**
 * What the plugins of a module generate sources of, and where, as far as their settings
 * tell: no model knows what a setting means.
 */
final class Generators {

	/** How parameters are called that name a source of generated ones. */
	private static final Pattern INPUT = Pattern.compile(
			"(?i)spec|contract|wsdl|xsd|xjb|proto|grammar|avsc|avdl|input|(schema|graphql)\\w*(file|dir|path|include)");

	/** Every parameter of a generator, but for where a program is to run or to be. */
	private static final Pattern GIVEN = Pattern.compile("^(?!.*(?i:working|install|basedir|/exec/dir))");

	/** How those are called that name where to generate. */
	private static final Pattern OUTPUT = Pattern
		.compile("(?i)(output|todir|dest|generat)[^/]*$|/target/directory$|/sourceRoot$");

	private static final int LONGEST = 300;

	private final Plugins plugins;

	private final Build build;

	private final Path project;

	private final Path target;

	private final Path root;

	private final List<Path> copies;

	/**
	 * Those of one module.
	 * @param root the directory of the outermost module
	 */
	Generators(Plugins plugins, Model model, Path root) {
		this.plugins = plugins;
		this.build = model.getBuild();
		this.project = model.getProjectDirectory().toPath();
		this.target = Path.of(this.build.getDirectory());
		this.root = root;
		this.copies = Stream
			.concat(copies("delombok", "generated-sources"), copies("testDelombok", "generated-test-sources"))
			.toList();
	}

	/** Javadoc, for example, is to see what Lombok makes, and the compiler is not. */
	private Stream<Path> copies(String goal, String generated) {
		return this.plugins.configurations("lombok-maven-plugin", goal)
			.stream()
			.filter((execution) -> Plugins.value(execution, "addOutputDirectory").filter("false"::equals).isPresent())
			.flatMap((execution) -> Plugins.value(execution, "outputDirectory")
				.map(this::path)
				.orElseGet(() -> Stream.of(this.target.resolve(generated).resolve("delombok"))));
	}

	/**
	 * Whether it is, or is in, a directory of sources that are copied for other tools.
	 */
	boolean isCopied(Path path) {
		return this.copies.stream().anyMatch(path::startsWith);
	}

	/**
	 * What generators are given, where it is not what is built.
	 * @param roots the directories of sources
	 */
	List<Path> inputs(Collection<Path> roots) {
		return Stream.concat(this.plugins.allValues(INPUT), this.plugins.valuesOfGenerators(GIVEN))
			.flatMap(this::path)
			.distinct()
			.filter((path) -> isInput(path) && roots.stream().noneMatch((known) -> known.startsWith(path)))
			.toList();
	}

	/** A directory of the project, or one file, which may belong to all modules. */
	private boolean isInput(Path path) {
		if (!path.startsWith(this.root) || isHidden(this.root.relativize(path)) || isBuilt(path) || isCopied(path)
				|| path.endsWith("pom.xml")) {
			return false;
		}
		// That of a front end has many thousand files.
		return Files.isRegularFile(path) || (Files.isDirectory(path) && path.startsWith(this.project)
				&& !Files.exists(path.resolve("package.json")));
	}

	private static boolean isHidden(Path path) {
		return StreamSupport.stream(path.spliterator(), false).anyMatch((name) -> name.toString().startsWith("."));
	}

	/** Whether it is, or holds, what is built. */
	private boolean isBuilt(Path path) {
		return path.startsWith(this.target) || this.target.startsWith(path);
	}

	/** Below the directory that is built into a plugin may generate anywhere. */
	Stream<Path> directories() {
		List<Path> known = List.of(this.target.resolve("generated-sources"),
				this.target.resolve("generated-test-sources"), Path.of(this.build.getOutputDirectory()),
				Path.of(this.build.getTestOutputDirectory()));
		return this.plugins.allValues(Pattern.compile(""))
			.filter((value) -> value.startsWith(this.build.getDirectory() + "/") || value.startsWith("target/"))
			.flatMap(this::path)
			.filter((directory) -> !directory.equals(this.target) && !isCopied(directory)
					&& known.stream().noneMatch(directory::startsWith));
	}

	/**
	 * The roots that are generated beside those that are written: sources of which the
	 * build has made classes.
	 * @param roots those that are known
	 * @param classes the class directory
	 */
	List<Path> rootsElsewhere(Collection<Path> roots, Path classes) {
		GeneratedRoots found = new GeneratedRoots(null);
		this.plugins.valuesOfGenerators(OUTPUT)
			.flatMap(this::path)
			.filter((path) -> isInput(path) && Files.isDirectory(path) && roots.stream().noneMatch(path::startsWith))
			.forEach((directory) -> found.addBuilt(directory, classes));
		List<Path> all = new ArrayList<>(found.all());
		all.removeIf((path) -> roots.stream().anyMatch((known) -> known.startsWith(path) || path.startsWith(known)));
		return all;
	}

	/**
	 * None if the value is an address, or something else that is no path; of one with
	 * wildcards the directory before them, of several words, as command lines are, those
	 * of each.
	 */
	private Stream<Path> path(String value) {
		if (value.indexOf(' ') > 0 && !value.startsWith(this.project.toString()) && value.length() < LONGEST) {
			return Stream.of(value.split("\\s+")).filter((word) -> !word.isEmpty()).flatMap(this::path);
		}
		int wildcard = (value + "*").replace('?', '*').indexOf('*');
		String plain = (wildcard == value.length()) ? value : value.substring(0, value.lastIndexOf('/', wildcard) + 1);
		if (plain.isEmpty() || value.length() > LONGEST || value.indexOf('\n') >= 0) {
			return Stream.empty();
		}
		try {
			return Stream.of(this.project.resolve(plain).normalize());
		}
		catch (InvalidPathException ex) {
			return Stream.empty();
		}
	}

}
