package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.build.CompilerModel;

/**
 * How a module is compiled.
 *
 * @param options what shows in class files
 * @param libraries jars and directories of other projects
 * @param processorPath where annotation processors are; empty: none run
 * @param arguments more arguments of the compiler
 */
record JavacSettings(CompilerOptions options, List<Path> libraries, List<Path> processorPath, List<String> arguments) {

	private static final String FAIL_ON_WARNINGS = "-Werror";

	JavacSettings withOptions(CompilerOptions options) {
		return new JavacSettings(options, this.libraries, this.processorPath, this.arguments);
	}

	/** The same that warns of nothing. */
	JavacSettings withoutWarnings() {
		return new JavacSettings(this.options, this.libraries, this.processorPath,
				this.arguments.stream()
					.filter((argument) -> !argument.startsWith("-Xlint") && !argument.equals(FAIL_ON_WARNINGS))
					.toList());
	}

	/** Whether a warning is as bad as an error. */
	boolean failsOnWarnings() {
		return this.arguments.contains(FAIL_ON_WARNINGS);
	}

	List<String> javacArguments() {
		boolean modules = this.arguments.stream().anyMatch((argument) -> argument.startsWith("--add-"));
		CompilerOptions options = this.arguments.contains(CompilerModel.PREVIEW) ? this.options.withPreview()
				: this.options;
		List<String> arguments = new ArrayList<>(options.arguments(modules));
		arguments.add("-implicit:none");
		if (!failsOnWarnings()) {
			arguments.addAll(List.of("-Xlint:none", "-nowarn"));
		}
		if (this.processorPath.isEmpty()) {
			arguments.add("-proc:none");
		}
		this.arguments.stream().filter((argument) -> !argument.equals(CompilerModel.PREVIEW)).forEach(arguments::add);
		// The compiler would also count warnings that belong to no source.
		arguments.remove(FAIL_ON_WARNINGS);
		return arguments;
	}

}
