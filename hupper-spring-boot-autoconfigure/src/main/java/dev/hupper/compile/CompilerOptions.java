package dev.hupper.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import dev.hupper.build.CompilerModel;
import dev.hupper.compile.CompilerTraits.Evidence;

/**
 * The compiler's options as far as they show in class files, read off the class files of
 * the build.
 *
 * @param release the Java version of the class files, for example 17
 * @param preview whether preview features are enabled
 * @param parameters whether names of parameters are kept
 * @param limited whether only the API of that Java version may be used
 * @param debug the value of {@code -g:}, for example {@code source,lines,vars}
 */
record CompilerOptions(int release, boolean preview, boolean parameters, boolean limited, String debug) {

	private static final int MAJOR_OF_RELEASE_0 = 44;

	/**
	 * Read them off class files of the build, and what those do not tell off its model.
	 */
	static CompilerOptions of(Collection<ClassFacts> classes, CompilerModel model) {
		List<CompilerTraits> traits = classes.stream().map(ClassFacts::traits).toList();
		int major = traits.stream().mapToInt(CompilerTraits::major).max().orElse(0);
		int release = (major == 0) ? Runtime.version().feature() : major - MAJOR_OF_RELEASE_0;
		return new CompilerOptions(release, traits.stream().anyMatch(CompilerTraits::preview),
				isOn(traits, CompilerTraits::parameters, model.parameters()), model.limited(), debug(traits));
	}

	/** The same but for what a build says otherwise than before. */
	CompilerOptions follow(CompilerModel before, CompilerModel now) {
		boolean released = now.release() > 0 && now.release() != before.release();
		return new CompilerOptions(released ? now.release() : this.release,
				(now.preview() != before.preview()) ? now.preview() : this.preview,
				(now.parameters() != before.parameters()) ? now.parameters() : this.parameters, now.limited(),
				(now.debug().isEmpty() || now.debug().equals(before.debug())) ? this.debug : now.debug());
	}

	/** The same, also with what is a preview in the compiler's own version of Java. */
	CompilerOptions withPreview() {
		return new CompilerOptions(this.release, true, this.parameters, this.limited, this.debug);
	}

	private static String debug(List<CompilerTraits> traits) {
		List<String> kept = new ArrayList<>();
		if (isOn(traits, CompilerTraits::source, true)) {
			kept.add("source");
		}
		if (isOn(traits, CompilerTraits::lines, true)) {
			kept.add("lines");
		}
		if (isOn(traits, CompilerTraits::variables, true)) {
			kept.add("vars");
		}
		return kept.isEmpty() ? "none" : String.join(",", kept);
	}

	/** On if there is any evidence for it. */
	private static boolean isOn(List<CompilerTraits> traits, Function<CompilerTraits, Evidence> option,
			boolean unknown) {
		List<Evidence> evidence = traits.stream().map(option).toList();
		return evidence.contains(Evidence.YES) || (unknown && !evidence.contains(Evidence.NO));
	}

	/**
	 * The options as {@code javac} takes them; {@code --release} forbids other arguments
	 * to open the JDK's own modules.
	 */
	List<String> arguments(boolean modules) {
		List<String> arguments = new ArrayList<>();
		arguments.add("-g:" + this.debug);
		if (this.parameters) {
			arguments.add("-parameters");
		}
		// The compiler's own release needs no option, and is faster without.
		if (this.release != Runtime.version().feature() || this.preview) {
			String release = Integer.toString(this.release);
			arguments.addAll((modules || !this.limited) ? List.of("-source", release, "-target", release)
					: List.of("--release", release));
		}
		if (this.preview) {
			arguments.add(CompilerModel.PREVIEW);
		}
		return arguments;
	}

}
