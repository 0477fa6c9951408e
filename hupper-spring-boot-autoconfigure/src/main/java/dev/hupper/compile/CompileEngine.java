package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;

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

	private final OtherBuilders others = new OtherBuilders();

	private boolean checked;

	CompileEngine(Project project, WarmCompiler compiler, HupperLogger logger) {
		this.project = project;
		this.compiler = compiler;
		this.logger = logger;
	}

	/** Look at everything for the first time, and check each module; later: nothing. */
	void check() throws IOException, InterruptedException {
		if (this.checked) {
			return;
		}
		Map<Path, ClassTree> classes = new LinkedHashMap<>();
		for (SourceLayout layout : this.project.layouts()) {
			this.resources.put(layout.classDirectory(), ResourceTree.asBuilt(layout));
			classes.put(layout.classDirectory(), ClassTree.scan(layout.classDirectory(), ClassTree.EMPTY));
		}
		for (SourceLayout layout : this.project.layouts()) {
			check(layout, classes);
		}
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
		ModuleState before = this.modules.put(directory, state);
		if (state.verdict() instanceof Verdict.NotEqual refused
				&& (before == null || !refused.equals(before.verdict()))) {
			say(layout, refused);
		}
	}

	private void say(SourceLayout layout, Verdict.NotEqual refused) {
		this.logger.info("Module " + layout.moduleName() + " is not compiled by hupper: " + refused.reason()
				+ ". Its class directory is watched; hupper.compile.command can name what to run on save, for example ./mvnw -q -o compile");
	}

	/**
	 * Once more if somebody edits meanwhile: the compiler may have seen the edited
	 * source.
	 */
	private ModuleState check(SourceLayout layout, ClassTree classes, VisibleClasses visible)
			throws IOException, InterruptedException {
		JavacSettings settings = this.project.javacSettings(layout);
		SourceTree sources = SourceTree.scan(layout.sourceRoots(), SourceTree.EMPTY, Set.of());
		while (true) {
			ModuleState state = new TrustCheck(layout, sources, classes).run(this.compiler, settings, visible);
			SourceTree now = SourceTree.scan(layout.sourceRoots(), sources, Set.of());
			if (now.equals(sources) || state.verdict() instanceof Verdict.Equal) {
				return state;
			}
			sources = now;
		}
	}

	/** Compile what changed since the last time that everything was in place. */
	StagedResult compile(Set<Path> changed) throws IOException, InterruptedException {
		check();
		Map<Path, ClassTree> onDisk = new LinkedHashMap<>();
		for (ModuleState module : this.modules.values()) {
			Path directory = module.layout().classDirectory();
			onDisk.put(directory, ClassTree.scan(directory, module.classes()));
		}
		checkAgain(changed, onDisk);
		Map<Path, ModulePass> passes = new LinkedHashMap<>();
		Map<Path, ClassTree> before = new LinkedHashMap<>();
		for (ModuleState module : this.modules.values()) {
			SourceLayout layout = module.layout();
			SourceTree sources = SourceTree.scan(layout.sourceRoots(), module.sources(), changed);
			passes.put(layout.classDirectory(),
					new ModulePass(module, sources, onDisk.getOrDefault(layout.classDirectory(), ClassTree.EMPTY)));
			before.put(layout.classDirectory(), module.classes());
		}
		ModuleOrder order = new ModuleOrder(before);
		List<ModulePass> sorted = order.sorted()
			.stream()
			.flatMap((path) -> Stream.ofNullable(passes.get(path)))
			.toList();
		StagedResult result = new ProjectPass(sorted, order, this.compiler, this.others).run(changedResources(changed));
		if (result instanceof StagedResult.Staged staged) {
			staged.plan().modules().stream().filter(ModuleChange::left).forEach(this::leave);
		}
		return result;
	}

	private void leave(ModuleChange change) {
		ModuleState now = change.after();
		ModuleState before = this.modules.put(now.layout().classDirectory(), now);
		if (now.verdict() instanceof Verdict.NotEqual refused && before != null && !refused.equals(before.verdict())) {
			say(now.layout(), refused);
		}
	}

	private List<ResourceTree.Changed> changedResources(Set<Path> changed) throws IOException {
		List<ResourceTree.Changed> all = new ArrayList<>();
		for (ResourceTree before : this.resources.values()) {
			ResourceTree now = ResourceTree.scan(before.layout(), before.files(), changed);
			ResourceTree.Changed change = now.changedSince(before);
			change.left()
				.forEach((file) -> this.logger
					.info(file + " is not copied: the build fills in placeholders, or leaves it out. Run the build"));
			all.add(change);
		}
		return all;
	}

	/** Check a module anew if its build changed, or if a build may have mended it. */
	private void checkAgain(Set<Path> changed, Map<Path, ClassTree> onDisk) throws IOException, InterruptedException {
		for (ModuleState module : List.copyOf(this.modules.values())) {
			SourceLayout layout = module.layout();
			boolean built = module.verdict() instanceof Verdict.NotEqual refused && refused.mendable()
					&& !module.classes().hasContentOf(onDisk.getOrDefault(layout.classDirectory(), ClassTree.EMPTY));
			List<Path> buildFiles = layout.buildFiles().stream().filter(changed::contains).toList();
			if (!buildFiles.isEmpty()) {
				this.logger.info(buildFiles.get(0).getFileName() + " of " + layout.moduleName()
						+ " changed: build it and start the application again to take up other dependencies and plugins");
			}
			if (built || !buildFiles.isEmpty()) {
				check(layout, onDisk);
			}
		}
	}

	/** Note that a plan's files are in place. */
	void applied(Plan plan) {
		plan.modules().forEach((change) -> this.modules.put(change.after().layout().classDirectory(), change.after()));
		plan.resources()
			.forEach((change) -> this.resources.put(change.after().layout().classDirectory(), change.after()));
	}

}
