package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import dev.hupper.swap.SwapVerdict;

/**
 * What came of changed sources.
 */
public sealed interface BuildResult {

	/**
	 * Everything is built and waits to be put in place.
	 *
	 * @param files the files that {@code apply} writes or deletes; none if nothing
	 * changed that matters
	 * @param needsRestart whether only a new worker sees the change
	 * @param isTold whether the builder itself has said what became of the change
	 * @param apply puts the files in place, all together; throws an
	 * {@link RuntimeException} if it cannot
	 * @param swap tells, as long as nothing is in place, whether the worker can go on
	 * with it
	 * @param classPath that of the next worker, in order; empty: as before
	 * @param also inputs whose change is in it, though it was not made for them
	 */
	record Built(Set<Path> files, boolean needsRestart, boolean isTold, Runnable apply, Supplier<SwapVerdict> swap,
			List<Path> classPath, Set<Path> also) implements BuildResult {

		/** A result of which nothing was said yet, and that needs a fresh worker. */
		public Built(Set<Path> files, boolean needsRestart, Runnable apply) {
			this(files, needsRestart, false, apply, () -> new SwapVerdict.Reload("not known"));
		}

		/** A result for workers of the same class path. */
		public Built(Set<Path> files, boolean needsRestart, boolean isTold, Runnable apply,
				Supplier<SwapVerdict> swap) {
			this(files, needsRestart, isTold, apply, swap, List.of(), Set.of());
		}

		/** Whether there is something to put in place. */
		boolean isChange() {
			return !this.files.isEmpty() || !this.classPath.isEmpty();
		}

	}

	/** Nothing is to be done. */
	static Built nothing() {
		return new Built(Set.of(), false, () -> {
		});
	}

	/**
	 * There are errors, and nothing was changed.
	 *
	 * @param text what to show, several lines of plain text
	 * @param printed the same as the log shows it, which may be coloured
	 * @param diagnostics each error; empty if the compiler itself failed
	 */
	record Failed(String text, String printed, List<Diagnostic> diagnostics) implements BuildResult {

		/** A failure that looks the same, in plain text, everywhere. */
		public Failed(String text) {
			this(text, text, List.of());
		}

		/**
		 * The place of the first of those errors that were printed before and have
		 * nothing to do with what was saved since; empty if something about them is new.
		 */
		Optional<String> placeOfKnown(String before, Collection<Path> saved) {
			boolean known = this.printed.equals(before) && this.diagnostics.stream()
				.noneMatch((error) -> error.file().isEmpty() || saved.contains(Path.of(error.file())));
			return this.diagnostics.stream().limit(known ? 1 : 0).map(Diagnostic::place).findFirst();
		}

	}

	/**
	 * An error of a source.
	 *
	 * @param file its absolute path; empty if the error belongs to none
	 * @param line from 1; 0 if unknown
	 * @param column from 1; 0 if unknown
	 * @param message one or more lines
	 */
	record Diagnostic(String file, long line, long column, String message) {

		private String place() {
			return Path.of(this.file).getFileName() + ((this.line > 0) ? ":" + this.line : "");
		}

	}

}
