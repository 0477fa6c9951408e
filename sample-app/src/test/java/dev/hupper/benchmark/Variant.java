package dev.hupper.benchmark;

import java.util.List;

/**
 * A way to get from a save to an application that runs it.
 */
enum Variant {

	BY_HAND("restart by hand", "class", List.of()),

	DEVTOOLS("devtools, default settings", "class", List.of()),

	DEVTOOLS_TUNED("devtools, poll 100 ms, quiet 50 ms", "class",
			List.of("--spring.devtools.restart.poll-interval=100ms", "--spring.devtools.restart.quiet-period=50ms")),

	PLAIN("hupper without shortcuts", "class",
			List.of("--hupper.archive.enabled=false", "--hupper.standby.enabled=false", "--hupper.swap=off")),

	ARCHIVE("hupper, class archive", "class", List.of("--hupper.standby.enabled=false", "--hupper.swap=off")),

	STANDBY("hupper, class archive and standby", "class",
			List.of("--hupper.standby.warm-up=classes", "--hupper.swap=off")),

	REHEARSAL("hupper, fresh JVM", "class", List.of("--hupper.swap=off")),

	SOURCE("hupper, fresh JVM", "source", List.of("--hupper.swap=off")),

	/** Answered by the process that is there; a fresh JVM follows. */
	BRIDGE("hupper, default settings", "source", List.of());

	private final String title;

	private final String saved;

	private final List<String> arguments;

	Variant(String title, String saved, List<String> arguments) {
		this.title = title;
		this.saved = saved;
		this.arguments = arguments;
	}

	String title() {
		return this.title;
	}

	/** What is written: {@code class} or {@code source}. */
	String saved() {
		return this.saved;
	}

	List<String> arguments() {
		return this.arguments;
	}

	boolean isDevtools() {
		return this == DEVTOOLS || this == DEVTOOLS_TUNED;
	}

	boolean isHupper() {
		return !isDevtools() && this != BY_HAND;
	}

	boolean savesSource() {
		return this.saved.equals("source");
	}

}
