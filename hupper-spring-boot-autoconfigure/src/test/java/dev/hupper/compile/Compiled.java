package dev.hupper.compile;

import java.nio.file.Path;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.CompletionException;

import dev.hupper.reloader.BuildResult;

/**
 * A compile that succeeded, as the compiler and as the loop know it.
 */
record Compiled(Plan plan, BuildResult.Built built) {

	static Compiled of(SourceCompiler compiler, Set<Path> changed) throws CompilationFailedException {
		try {
			Plan plan = compiler.compile(changed).join();
			return new Compiled(plan, compiler.built(plan));
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof CompilationFailedException failed) {
				throw failed;
			}
			throw ex;
		}
	}

	SortedSet<Path> paths() {
		return this.plan.paths();
	}

	SortedSet<Path> leftToBuild() {
		return this.plan.leftToBuild();
	}

	int compiled() {
		return this.plan.compiled();
	}

	boolean needsRestart() {
		return this.built.needsRestart();
	}

	void apply() {
		this.built.apply().run();
	}

}
