package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
 * @param others files and directories that something else makes classes of
 * @param resources directories of files that are copied
 * @param buildFiles files that say how the module is built
 * @param activating files of which only counts whether they are there, and whether they
 * were when the build was asked
 * @param compiler how the build compiles
 * @param encoding of the sources
 */
record SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<Path> generated, List<Path> others,
		List<ResourceRoot> resources, List<Path> buildFiles, Map<Path, Boolean> activating, CompilerModel compiler,
		Charset encoding) {

	/** The name of the source that describes a module of Java. */
	static final String MODULE = "module-info.java";

	private static final List<String> OTHER_LANGUAGES = List.of("java", "kotlin", "groovy", "scala", "clojure",
			"aspect", "aspectj", "proto", "protobuf", "avro", "antlr4", "antlr", "thrift", "xsd", "schema", "wsdl",
			"xjb", "openapi", "graphql", "jooq", "javacc", "jjtree", "jtb", "jflex", "cup", "lombok", "java-templates");

	/** One of whose build nothing is known but where things are. */
	SourceLayout(Path classDirectory, Path project, List<Path> sourceRoots, List<ResourceRoot> resources,
			List<Path> buildFiles, Path processed) {
		this(classDirectory, project, sourceRoots, List.of(), List.of(), resources, buildFiles, Map.of(),
				CompilerModel.unknown(processed), StandardCharsets.UTF_8);
	}

	SourceLayout withSourceRoots(List<Path> roots) {
		return new SourceLayout(this.classDirectory, this.project, roots, this.generated, this.others, this.resources,
				this.buildFiles, this.activating, this.compiler, this.encoding);
	}

	SourceLayout withEncoding(Charset encoding) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.generated, this.others,
				this.resources, this.buildFiles, this.activating, this.compiler, encoding);
	}

	/** Whether a file is a generated source below no root that is known. */
	boolean isOfNewRoot(Path file) {
		return file.toString().endsWith(".java") && isGenerated(file) && !isProcessed(file)
				&& this.sourceRoots.stream().noneMatch(file::startsWith);
	}

	/**
	 * Whether a source is compiled, if it is below a root: those that annotation
	 * processors write are not, nor what means nothing on a class path.
	 */
	boolean compiles(Path file) {
		return !isProcessed(file) && !file.endsWith(MODULE)
				&& this.sourceRoots.stream()
					.filter(file::startsWith)
					.anyMatch((root) -> this.compiler.included().test(root.relativize(file).toString()));
	}

	/** Generators may write into directories of their own in that of processors. */
	private boolean isProcessed(Path file) {
		Path processed = this.compiler.processed();
		return processed != null && file.startsWith(processed) && this.sourceRoots.stream()
			.noneMatch((root) -> file.startsWith(root) && root.startsWith(processed) && !root.equals(processed));
	}

	/** Whether a file is where generators write. */
	boolean isGenerated(Path file) {
		return this.generated.stream().anyMatch(file::startsWith);
	}

	/** Where resources are on the class path themselves, they need no copy. */
	SourceLayout withoutResourcesOf(List<Path> classPath) {
		return new SourceLayout(this.classDirectory, this.project, this.sourceRoots, this.generated, this.others,
				this.resources.stream().filter((root) -> !classPath.contains(root.directory())).toList(),
				this.buildFiles, this.activating, this.compiler, this.encoding);
	}

	List<Path> resourceRoots() {
		return this.resources.stream().map(ResourceRoot::directory).toList();
	}

	/** Whether a file of the class directory is copied, whatever else is made of it. */
	boolean isCopied(String name) {
		return this.resources.stream().anyMatch((root) -> root.makes(name));
	}

	/** Whether something has come that was not in the local repository. */
	boolean hasCome() {
		return this.compiler.missing().stream().anyMatch(Files::exists);
	}

	/** Whether a file has come or gone by which the build does something else. */
	boolean isBuiltOtherwiseBy(Set<Path> changed) {
		return this.activating.entrySet()
			.stream()
			.anyMatch((file) -> changed.contains(file.getKey()) && file.getValue() != Files.exists(file.getKey()));
	}

	/** Whether a file is below a directory that is built into. */
	boolean isBuilt(Path file) {
		return file.startsWith(this.project.resolve("target")) || file.startsWith(this.project.resolve("build"))
				|| isGenerated(file);
	}

	/**
	 * What is not Java: where other languages have sources by convention, and contracts.
	 */
	List<Path> otherRoots() {
		Stream<Path> beside = this.sourceRoots.stream()
			.map(Path::getParent)
			.filter((home) -> home != null && (home.endsWith("src/main") || home.endsWith("src/test")))
			.distinct()
			.flatMap((home) -> OTHER_LANGUAGES.stream().map(home::resolve));
		return Stream.concat(beside, this.others.stream()).toList();
	}

	/**
	 * Whether a file is a source of which something else than the compiler makes classes.
	 */
	boolean isOtherSource(Path file) {
		boolean compiled = file.toString().endsWith(".java") && !file.endsWith(MODULE);
		if (isBuilt(file) || (compiled && this.sourceRoots.stream().anyMatch(file::startsWith))) {
			return false;
		}
		List<Path> resources = resourceRoots();
		if (resources.stream().anyMatch(file::startsWith)) {
			// Only a part of the resources is what something is generated of.
			return this.others.stream()
				.anyMatch((other) -> file.startsWith(other)
						&& resources.stream().noneMatch((root) -> root.startsWith(other)));
		}
		return Stream.concat(this.sourceRoots.stream(), otherRoots().stream()).anyMatch(file::startsWith);
	}

	/** The module's name, as messages give it. */
	String moduleName() {
		Path name = this.project.getFileName();
		return (name != null) ? name.toString() : this.project.toString();
	}

}
