package dev.hupper.compile;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.build.BuildCommand;
import dev.hupper.platform.EditorFiles;
import dev.hupper.platform.Jars;

/**
 * The modules on a class path whose sources were found, and the libraries beside them.
 */
final class Project {

	private static final String ENCODING = "-encoding";

	private volatile CompileSettings settings;

	private final BuildModels.Source builds;

	/** By class directory; replaced as a whole, since the loop asks as well. */
	private volatile Map<Path, SourceLayout> layouts = Map.of();

	private volatile List<InstalledModule> installed = List.of();

	private final Set<String> said = new HashSet<>();

	private BuildModels models = BuildModels.NONE;

	/** What modules need beside the class path; what is not followed adds nothing. */
	private Set<Path> needed = Set.of();

	private Project(CompileSettings settings, BuildModels.Source builds) {
		this.settings = settings;
		this.builds = builds;
	}

	/** What conventions tell at once. */
	static Project find(CompileSettings settings, BuildModels.Source builds) {
		Project project = new Project(settings, builds);
		project.find((entry) -> Optional.empty());
		return project;
	}

	/** What the builds themselves tell, for which conventions stand in until then. */
	BuildModels askBuilds(HupperLogger logger) {
		know(readBuilds(logger));
		return this.models;
	}

	/** What they tell, which is not used yet. */
	BuildModels readBuilds(HupperLogger logger) {
		return this.builds.read(classPath(), new OnceLogger(logger, this.said));
	}

	void know(BuildModels models) {
		this.models = models;
		find(models::layoutOf);
		this.installed = models.installed();
	}

	/** Compile with what the builds have named, as workers run with what they say. */
	void compileAsAsked() {
		this.needed = this.layouts.values()
			.stream()
			.flatMap((layout) -> layout.compiler().classPath().stream())
			.collect(Collectors.toSet());
	}

	/** Say what their answers leave out, once they are watched. */
	void complain(HupperLogger logger) {
		this.models.complain(new OnceLogger(logger, this.said));
	}

	/** What workers run with: the next, if that has changed. */
	List<Path> classPath() {
		return this.settings.classPath();
	}

	/** Go on with another class path; other modules on it have to be asked for. */
	void use(List<Path> classPath, HupperLogger logger) {
		boolean sameModules = directories(classPath).equals(directories(classPath()));
		this.settings = this.settings.with(classPath);
		if (sameModules) {
			know(this.models.with(classPath));
		}
		else {
			askBuilds(logger);
		}
	}

	private static List<Path> directories(List<Path> classPath) {
		return classPath.stream().filter((entry) -> !Jars.isJar(entry)).toList();
	}

	private void find(Function<Path, Optional<SourceLayout>> models) {
		Optional<Charset> encoding = encoding(this.settings.options().arguments());
		Map<Path, SourceLayout> found = new LinkedHashMap<>();
		for (Path entry : directories(classPath())) {
			models.apply(entry)
				.or(() -> Optional.ofNullable(this.layouts.get(entry)))
				.or(() -> BuildConvention.ALL.stream()
					.flatMap((convention) -> convention.layoutOf(entry).stream())
					.findFirst())
				.map((layout) -> encoding.map(layout::withEncoding).orElse(layout))
				.map((layout) -> layout.withoutResourcesOf(classPath()))
				.ifPresent((layout) -> found.put(entry, layout));
		}
		this.settings.sourceRoots().forEach((root) -> addRoot(root, found));
		this.layouts = found;
	}

	/** Add a source root to the module it lies in: the innermost that has sources. */
	private static void addRoot(Path root, Map<Path, SourceLayout> layouts) {
		layouts.values()
			.stream()
			.filter((layout) -> root.startsWith(layout.project()) && !layout.sourceRoots().isEmpty())
			.max(Comparator.comparingInt((layout) -> layout.project().getNameCount()))
			.filter((layout) -> layout.sourceRoots().stream().noneMatch((known) -> known.startsWith(root)))
			.ifPresent((layout) -> {
				List<Path> roots = new ArrayList<>(layout.sourceRoots());
				roots.removeIf(root::startsWith);
				roots.add(root);
				layouts.put(layout.classDirectory(), layout.withSourceRoots(roots));
			});
	}

	/**
	 * What the user's arguments say; it is not for the compiler, which reads no files.
	 */
	private static Optional<Charset> encoding(List<String> arguments) {
		int option = arguments.indexOf(ENCODING);
		return (option >= 0 && option + 1 < arguments.size()) ? Optional.of(Charset.forName(arguments.get(option + 1)))
				: Optional.empty();
	}

	/** What is known now of a class directory. */
	SourceLayout now(SourceLayout before) {
		return this.layouts.getOrDefault(before.classDirectory(), before);
	}

	List<SourceLayout> layouts() {
		return List.copyOf(this.layouts.values());
	}

