package dev.hupper.swap;

import java.util.List;
import java.util.Map;

/**
 * Whether a change can be answered by the worker that runs.
 */
public sealed interface SwapVerdict {

	/**
	 * The changed bodies can run in the worker.
	 *
	 * @param classes the class files to exchange, by binary name, for example
	 * {@code com.example.Shop$Item}
	 * @param methods what changed, each a source and its methods, for example
	 * {@code OwnerController.java: findOwner}
	 */
	record Swap(Map<String, byte[]> classes, List<String> methods) implements SwapVerdict {
	}

	/**
	 * Only a fresh worker shows it.
	 *
	 * @param reason part of a sentence
	 */
	record Reload(String reason) implements SwapVerdict {
	}

}
