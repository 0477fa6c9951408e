package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What came of changed sources and resources.
 */
public sealed interface CompileResult {

	/**
	 * Everything is compiled and waits to be put in place. Until then nothing is written.
	 */
	non-sealed interface Success extends CompileResult {

		/**
		 * The files that {@link #apply()} writes or deletes, and jars that have changed.
		 * @return absolute paths; empty if nothing changes, for example because another
		 * builder was faster or only a comment was edited
		 */
		SortedSet<Path> paths();

		/**
		 * Whether the application has to be restarted to see the change.
		 * @return false if only files change that it serves as they are
		 */
		boolean needsRestart();

		/**
		 * The changed sources that are not compiled here but by the user's build, and
		 * resources that only the build can make; why was said of each.
		 * @return absolute paths, whose class files are still to come
		 */
		SortedSet<Path> leftToBuild();

		/**
		 * What the files will be.
		 * @return contents by absolute path; empty where a file will be deleted or where
		 * it has changed already
		 */
		Map<Path, Optional<byte[]>> contents();

		/**
		 * How many sources were compiled.
		 * @return zero if only resources changed
		 */
		int compiled();

		/**
		 * Put everything in place, all together: if it fails before the first file is in
		 * place, nothing is changed. Waits for a compile that is under way. The sources
		 * count as changed until this is called.
		 * @throws java.io.UncheckedIOException if files cannot be written
		 * @throws IllegalStateException if a later compile has been made, whose result
		 * includes this one
		 */
		void apply();

	}

	/**
	 * There are errors. Nothing is written, and nothing is tried again until a source
	 * changes.
	 *
	 * @param diagnostics at least one
	 */
	record Failure(List<CompileDiagnostic> diagnostics) implements CompileResult {
	}

}
