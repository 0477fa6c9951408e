package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;

import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The class files that workers load, as far as others write them: a build or an IDE. What
 * the loop needs to know of them, and no more. Called by the loop's thread.
 */
public interface ClassFiles {

	/** Nothing is known of any, so each change needs a fresh worker. */
	ClassFiles UNKNOWN = (files, before) -> new SwapVerdict.Reload("nobody knows what it was before");

	/**
	 * Tell whether the worker can go on with what somebody has written, given all files
	 * that changed together.
	 */
	SwapVerdict decide(Collection<Path> files, Before before);

	/** Knows what files were before they changed. */
	@FunctionalInterface
	interface Before {

		/**
		 * Whether a file that changed was this before; null: it was not there. False also
		 * if that is not known.
		 */
		boolean was(Path file, byte @Nullable [] content);

	}

	/**
	 * Files, named absolutely, have been written or deleted, by whomever. Returns at
	 * once.
	 */
	default void changed(Collection<Path> files) {
	}

	/** Take note of what is there, in the background. */
	default void read() {
	}

}
