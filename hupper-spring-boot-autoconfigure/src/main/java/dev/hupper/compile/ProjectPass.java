package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One compile of what changed in the whole project: module by module, each behind those
 * it uses, and within a module again and again until nothing more is affected.
 */
final class ProjectPass {

	private final List<ModulePass> passes;

	private final ModuleOrder order;

	private final WarmCompiler compiler;

	private final OtherBuilders others;

	/** All classes that others see differently, of every module so far. */
	private final Set<String> changed = new HashSet<>();

	/**
	 * Create one.
	 * @param passes the modules, each behind those it uses
	 * @param order which modules use which
	 * @param compiler what compiles
	 * @param others who else builds them
	 */
	ProjectPass(List<ModulePass> passes, ModuleOrder order, WarmCompiler compiler, OtherBuilders others) {
		this.passes = passes;
		this.order = order;
		this.compiler = compiler;
		this.others = others;
	}

	/**
	 * Do it.
	 * @param resources what becomes of resources at the same time
	 * @param jars the libraries as they are now
	 * @param changedJars those that have changed
	 */
	StagedResult run(List<ResourceTree.Changed> resources, Map<Path, FileStamp> jars, Set<Path> changedJars)
			throws IOException, InterruptedException {
		for (ModulePass pass : this.passes) {
			pass.add(dependents(this.changed));
			Optional<StagedResult.Failed> failed = compile(pass);
			if (failed.isPresent()) {
				return failed.get();
			}
			this.changed.addAll(pass.visiblyChanged());
		}
		List<ModuleChange> changes = new ArrayList<>();
		for (ModulePass pass : this.passes) {
			pass.lookAgain();
			this.others.judge(pass).ifPresent(pass::leave);
			changes.add(pass.result());
		}
		int compiled = this.passes.stream().mapToInt(ModulePass::compiled).sum();
		return new StagedResult.Staged(new Plan(changes, resources, jars, changedJars, compiled));
	}

	/** Compile one module, if it may be. */
	private Optional<StagedResult.Failed> compile(ModulePass pass) throws IOException, InterruptedException {
		if (pass.isNeeded() && pass.verdict() instanceof Verdict.Equal trusted) {
			return compile(pass, trusted);
		}
		if (pass.isNeeded() && pass.verdict() instanceof Verdict.NotEqual refused) {
			pass.leave(refused);
		}
		return Optional.empty();
	}

	private Optional<StagedResult.Failed> compile(ModulePass pass, Verdict.Equal trusted)
			throws IOException, InterruptedException {
		pass.add(dependents(pass.changedBeforehand()));
		boolean generates = trusted.generates();
		List<SourceUnit> sources = pass.select(generates);
		while (!sources.isEmpty()) {
			JavacResult result = this.compiler
				.run(new JavacRequest(sources, pass.classDirectory(), visibleTo(pass), trusted.settings()));
			if (result instanceof JavacResult.Failed failed) {
				return Optional.of(new StagedResult.Failed(failed.diagnostics()));
			}
			boolean first = false;
			if (result instanceof JavacResult.Compiled compiled) {
				pass.accept(compiled.output());
				first = !generates && compiled.output().generatedSources();
			}
			if (first) {
				// Nobody knows of which sources: from now on, all are compiled.
				generates = true;
				pass.trust(new Verdict.Equal(trusted.settings(), true));
			}
			boolean more = first | pass.add(pass.rivals()) | pass.add(dependents(pass.visiblyChanged()));
			sources = more ? pass.select(generates) : List.of();
		}
		return Optional.empty();
	}

	private Set<UnitKey> dependents(Set<String> classes) {
		if (classes.isEmpty()) {
			return Set.of();
		}
		DependencyGraph graph = new DependencyGraph();
		this.passes.forEach((pass) -> pass.describe(graph));
		return graph.dependents(classes);
	}

	private VisibleClasses visibleTo(ModulePass pass) {
		VisibleClasses visible = new VisibleClasses();
		pass.showKept(visible);
		for (ModulePass other : this.passes) {
			if (other != pass && !this.order.uses(other.classDirectory(), pass.classDirectory())) {
				other.showOutput(visible);
				other.showKept(visible);
			}
		}
		return visible;
	}

}
