package dev.hupper.reloader;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

import dev.hupper.filemonitor.ChangeWatch;

/**
 * The files that a change watch looks at.
 */
record ChangeWatchFiles(ChangeWatch changeWatch) implements WatchedFiles {

	@Override
	public void watch(Collection<String> pathsOrGlobs, long since) {
		this.changeWatch.watch(pathsOrGlobs, since);
	}

	@Override
	public void watch(Collection<String> pathsOrGlobs) {
		this.changeWatch.watch(pathsOrGlobs);
	}

	@Override
	public void accept(Collection<Path> paths) {
		this.changeWatch.accept(paths);
	}

	@Override
	public void doubt(Collection<Path> paths) {
		this.changeWatch.doubt(paths);
	}

	@Override
	public boolean hasSource(Path file) {
		return ChangeWatch.hasSource(file);
	}

	@Override
	public void configure(Duration quietPeriod, List<String> ignoreFiles) {
		this.changeWatch.configure(quietPeriod, ignoreFiles);
	}

}
