package dev.hupper.compile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One compile of what changed in the whole project: module by module, each behind those
 * it uses, and within a module again and again until nothing more is affected.
 */
final class ProjectCompilation {

	private final List<ModuleCompilation> passes;

	private final ModuleOrder order;

	private final WarmCompiler compiler;

	private final ForeignOutputDetector others;

	private final SourceOutlines outlines;

	/** All classes that others see differently, of every module so far. */
	private final Set<String> changed = new HashSet<>();

	/** Compile modules, each behind those it uses. */
	ProjectCompilation(List<ModuleCompilation> passes, ModuleOrder order, WarmCompiler compiler,
			ForeignOutputDetector others, SourceOutlines outlines) {
		this.passes = passes;
		this.order = order;
		this.compiler = compiler;
		this.others = others;
		this.outlines = outlines;
	}

	/** Compile what has changed, and nothing of modules that are built elsewhere. */
	List<ModuleChange> run() throws IOException, InterruptedException, CompilationFailedException {
		for (ModuleCompilation pass : this.passes) {
			pass.add(dependents(this.changed));
			compile(pass);
			this.changed.addAll(pass.visiblyChanged());
		}
		List<ModuleChange> changes = new ArrayList<>();
		for (ModuleCompilation pass : this.passes) {
			pass.lookAgain();
			this.others.judge(pass).ifPresent(pass::leave);
			changes.add(pass.result());
		}
		return changes;
	}

	/** Compile one module, if it may be. */
	private void compile(ModuleCompilation pass) throws IOException, InterruptedException, CompilationFailedException {
		if (pass.isNeeded() && pass.verdict() instanceof Trust.Trusted trusted) {
			compile(pass, trusted);
		}
		else if (pass.isNeeded() && pass.verdict() instanceof Trust.Refused refused) {
			pass.leave(refused);
		}
	}

	private void compile(ModuleCompilation pass, Trust.Trusted trusted)
			throws IOException, InterruptedException, CompilationFailedException {
		pass.add(dependents(pass.changedBeforehand()));
		boolean generates = trusted.generates();
		boolean misled = false;
		if (generates) {
			pass.outline(this.outlines);
			if (this.changed.isEmpty() && pass.changesOnlyBodies(this.outlines)) {
				Alone alone = compileAlone(pass, trusted);
				if (alone == Alone.DONE) {
					return;
				}
				misled = alone == Alone.GENERATES_OTHERWISE;
			}
		}
		List<SourceUnit> sources = pass.select(generates);
		boolean more = false;
		while (!sources.isEmpty()) {
			CompilerOutput output = more ? run(pass, sources, trusted) : runFirst(pass, sources, trusted);
			pass.accept(output);
			boolean first = !generates && output.isGenerated();
			if (first) {
				// Nobody knows of which sources: from now on, all count.
				generates = true;
				pass.trust(new Trust.Trusted(trusted.settings(), true));
			}
			more = first | pass.add(pass.conflicting()) | pass.add(dependents(pass.visiblyChanged()));
			sources = more ? pass.select(generates) : List.of();
		}
		if (misled && pass.generatedAsBefore()) {
			this.outlines.giveUp(pass.classDirectory());
		}
	}

	private CompilerOutput run(ModuleCompilation pass, List<SourceUnit> sources, Trust.Trusted trusted)
			throws InterruptedException, CompilationFailedException {
		return this.compiler.run(sources, pass.classDirectory(), visibleTo(pass), trusted.settings());
	}

	/**
	 * Where several sources fail, compile what depends on them, too: a constant or what
	 * Lombok delegates to may have to come through it from the one to the other.
	 */
	private CompilerOutput runFirst(ModuleCompilation pass, List<SourceUnit> sources, Trust.Trusted trusted)
			throws InterruptedException, CompilationFailedException {
		try {
			return run(pass, sources, trusted);
		}
		catch (CompilationFailedException ex) {
			boolean ofSource = ex.diagnostics().get(0).file() != null;
			if (!ofSource || sources.size() < 2 || !pass.add(dependents(pass.visiblyChanged()))) {
				throw ex;
			}
			return run(pass, pass.select(false), trusted);
		}
	}

	/** Compile nothing but what changed, and tell whether that is all there is to do. */
	private Alone compileAlone(ModuleCompilation pass, Trust.Trusted trusted) throws IOException, InterruptedException {
		try {
			pass.accept(run(pass, pass.select(false), trusted));
		}
		catch (CompilationFailedException ex) {
			// Perhaps because of what was not compiled.
			return Alone.NOT_DONE;
		}
		if (!pass.generatedAsBefore()) {
			return Alone.GENERATES_OTHERWISE;
		}
		return pass.looksAsBefore() ? Alone.DONE : Alone.NOT_DONE;
	}

	private Set<UnitKey> dependents(Set<String> classes) {
		if (classes.isEmpty()) {
			return Set.of();
		}
		DependencyGraph graph = new DependencyGraph();
		this.passes.forEach((pass) -> pass.describe(graph));
		return graph.dependents(classes);
	}

	private VisibleClasses visibleTo(ModuleCompilation pass) {
		VisibleClasses visible = new VisibleClasses();
		pass.showKept(visible);
		for (ModuleCompilation other : this.passes) {
			if (other != pass && !this.order.uses(other.classDirectory(), pass.classDirectory())) {
				other.showOutput(visible);
				other.showKept(visible);
			}
		}
		return visible;
	}

	/** What came of compiling nothing but what changed. */
	private enum Alone {

		DONE, NOT_DONE, GENERATES_OTHERWISE

	}

}
