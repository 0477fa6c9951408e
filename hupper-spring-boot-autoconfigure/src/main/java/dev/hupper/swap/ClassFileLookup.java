package dev.hupper.swap;

import java.util.Collection;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Reads class files of the application and its libraries without loading the classes.
 */
@FunctionalInterface
public interface ClassFileLookup {

	/**
	 * The content of a class file, named as in {@code com/example/Shop$Item}; null if
	 * there is none.
	 */
	byte @Nullable [] find(String name);

	/**
	 * The application's types that extend or implement another directly, by internal
	 * names; none if they are not known.
	 */
	default Collection<String> subtypesOf(String name) {
		return List.of();
	}

}
