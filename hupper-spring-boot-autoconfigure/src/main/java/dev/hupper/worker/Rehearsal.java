package dev.hupper.worker;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs code of the application's libraries in a standby, so that the application finds it
 * loaded and compiled. Nothing of the application itself may be touched, and everything
 * that can be observed is afterwards as before, or as in the application anyway.
 */
@FunctionalInterface
public interface Rehearsal {

	/**
	 * Decide what can be rehearsed. Called once, on a thread of its own, before the
	 * application runs.
	 * @param cold the {@link Inventory} of the application after a plain start
	 * @param leftOut parts not to be rehearsed, each with the reason; without a reason:
	 * in a step of its own
	 * @return what to do and what not
	 * @throws Exception if nothing can be said
	 */
	Plan plan(List<String> cold, Map<String, String> leftOut) throws Exception;

	/**
	 * What is rehearsed. Between two steps the application can be run at any time.
	 *
	 * @param omitted why parts are left out, by part
	 * @param probed globs, relative to a class directory, of the files that libraries
	 * look for by themselves in a step, or that were looked for to make the plan
	 */
	record Plan(List<Step> steps, Map<String, String> omitted, List<String> probed) {

	}

	/** Takes a second or so, and cannot be interrupted. */
	interface Step {

		/** What it is called: its parts, joined by {@code +}. */
		String name();

		/**
		 * Take it, on the same thread as all.
		 * @param scratch an empty directory, removed afterwards
		 * @throws Exception if it could not be done, or an application could tell; its
		 * message is short, and this process is of no use any more
		 */
		void take(Path scratch) throws Exception;

	}

}
