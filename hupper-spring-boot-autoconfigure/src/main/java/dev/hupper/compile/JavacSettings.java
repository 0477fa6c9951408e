package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a module is compiled.
 *
 * @param options what shows in class files
 * @param libraries jars and directories of other projects
 * @param processorPath where annotation processors are; empty: none run
 * @param arguments more arguments of the compiler
 */
record JavacSettings(CompilerOptions options, List<Path> libraries, List<Path> processorPath, List<String> arguments) {

	JavacSettings withOptions(CompilerOptions options) {
		return new JavacSettings(options, this.libraries, this.processorPath, this.arguments);
	}

	List<String> javacArguments() {
		List<String> arguments = new ArrayList<>(this.options.arguments());
		arguments.addAll(List.of("-Xlint:none", "-nowarn", "-implicit:none"));
		if (this.processorPath.isEmpty()) {
			arguments.add("-proc:none");
		}
		arguments.addAll(this.arguments);
		return arguments;
	}

}
