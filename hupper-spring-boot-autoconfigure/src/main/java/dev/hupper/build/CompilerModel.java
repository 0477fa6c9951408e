package dev.hupper.build;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * How a build compiles.
 *
 * @param arguments of {@code javac}, but for those that show in class files
 * @param encoding the name of the sources' encoding; null if the build names none
 * @param classPath the libraries that are needed to compile, in order
 * @param processorPath the annotation processors and all they need; null if the build
 * names none, so that those on the class path run
 * @param missing files of that path that are to be in the local repository but are not
 * @param processing {@code none}, {@code only} or {@code full}; empty if the build leaves
 * it to the compiler
 * @param release the Java version of the class files, for example 17; 0 if the build does
 * not name it
 * @param parameters whether names of parameters are kept, which class files that have no
 * parameter do not tell
 * @param debug what class files keep for debuggers, as after {@code -g:}; empty if the
 * build does not name it
 * @param limited whether code may use only the API of the Java version that it is
 * compiled for, not that of the JDK that compiles
 * @param included whether a source is compiled, by its path below its root with the
 * separators of this system
 * @param processed the directory of the sources that annotation processors write, which
 * each compile makes anew: none of them is one to compile, even if it is below a source
 * root; null if none run
 */
public record CompilerModel(List<String> arguments, @Nullable String encoding, List<Path> classPath,
		@Nullable List<Path> processorPath, List<Path> missing, String processing, int release, boolean parameters,
		String debug, boolean limited, Predicate<String> included, @Nullable Path processed) {

	/** Of a build of which nothing is known. */
	public static final CompilerModel UNKNOWN = unknown(null);

	/** Classes that use no such feature do not tell that it is allowed. */
	public static final String PREVIEW = "--enable-preview";

	/** What {@code -g} alone has a compiler keep for debuggers. */
	public static final String ALL = "source,lines,vars";

	private static final String PROCESSED = "-s";

	private static final String PLUGIN = "-Xplugin:";

	/**
	 * What shows in class files, is another setting of ours, or is only for checks that
	 * need a JVM of their own.
	 */
	private static final Pattern TRAIT = Pattern
		.compile("-g(:.*)?|-parameters|-proc:.*|-J.*|-XD(?!stringConcat=).*|--should-stop.*"
				+ "|--(release|source|target)=.*");

	private static final Pattern TRAIT_WITH_VALUE = Pattern
		.compile("--release|-source|--source|-target|--target|-encoding|-s|-d|-h");

	/** Of a build of which nothing is known but where annotation processors may write. */
	public static CompilerModel unknown(@Nullable Path processed) {
		return new CompilerModel(List.of(), null, List.of(), null, List.of(), "", 0, true, "", true, (name) -> true,
				processed);
	}

	/**
	 * Where annotation processors write, if the arguments of a compiler say so; relative
	 * paths are those of the project.
	 */
	public static Optional<Path> processed(List<String> arguments, Path project) {
		return value(arguments, PROCESSED).map((directory) -> project.resolve(directory).normalize());
	}

	/** What follows an option. */
	public static Optional<String> value(List<String> arguments, String option) {
		int at = arguments.indexOf(option);
		return (at >= 0 && at + 1 < arguments.size()) ? Optional.of(arguments.get(at + 1))
				: arguments.stream()
					.filter((argument) -> argument.startsWith(option + "="))
					.map((argument) -> argument.substring(option.length() + 1))
					.findFirst();
	}

	/** The release that arguments name. */
	public static Optional<String> release(List<String> arguments) {
		return value(arguments, "--release");
	}

	/**
	 * The names of the compiler plugins: they look into the compiler, and run in builds.
	 */
	public List<String> plugins() {
		return this.arguments.stream()
			.filter((argument) -> argument.startsWith(PLUGIN))
			.map((argument) -> argument.substring(PLUGIN.length()).split("\\s+")[0])
			.toList();
	}

	/** The arguments for a compiler without plugins. */
	public List<String> argumentsWithoutPlugins() {
		return this.arguments.stream().filter((argument) -> !argument.startsWith(PLUGIN)).toList();
	}

	/** Whether arguments of a compiler have it keep names of parameters. */
	public static boolean keepsParameters(List<String> arguments) {
		return arguments.contains("-parameters");
	}

	/** What arguments of a compiler have it keep for debuggers, if they say so. */
	public static Optional<String> debug(List<String> arguments) {
		return arguments.stream()
			.filter((argument) -> argument.equals("-g") || argument.startsWith("-g:"))
			.map((argument) -> argument.equals("-g") ? ALL : argument.substring("-g:".length()))
			.findFirst();
	}

	/** The number of a version of Java, which may be one like 1.8; 0 if it is none. */
	public static int feature(String version) {
		String number = version.startsWith("1.") ? version.substring(2) : version;
		return number.matches("\\d{1,3}") ? Integer.parseInt(number) : 0;
	}

	/** Whether preview features are allowed. */
	public boolean preview() {
		return this.arguments.contains(PREVIEW);
	}

	/** Whether the same comes of the same sources and libraries. */
	public boolean compilesLike(CompilerModel other) {
		return this.arguments.equals(other.arguments) && Objects.equals(this.encoding, other.encoding)
				&& Objects.equals(this.processorPath, other.processorPath) && this.processing.equals(other.processing)
				&& this.release == other.release && this.parameters == other.parameters
				&& this.debug.equals(other.debug) && this.limited == other.limited;
	}

	/** Leave out those arguments of a compiler that are not to be passed on. */
	public static List<String> withoutTraits(List<String> arguments) {
		List<String> taken = new ArrayList<>();
		for (int i = 0; i < arguments.size(); i++) {
			String argument = arguments.get(i);
			if (TRAIT_WITH_VALUE.matcher(argument).matches()) {
				i++;
			}
			else if (!argument.isEmpty() && !TRAIT.matcher(argument).matches()) {
				taken.add(argument);
			}
		}
		return taken;
	}

}
