package dev.hupper.api;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The class archive: library classes as the JVM has them in memory, kept from one start
 * to the next, so that they need not be read, checked and linked each time. Immutable.
 *
 * @param enabled whether one is made and used
 * @param location the directory in which archives are kept; null: the user's cache
 * directory
 */
public record ArchiveOptions(boolean enabled, @Nullable String location) {

	/** In the user's cache directory. */
	public static final ArchiveOptions DEFAULTS = new ArchiveOptions(true, null);

	/**
	 * The directory in which archives are kept.
	 * @return empty if it is the user's cache directory
	 */
	public Optional<String> directory() {
		return Optional.ofNullable(this.location);
	}

}
