package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Where the inputs of a class directory are.
 *
 * @param classDirectory an entry of the worker's class path
 * @param project the directory of the module's build file
 * @param sourceRoots directories of Java sources, generated ones included; those that do
 * not exist count as empty
 * @param resourceRoots directories of files that are copied as they are
 * @param buildFiles files that say how the module is built
 * @param encoding of the sources
 */
record SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> resourceRoots,
		List<Path> buildFiles, Charset encoding) {

	/** One whose sources are in UTF-8. */
	SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> resourceRoots,
			List<Path> buildFiles) {
		this(classDirectory, project, sourceRoots, resourceRoots, buildFiles, StandardCharsets.UTF_8);
	}

	SourceLayout withSourceRoots(List<Path> roots) {
		return new SourceLayout(this.classDirectory, this.project, roots, this.resourceRoots, this.buildFiles,
				this.encoding);
	}

	SourceLayout withEncoding(Charset encoding) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.resourceRoots,
				this.buildFiles, encoding);
	}

	/** The module's name, as messages give it. */
	String moduleName() {
		Path name = this.project.getFileName();
		return (name != null) ? name.toString() : this.project.toString();
	}

}
