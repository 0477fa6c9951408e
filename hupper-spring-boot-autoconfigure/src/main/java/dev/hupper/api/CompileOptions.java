package dev.hupper.api;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How saved sources become class files. Immutable.
 *
 * @param enabled whether the monitor compiles at all; if not, only class directories
 * count
 * @param sourceRoots more directories of sources, each of the module that it lies in
 * @param libraries more jars to compile against, such as those a build needs at compile
 * time alone
 * @param processorPath where annotation processors are; empty: as the build says
 * @param arguments more arguments for {@code javac}
 * @param served globs, relative to a class directory, of files that the running
 * application serves as they are now, so that their change needs no restart
 * @param timeout how long one run of the compiler may take; positive
 * @param command what to run on save where the monitor does not compile, with its
 * arguments; empty: nothing
 * @param followBuild whether workers are started with another class path when a build
 * file says so
 */
public record CompileOptions(boolean enabled, List<String> sourceRoots, List<String> libraries,
		List<String> processorPath, List<String> arguments, List<String> served, Duration timeout, List<String> command,
		boolean followBuild) {

	/** What spring-boot-devtools leaves out of restarts by default. */
	public static final List<String> DEFAULT_SERVED = List.of("META-INF/maven/**", "META-INF/resources/**",
			"resources/**", "static/**", "public/**", "templates/**", "git.properties",
			"META-INF/build-info.properties");

	/** Everything is as the build says, or by convention; one minute a run. */
	public static final CompileOptions DEFAULTS = new CompileOptions(true, List.of(), List.of(), List.of(), List.of(),
			DEFAULT_SERVED, Duration.ofMinutes(1), List.of(), true);

	private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\"|['\"])+");

	private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");

	public CompileOptions {
		if (timeout.isNegative() || timeout.isZero()) {
			throw new IllegalArgumentException("The compile timeout must be greater than 0, not " + timeout);
		}
	}

	/**
	 * Split a command as a shell does: at white space that is not between single or
	 * double quotes. Nothing else is special, so that a backslash is one.
	 * @param command for example {@code sh -c 'make all && make more'}
	 * @return the program and its arguments; empty if the text is blank
	 */
	public static List<String> words(String command) {
		return WORD.matcher(command)
			.results()
			.map((word) -> QUOTED.matcher(word.group())
				.replaceAll(
						(quoted) -> Matcher.quoteReplacement(quoted.group().substring(1, quoted.group().length() - 1))))
			.toList();
	}

}
