package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.build.CompilerModel;
import dev.hupper.build.ResourceRoot;

/**
 * Where the inputs of a class directory are.
 *
 * @param classDirectory an entry of the worker's class path
 * @param project the directory of the module's build file
 * @param sourceRoots directories of Java sources, generated ones included; those that do
 * not exist count as empty
 * @param resources directories of files that are copied
 * @param buildFiles files that say how the module is built
 * @param compiler how the build compiles
 * @param encoding of the sources
 */
record SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<ResourceRoot> resources,
		List<Path> buildFiles, CompilerModel compiler, Charset encoding) {

	private static final CompilerModel UNKNOWN = new CompilerModel(List.of(), null, List.of(), null, "",
			(name) -> true);

	/** One of whose build nothing is known but where things are. */
	SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> resourceRoots,
			List<Path> buildFiles) {
		this(classDirectory, project, sourceRoots, resourceRoots.stream().map(ResourceRoot::of).toList(), buildFiles,
				UNKNOWN, StandardCharsets.UTF_8);
	}

	SourceLayout withSourceRoots(List<Path> roots) {
		return new SourceLayout(this.classDirectory, this.project, roots, this.resources, this.buildFiles,
				this.compiler, this.encoding);
	}

	SourceLayout withEncoding(Charset encoding) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.resources, this.buildFiles,
				this.compiler, encoding);
	}

	List<Path> resourceRoots() {
		return this.resources.stream().map(ResourceRoot::directory).toList();
	}

	/** The module's name, as messages give it. */
	String moduleName() {
		Path name = this.project.getFileName();
		return (name != null) ? name.toString() : this.project.toString();
	}

}
