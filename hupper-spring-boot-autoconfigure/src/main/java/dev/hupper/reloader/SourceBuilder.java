package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;

/**
 * Makes of changed sources what the application runs. What the loop needs of a compiler,
 * and no more. Called by the loop's thread; no method but {@link #close()} blocks. What
 * is not implemented is as without sources: only class files count.
 */
public interface SourceBuilder extends AutoCloseable {

	/** What is to be watched: absolute paths, which need not exist. */
	default Collection<Path> inputs() {
		return List.of();
	}

	/**
	 * Be told, from another thread, of build files, by absolute paths, that say more than
	 * when they were last built: what they name has arrived.
	 */
	default void whenMoreIsKnown(Consumer<Set<Path>> again) {
	}

	/**
	 * Whether a changed file, rather than something else that is watched, is one for
	 * {@link #build}.
	 */
	default boolean isInput(Path path) {
		return false;
	}

	/**
	 * Whether the build under way has written an input, which is for the next one.
	 */
	default boolean isOutput(Path input) {
		return false;
	}

	/**
	 * Whether a build made a file of sources, so that nobody has saved it; false for
	 * everything else that is watched.
	 */
	default boolean isGenerated(Path path) {
		return false;
	}

	/**
	 * Whether the running application serves a file as it is now, such as a template, so
	 * that its change needs no restart.
	 */
	default boolean isServed(Path path) {
		return false;
	}

	/** What others build; always the same. */
	default ClassFiles classFiles() {
		return ClassFiles.UNKNOWN;
	}

	/**
	 * Get ready in the background; the first worker is up. Completes when there may be
	 * more to watch.
	 */
	default CompletionStage<Void> prepare() {
		return CompletableFuture.completedFuture(null);
	}

	/** Whether it gets ready and a build takes longer than it will afterwards. */
	default boolean isWarmingUp() {
		return false;
	}

	/**
	 * Build in the background what changed since the last build. Never completes
	 * exceptionally.
	 */
	default CompletionStage<BuildResult> build(Set<Path> changed) {
		return CompletableFuture.completedFuture(BuildResult.nothing());
	}

	/**
	 * What becomes of sources: by the name of a module, that it is compiled, or why it is
	 * not; empty if that is not known yet.
	 */
	default Map<String, String> status() {
		return Map.of();
	}

	@Override
	default void close() {
	}

	/** Finds the sources of an application. */
	@FunctionalInterface
	interface Factory {

		/**
		 * Look for the sources of an absolute class path; if there are none, or nothing
		 * to build them with, this builds nothing.
		 */
		SourceBuilder find(List<Path> classPath, HupperLogger logger);

	}

}