	/** All that is to be watched: directories, existing or not, and build files. */
	Set<Path> inputs() {
		Set<Path> inputs = new TreeSet<>();
		for (SourceLayout layout : this.layouts.values()) {
			followed(layout).forEach(inputs::add);
			inputs.addAll(layout.generated());
		}
		this.installed.forEach((module) -> inputs.addAll(module.inputs()));
		return inputs;
	}

	/** Whether a changed file is one to compile or to copy, or says how. */
	boolean isInput(Path path) {
		Collection<SourceLayout> all = this.layouts.values();
		return isJar(path) || isOfInstalled(path) || all.stream().anyMatch((layout) -> layout.isGenerated(path))
				|| all.stream().flatMap(Project::followed).anyMatch(path::startsWith);
	}

	private static Stream<Path> followed(SourceLayout layout) {
		return Stream
			.of(layout.sourceRoots(), layout.resourceRoots(), layout.buildFiles(), layout.activating().keySet(),
					layout.otherRoots())
			.flatMap(Collection::stream);
	}

	/**
	 * Whether a file is a source of which something else than the compiler makes classes.
	 */
	boolean isOtherSource(Path path) {
		return !String.valueOf(path.getFileName()).startsWith(".") && !EditorFiles.isTemporary(path)
				&& this.layouts.values().stream().anyMatch((layout) -> layout.isOtherSource(path));
	}

	/** Whether a file is copied, whatever else is made of it. */
	boolean isResource(Path path) {
		return this.layouts.values()
			.stream()
			.flatMap((layout) -> layout.resources().stream())
			.anyMatch((root) -> path.startsWith(root.directory()) && root.nameOf(path) != null);
	}

	/** Whether a file is a source of a module that runs as an installed jar. */
	boolean isOfInstalled(Path path) {
		return this.installed.stream().anyMatch((module) -> module.hasSource(path));
	}

	/** A line for each such module that has changed. */
	List<String> notFollowed(Collection<Path> changed) {
		return this.installed.stream()
			.filter((module) -> changed.stream().anyMatch(module::hasSource))
			.map((module) -> module.notFollowed(changed))
			.toList();
	}

	/** Whether a build made a source: whoever builds needs not be asked to build it. */
	boolean isGenerated(Path path) {
		return this.layouts.values().stream().anyMatch((layout) -> layout.isBuilt(path));
	}

	/** The jars that are compiled against, as they are now. */
	Map<Path, FileVersion> jars() {
		List<Path> jars = new ArrayList<>(this.settings.classPath());
		jars.addAll(this.settings.libraries());
		return FileVersion.of(jars);
	}

	/** Whether a file is a jar that is compiled against, there or not. */
	boolean isJar(Path path) {
		return path.toString().endsWith(".jar")
				&& (this.settings.classPath().contains(path) || this.settings.libraries().contains(path));
	}

	/** Whether the user has said what to run where sources are not compiled here. */
	boolean hasCommand() {
		return !this.settings.options().command().isEmpty();
	}

	/** How the user can say so; a part of a sentence. */
	String adviceOnCommand() {
		return "hupper.compile.command can name what to run on save" + this.layouts.values()
			.stream()
			.findFirst()
			.map((layout) -> ", for example " + BuildCommand.of(layout.project()).compile(Path.of("").toAbsolutePath()))
			.orElse("");
	}

	private List<Path> modulesBeside(SourceLayout layout) {
		List<Path> known = layout.compiler().classPath();
		return (known.isEmpty() ? classPath() : known).stream()
			.filter((entry) -> !entry.equals(layout.classDirectory()) && Files.isDirectory(entry))
			.toList();
	}

	/** Whether other modules are compiled with an annotation processor of this one. */
	boolean isProcessorOfOthers(SourceLayout layout) {
		return Processors.isIn(layout.classDirectory()) && this.layouts.values()
			.stream()
			.anyMatch((other) -> !other.project().equals(layout.project())
					&& javacSettings(other).processorPath().contains(layout.classDirectory()));
	}

	/** What a module is compiled against beside other modules, as far as it is there. */
	List<Path> libraries(SourceLayout layout) {
		List<Path> libraries = new ArrayList<>(this.settings.classPath());
		libraries.removeAll(this.layouts.keySet());
		libraries.addAll(this.settings.libraries());
		layout.compiler()
			.classPath()
			.stream()
			.filter((library) -> this.needed.contains(library) && !this.settings.classPath().contains(library))
			.forEach(libraries::add);
		libraries.removeIf((library) -> !Files.exists(library));
		return libraries;
	}

	JavacSettings javacSettings(SourceLayout layout) {
		List<Path> libraries = libraries(layout);
		List<Path> processorPath = Processors.path(layout, this.settings, libraries, modulesBeside(layout));
		List<String> arguments = new ArrayList<>(layout.compiler().argumentsWithoutPlugins());
		arguments.addAll(this.settings.options().arguments());
		int encoding = arguments.indexOf(ENCODING);
		if (encoding >= 0) {
			arguments.subList(encoding, Math.min(encoding + 2, arguments.size())).clear();
		}
		return new JavacSettings(CompilerOptions.of(List.of(), layout.compiler()), libraries, processorPath, arguments);
	}

}
