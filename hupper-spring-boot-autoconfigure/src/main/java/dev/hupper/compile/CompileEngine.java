package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the project's modules, and what is done with them. Confined to one
 * thread.
 */
final class CompileEngine {

	private final Project project;

	private final WarmCompiler compiler;

	private final HupperLogger logger;

	private final Map<Path, ModuleState> modules = new LinkedHashMap<>();

	private final Map<Path, ResourceTree> resources = new LinkedHashMap<>();

	private final ForeignOutputDetector others = new ForeignOutputDetector();

	private Libraries libraries = new Libraries(Map.of());

	private final Map<String, String> status = new ConcurrentHashMap<>();

	/** The modules whose refusal was explained in the compile under way. */
	private final Set<Path> explained = new LinkedHashSet<>();

	/** Changed sources of other languages, until they are left to the user's build. */
	private final SortedSet<Path> otherSources = new TreeSet<>();

	/** Changed sources of modules that run as an installed jar, until the same. */
	private final SortedSet<Path> ofInstalled = new TreeSet<>();

	/** Changed build files, until what was saved with them is compiled. */
	private final Set<String> changedBuilds = new LinkedHashSet<>();

	/** Whether the compile under way has said what becomes of a build file. */
	private volatile boolean told;

	/** The class files of each class directory, before a build was asked anything. */
	private @Nullable Map<Path, ClassTree> built;

	private boolean checked;

	CompileEngine(Project project, WarmCompiler compiler, HupperLogger logger) {
		this.project = project;
		this.compiler = compiler;
		this.logger = logger;
	}

	/** Learn for the first time where everything is; later: nothing. */
	void ask() throws IOException {
		if (this.built != null) {
			return;
		}
		// As the build left them: asking takes a while, in which somebody may write.
		Map<Path, ClassTree> built = new LinkedHashMap<>();
		for (SourceLayout layout : this.project.layouts()) {
			built.put(layout.classDirectory(), ClassTree.scan(layout.classDirectory(), ClassTree.EMPTY));
		}
		this.built = built;
		this.project.askBuilds(this.logger);
	}

	/** Look at everything for the first time, and check each module; later: nothing. */
	void check() throws IOException, InterruptedException {
		if (this.checked) {
			return;
		}
		ask();
		this.project.complain(this.logger);
		this.libraries = new Libraries(this.project.jars());
		Map<Path, ClassTree> classes = new LinkedHashMap<>();
		for (SourceLayout layout : this.project.layouts()) {
			try {
				this.resources.put(layout.classDirectory(), ResourceTree.asBuilt(layout));
			}
			catch (IOException | OutOfMemoryError ex) {
				this.logger.info("Resources of " + layout.moduleName() + " are not copied: " + ex);
			}
			ClassTree tree = (this.built != null) ? this.built.get(layout.classDirectory()) : null;
			classes.put(layout.classDirectory(),
					(tree != null) ? tree : ClassTree.scan(layout.classDirectory(), ClassTree.EMPTY));
		}
		for (SourceLayout layout : this.project.layouts()) {
			check(layout, classes);
		}
		this.built = Map.of();
		this.checked = true;
	}

	private void check(SourceLayout layout, Map<Path, ClassTree> classes) throws IOException, InterruptedException {
		Path directory = layout.classDirectory();
		ModuleOrder order = new ModuleOrder(classes);
		VisibleClasses visible = new VisibleClasses();
		classes.forEach((other, tree) -> {
			if (!other.equals(directory) && !order.uses(other, directory)) {
				tree.names().forEach((name) -> visible.add(ClassContent.inDirectory(name, other)));
			}
		});
		ModuleState state = check(layout, classes.getOrDefault(directory, ClassTree.EMPTY), visible);
		explain(this.modules.put(directory, state), state);
	}

	/** Of each module that has been checked; may be asked by any thread. */
	Map<String, String> status() {
		return Map.copyOf(this.status);
	}

