package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/**
 * There are no sources, or nothing to build them with: only class files count.
 *
 * @param served the files that the running application serves as they are now
 * @param classFiles those that others write
 */
public record NoSources(Predicate<Path> served, ClassFiles classFiles) implements SourceBuilder {

	@Override
	public Collection<Path> inputs() {
		return List.of();
	}

	@Override
	public boolean isInput(Path path) {
		return false;
	}

	@Override
	public boolean isServed(Path path) {
		return this.served.test(path);
	}

	@Override
	public CompletionStage<Void> prepare() {
		return CompletableFuture.completedFuture(null);
	}

	@Override
	public CompletionStage<BuildResult> build(Set<Path> changed) {
		return CompletableFuture.completedFuture(BuildResult.nothing());
	}

	@Override
	public void close() {
	}

}
