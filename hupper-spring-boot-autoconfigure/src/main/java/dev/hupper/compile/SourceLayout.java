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
 * @param generated directories below which new source roots may appear
 * @param resources directories of files that are copied
 * @param buildFiles files that say how the module is built
 * @param compiler how the build compiles
 * @param encoding of the sources
 */
record SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> generated,
		List<ResourceRoot> resources, List<Path> buildFiles, CompilerModel compiler, Charset encoding) {

	/** One of whose build nothing is known but where things are. */
	SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> resourceRoots,
			List<Path> buildFiles) {
		this(classDirectory, project, sourceRoots, List.of(), resourceRoots.stream().map(ResourceRoot::of).toList(),
				buildFiles, CompilerModel.UNKNOWN, StandardCharsets.UTF_8);
	}

	SourceLayout withSourceRoots(List<Path> roots) {
		return new SourceLayout(this.classDirectory, this.project, roots, this.generated, this.resources,
				this.buildFiles, this.compiler, this.encoding);
	}

	SourceLayout withEncoding(Charset encoding) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.generated, this.resources,
				this.buildFiles, this.compiler, encoding);
	}

	/**
	 * Whether a file is a generated source below no root that is known, and none of those
	 * that annotation processors write in each compile.
	 */
	boolean isOfNewRoot(Path file) {
		return file.toString().endsWith(".java") && isGenerated(file)
				&& this.sourceRoots.stream().noneMatch(file::startsWith);
	}

	private boolean isGenerated(Path file) {
		return this.generated.stream()
			.anyMatch((directory) -> file.startsWith(directory) && !file.startsWith(directory.resolve("annotations"))
					&& !file.startsWith(directory.resolve("test-annotations")));
	}

	/** Where resources are on the class path themselves, they need no copy. */
	SourceLayout withoutResourcesOf(List<Path> classPath) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.generated,
				this.resources.stream().filter((root) -> !classPath.contains(root.directory())).toList(),
				this.buildFiles, this.compiler, this.encoding);
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