	/** Say why a module is not compiled, unless that was said. */
	private boolean explain(@Nullable ModuleState before, ModuleState now) {
		this.status.put(now.layout().moduleName(),
				(now.verdict() instanceof Trust.Refused refused) ? refused.reason() : "compiled");
		if (!(now.verdict() instanceof Trust.Refused refused) || (before != null && refused.equals(before.verdict()))) {
			return false;
		}
		this.explained.add(now.layout().classDirectory());
		this.logger.info("Module " + now.layout().moduleName() + " is not compiled by hupper: " + refused.reason()
				+ (this.project.hasCommand() ? ". hupper.compile.command is run on save instead"
						: ". Its class directory is watched; hupper.compile.command can name what to run on save, for example ./mvnw -q -o compile"));
		return true;
	}

	/**
	 * Once more if somebody edits meanwhile: the compiler may have seen the edited
	 * source.
	 */
	private ModuleState check(SourceLayout layout, ClassTree classes, VisibleClasses visible)
			throws IOException, InterruptedException {
		JavacSettings settings = this.project.javacSettings(layout);
		SourceTree sources = SourceTree.scan(layout, SourceTree.EMPTY, Set.of());
		while (true) {
			ModuleState state = new BaselineComparison(layout, sources, classes).run(this.compiler, settings, visible);
			SourceTree now = SourceTree.scan(layout, sources, Set.of());
			if (now.equals(sources) || state.verdict() instanceof Trust.Trusted) {
				return state;
			}
			sources = now;
		}
	}

	/** Compile what changed since the last time that everything was in place. */
	Plan compile(Set<Path> changed) throws IOException, InterruptedException, CompilationFailedException {
		changed.stream().filter(this.project::isOtherSource).forEach(this.otherSources::add);
		changed.stream().filter(this.project::isOfInstalled).forEach(this.ofInstalled::add);
		this.explained.clear();
		this.told = false;
		check();
		Libraries librariesNow = this.libraries.awaitWhole(this.project::jars);
		Set<Path> changedJars = this.libraries.changedIn(librariesNow);
		Map<Path, ClassTree> onDisk = new LinkedHashMap<>();
		for (ModuleState module : this.modules.values()) {
			Path directory = module.layout().classDirectory();
			onDisk.put(directory, ClassTree.scan(directory, module.classes()));
		}
		checkAgain(changed, onDisk, !changedJars.isEmpty());
		Map<Path, ModuleCompilation> passes = new LinkedHashMap<>();
		Map<Path, ClassTree> before = new LinkedHashMap<>();
		for (ModuleState module : this.modules.values()) {
			SourceLayout layout = module.layout();
			SourceTree sources = SourceTree.scan(layout, module.sources(), changed);
			passes.put(layout.classDirectory(), new ModuleCompilation(module, sources,
					onDisk.getOrDefault(layout.classDirectory(), ClassTree.EMPTY), !changedJars.isEmpty()));
			before.put(layout.classDirectory(), module.classes());
		}
		ModuleOrder order = new ModuleOrder(before);
		List<ModuleCompilation> sorted = order.sorted()
			.stream()
			.flatMap((path) -> Stream.ofNullable(passes.get(path)))
			.toList();
		List<ResourceTree.Changed> changedResources = changedResources(changed);
		List<ModuleChange> changes = new ProjectCompilation(sorted, order, this.compiler, this.others).run();
		changes.stream().filter((change) -> !change.left().isEmpty()).forEach(this::leave);
		return new Plan(changes, changedResources, librariesNow, changedJars, left(changes, changedResources),
				sorted.stream().mapToInt(ModuleCompilation::compiled).sum());
	}

	/**
	 * The changed files that the user's build has to follow; says of other languages why.
	 */
	private SortedSet<Path> left(List<ModuleChange> changes, List<ResourceTree.Changed> changedResources) {
		this.changedBuilds.forEach((build) -> this.logger.info(build
				+ " changed: build it and start the application again to take up other dependencies and plugins"));
		this.changedBuilds.clear();
		if (!this.otherSources.isEmpty() && !this.project.hasCommand()) {
			this.logger.info(names(this.otherSources)
					+ " not followed, as only Java is compiled: hupper.compile.command can name what to run on save,"
					+ " for example ./mvnw -q -o compile");
		}
		if (!this.project.hasCommand()) {
			this.project.notFollowed(this.ofInstalled).forEach(this.logger::info);
		}
		SortedSet<Path> left = new TreeSet<>(this.otherSources);
		left.addAll(this.ofInstalled);
		this.otherSources.clear();
		this.ofInstalled.clear();
		changes.forEach((change) -> left.addAll(change.left()));
		changedResources.forEach((change) -> left.addAll(change.left().keySet()));
		left.removeIf(this.project::isGenerated);
		return left;
	}

