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
import java.util.TreeMap;
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

	private final ProjectResources resources;

	private final ForeignOutputDetector others = new ForeignOutputDetector();

	private final BuildFollower follower;

	private final LeftToBuild left;

	private Libraries libraries = new Libraries(Map.of());

	private final ModuleVerdicts verdicts;

	private final EarlySources early = new EarlySources();

	/** Build files that were saved before the build was asked, until that is noticed. */
	private final Map<Path, FileVersion> savedEarly = new TreeMap<>();

	/** Whether the compile under way has said what becomes of a build file. */
	private volatile boolean told;

	/** The class files of each class directory, before a build was asked anything. */
	private @Nullable Map<Path, ClassTree> built;

	private final SourceOutlines outlines = new SourceOutlines();

	private final ModuleCheck check;

	private boolean checked;

	CompileEngine(Project project, WarmCompiler compiler, BuildFollower follower, HupperLogger logger) {
		this.project = project;
		this.follower = follower;
		this.left = new LeftToBuild(project, logger);
		this.verdicts = new ModuleVerdicts(project, logger);
		this.resources = new ProjectResources(project, logger);
		this.compiler = compiler;
		this.check = new ModuleCheck(project, compiler, this.early);
		this.logger = logger;
	}

	/** The application is started: note what it is built of. */
	void begin() throws IOException {
		this.early.read(this.project.layouts());
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
		this.follower.begin(this.project.askBuilds(this.logger));
		Set<Path> files = new TreeSet<>();
		this.project.layouts().forEach((layout) -> files.addAll(layout.buildFiles()));
		FileVersion.of(files).forEach((file, stamp) -> {
			if (this.early.isSavedSince(stamp)) {
				this.savedEarly.put(file, stamp);
			}
		});
		this.follower.unknown(this.savedEarly.keySet());
		this.follower.say();
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
			this.resources.read(layout, this.early);
			ClassTree tree = (this.built != null) ? this.built.get(layout.classDirectory()) : null;
			classes.put(layout.classDirectory(),
					(tree != null) ? tree : ClassTree.scan(layout.classDirectory(), ClassTree.EMPTY));
		}
		for (SourceLayout layout : this.project.layouts()) {
			check(layout, classes);
		}
		this.built = Map.of();
		this.early.forget();
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
		ModuleState before = this.modules.get(directory);
		ModuleState state = this.check.run(layout, before, classes.getOrDefault(directory, ClassTree.EMPTY), visible);
		if (state.verdict() instanceof Trust.Trusted trusted && trusted.generates()) {
			this.outlines.begin(directory, state.sources());
		}
		this.verdicts.explain(this.modules.put(directory, state), state);
	}

	Map<String, String> status() {
		return this.verdicts.status();
	}

	/** Compile what changed since the last time that everything was in place. */
	Plan compile(Set<Path> changed) throws IOException, InterruptedException, CompilationFailedException {
		this.left.note(changed);
		this.verdicts.begin();
		this.told = !changed.isEmpty() && changed.stream().allMatch(this.project::isGenerated);
		check();
		List<Path> classPath = this.project.classPath();
		Set<Path> rebuilt = askAgain(changed);
		Libraries librariesNow = this.libraries.awaitWhole(this.project::jars);
		Set<Path> changedJars = this.libraries.changedIn(librariesNow);
		Map<Path, ClassTree> onDisk = new LinkedHashMap<>();
		for (ModuleState module : this.modules.values()) {
			Path directory = module.layout().classDirectory();
			onDisk.put(directory, ClassTree.scan(directory, module.classes()));
		}
		checkAgain(changed, rebuilt, onDisk, !changedJars.isEmpty() || !classPath.equals(this.project.classPath()));
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
		List<ResourceTree.Changed> changedResources = this.resources.changed(changed);
		List<ModuleChange> changes = new ProjectCompilation(sorted, order, this.compiler, this.others, this.outlines)
			.run();
		changes.stream().filter((change) -> !change.left().isEmpty()).forEach(this::leave);
		this.follower.say();
		Set<Path> also = new TreeSet<>();
		changes.forEach((change) -> also.addAll(change.saved()));
		changedResources.forEach((change) -> also.addAll(change.saved()));
		also.removeAll(changed);
		return new Plan(changes, changedResources, librariesNow, changedJars, this.left.take(changes, changedResources),
				also, sorted.stream().mapToInt(ModuleCompilation::compiled).sum(), this.follower.pending());
	}

	private void leave(ModuleChange change) {
		ModuleState now = change.after();
		this.verdicts.leave(this.modules.put(now.layout().classDirectory(), now), change);
	}

	/**
	 * Ask the build again if its files changed, or what they name has come or gone, which
	 * are the answer, or if it may have generated sources.
	 */
	private Set<Path> askAgain(Set<Path> changed) {
		Set<Path> buildFiles = new TreeSet<>();
		this.modules.values()
			.forEach((module) -> module.layout()
				.buildFiles()
				.stream()
				.filter((file) -> changed.contains(file) || module.layout().hasCome()
						|| module.layout().isBuiltOtherwiseBy(changed))
				.forEach(buildFiles::add));
		// One that is deleted is not among them.
		Map<Path, FileVersion> now = FileVersion.of(buildFiles);
		if (!now.isEmpty() && now.keySet().equals(buildFiles)
				&& this.savedEarly.entrySet().containsAll(now.entrySet())) {
			this.told = true;
		}
		else if (!buildFiles.stream().allMatch(CompileEngine::isLombokConfig)) {
			this.told = this.follower.follow(this.project.readBuilds(this.logger), buildFiles);
		}
		else if (changed.stream().anyMatch(this::isOfNewRoot)) {
			this.project.askBuilds(this.logger);
			this.project.complain(this.logger);
		}
		this.savedEarly.keySet().removeAll(buildFiles);
		return buildFiles;
	}

	private boolean isOfNewRoot(Path file) {
		return this.modules.values().stream().anyMatch((module) -> module.layout().isOfNewRoot(file));
	}

	/**
	 * By this, Lombok makes other classes of the same sources, without another option.
	 */
	private static boolean isLombokConfig(Path buildFile) {
		return buildFile.endsWith("lombok.config");
	}

	/**
	 * Check a module anew if its build changed, if a build may have mended it, or if the
	 * build of another one has changed what it is compiled against.
	 * @param others whether jars are others
	 */
	private void checkAgain(Set<Path> changed, Set<Path> rebuilt, Map<Path, ClassTree> onDisk, boolean others)
			throws IOException, InterruptedException {
		for (ModuleState module : List.copyOf(this.modules.values())) {
			SourceLayout layout = this.project.now(module.layout());
			boolean mended = module.verdict() instanceof Trust.Refused refused && refused.mendable()
					&& (others || refused.mayBeMended(module.classes(),
							onDisk.getOrDefault(layout.classDirectory(), ClassTree.EMPTY)));
			boolean isRebuilt = module.layout().buildFiles().stream().anyMatch(rebuilt::contains);
			if (isRebuilt) {
				this.resources.follow(layout);
			}
			if (layout.buildFiles().stream().filter(rebuilt::contains).anyMatch(CompileEngine::isLombokConfig)
					&& module.verdict() instanceof Trust.Trusted trusted) {
				// It keeps what it has read for some seconds.
				this.compiler.close();
				this.modules.put(layout.classDirectory(), module.toBeCompiledAnew(module.layout(), trusted));
			}
			boolean behind = others && module.verdict() instanceof Trust.Trusted trusted
					&& this.check.isBehind(layout, trusted);
			if (mended || isRebuilt || behind || changed.stream().anyMatch(module.layout()::isOfNewRoot)) {
				check(layout, onDisk);
			}
		}
		for (SourceLayout layout : this.project.layouts()) {
			if (!this.modules.containsKey(layout.classDirectory())) {
				onDisk.put(layout.classDirectory(), ClassTree.scan(layout.classDirectory(), ClassTree.EMPTY));
				this.resources.read(layout, this.early);
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
		this.follower.applied();
		plan.modules().forEach((change) -> this.modules.put(change.after().layout().classDirectory(), change.after()));
		plan.resources().forEach((change) -> this.resources.applied(change.after()));
	}

}
