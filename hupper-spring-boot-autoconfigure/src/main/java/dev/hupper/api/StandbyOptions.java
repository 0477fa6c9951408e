package dev.hupper.api;

/**
 * The standby: a JVM that is started ahead of time, warms up and waits to become the next
 * worker. Immutable.
 *
 * @param enabled whether there is one
 * @param warmUp what it does before it waits
 */
public record StandbyOptions(boolean enabled, WarmUp warmUp) {

	/** No standby: each worker is started when it is needed. */
	public static final StandbyOptions OFF = new StandbyOptions(false, WarmUp.OFF);

	/** What a standby does before it waits, each with all that comes before it. */
	public enum WarmUp {

		/** Nothing: the JVM is up. */
		OFF,

		/** Load the library classes that the application used. */
		CLASSES,

		/** Run a small application of hupper's own through the same libraries. */
		REHEARSAL,

		/** Compile the library methods that a start of the application has compiled. */
		COMPILATION

	}

}