	private void leave(ModuleChange change) {
		ModuleState now = change.after();
		boolean news = explain(this.modules.put(now.layout().classDirectory(), now), now);
		if (!news && !this.project.hasCommand() && !this.explained.contains(now.layout().classDirectory())
				&& now.verdict() instanceof Trust.Refused refused) {
			this.logger.info(names(change.left()) + " not followed, as " + now.layout().moduleName()
					+ " is not compiled: " + refused.reason());
		}
	}

	/** The names of changed files, as the subject of a sentence. */
	static String names(Collection<Path> files) {
		String some = files.stream()
			.limit(3)
			.map((file) -> file.getFileName().toString())
			.collect(Collectors.joining(", "));
		return some + ((files.size() > 3) ? " and " + (files.size() - 3) + " more" : "")
				+ ((files.size() > 1) ? " are" : " is");
	}

	private List<ResourceTree.Changed> changedResources(Set<Path> changed) throws IOException {
		List<ResourceTree.Changed> all = new ArrayList<>();
		for (ResourceTree before : this.resources.values()) {
			ResourceTree now = ResourceTree.scan(before.layout(), before.files(), changed);
			ResourceTree.Changed change = now.changedSince(before);
			change.left()
				.forEach((file, reason) -> this.logger.info(file + " is not copied: " + reason
						+ (this.project.hasCommand() ? ". hupper.compile.command is run instead" : ". Run the build")));
			all.add(change);
		}
		return all;
	}

	/** Check a module anew if its build changed, or if a build may have mended it. */
	private void checkAgain(Set<Path> changed, Map<Path, ClassTree> onDisk, boolean jarsChanged)
			throws IOException, InterruptedException {
		Map<Path, List<Path>> builds = new LinkedHashMap<>();
		this.modules.forEach((directory, module) -> builds.put(directory,
				module.layout().buildFiles().stream().filter(changed::contains).toList()));
		Set<Path> grown = new LinkedHashSet<>();
		this.modules.forEach((directory, module) -> {
			if (changed.stream().anyMatch(module.layout()::isOfNewRoot)) {
				grown.add(directory);
			}
		});
		if (!grown.isEmpty() || builds.values().stream().anyMatch((files) -> !files.isEmpty())) {
			this.project.askBuilds(this.logger);
			this.project.complain(this.logger);
		}
		for (ModuleState module : List.copyOf(this.modules.values())) {
			SourceLayout layout = this.project.now(module.layout());
			boolean mended = module.verdict() instanceof Trust.Refused refused && refused.mendable() && (jarsChanged
					|| !module.classes().hasContentOf(onDisk.getOrDefault(layout.classDirectory(), ClassTree.EMPTY)));
			List<Path> buildFiles = builds.getOrDefault(layout.classDirectory(), List.of());
			if (!buildFiles.isEmpty()) {
				this.told = true;
				this.changedBuilds.add(buildFiles.get(0).getFileName() + " of " + layout.moduleName());
				this.resources.computeIfPresent(layout.classDirectory(), (directory, tree) -> tree.with(layout));
			}
			if (mended || !buildFiles.isEmpty() || grown.contains(layout.classDirectory())) {
				check(layout, onDisk);
			}
		}
	}

	/** Whether the last compile has said by itself what became of what was saved. */
	boolean hasTold() {
		return this.told;
	}

	/** Note that a plan's files are in place. */
	void applied(Plan plan) {
		this.libraries = plan.libraries();
		plan.modules().forEach((change) -> this.modules.put(change.after().layout().classDirectory(), change.after()));
		plan.resources()
			.forEach((change) -> this.resources.put(change.after().layout().classDirectory(), change.after()));
	}

}
