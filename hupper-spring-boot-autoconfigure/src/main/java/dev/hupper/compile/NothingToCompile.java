package dev.hupper.compile;

import java.nio.file.Path;

import dev.hupper.reloader.SourceBuilder;

/**
 * Stands in where there are no sources, or nothing to compile them with.
 *
 * @param served what the application serves as it is
 * @param classFiles what others build
 */
record NothingToCompile(ServedFiles served, WorkerClasses classFiles) implements SourceBuilder {

	@Override
	public boolean isServed(Path path) {
		return this.served.contains(path);
	}

}
