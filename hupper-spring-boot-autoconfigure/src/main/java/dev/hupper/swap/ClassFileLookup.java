package dev.hupper.swap;

import org.jspecify.annotations.Nullable;

/**
 * Reads class files of the application and its libraries without loading the classes.
 */
@FunctionalInterface
public interface ClassFileLookup {

	/**
	 * Find a class file.
	 * @param name internal name, for example {@code com/example/Shop$Item}
	 * @return its content; null if there is none
	 */
	byte @Nullable [] find(String name);

}
