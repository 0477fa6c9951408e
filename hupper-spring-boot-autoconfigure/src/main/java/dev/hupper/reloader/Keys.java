package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Terminal;
import org.jspecify.annotations.Nullable;

/**
 * Looks ten times a second for what is typed: for keys, from when an application is up or
 * has failed until one reads its input, and for ENTER while a change is awaited.
 */
final class Keys {

	/** Nothing but ENTER, while a change is awaited. */
	static final String ENTER = "ENTER";

	private static final long INTERVAL = Duration.ofMillis(100).toNanos();

	private static final int LETTER_AND_ENTER = 2;

	/** An application that reads its input has read by then what is typed. */
	private static final int PATIENCE = 10;

	private final Terminal terminal;

	private final HupperLogger logger;

	private boolean wanted;

	private boolean active;

	private boolean awaitsEnter;

	/** How much was typed before ENTER was awaited. */
	private int typedBefore;

	private long nextLook;

	/** How many looks in a row something has been there. */
	private int unread;

	Keys(Terminal terminal, HupperLogger logger, boolean wanted) {
		this.terminal = terminal;
		this.logger = logger;
		this.wanted = wanted;
	}

	/** Whether it has to be known if the application reads its input. */
	boolean areWanted() {
		return this.wanted && this.terminal.isInput();
	}

	/** The terminal is calm enough for a line that says that there are keys. */
	void begin(long now) {
		if (!this.active && areWanted() && this.terminal.isInteractive()) {
			this.active = true;
			this.nextLook = now + INTERVAL;
			this.logger.info("h + ENTER shows what the keyboard can do");
		}
	}

	/** What is typed is the application's from now on. */
	void applicationReads() {
		if (this.active) {
			this.logger.debug("The application reads its input: there are no keys any more");
		}
		this.wanted = false;
		this.active = false;
	}

	/** No application runs. What has been typed is for the next one. */
	void awaitEnter(long now) {
		this.awaitsEnter = this.terminal.isInput();
		this.typedBefore = this.terminal.typed();
		this.nextLook = now + INTERVAL;
	}

	void workerStarts() {
		this.awaitsEnter = false;
		this.typedBefore = 0;
	}

	long nanosToLook(long now) {
		return (this.active || this.awaitsEnter) ? this.nextLook - now : State.NEVER;
	}

	/**
	 * What was typed and is not left to the application; null if nothing was. Where no
	 * application has read its input so far, that is a letter, or whatever nobody has
	 * taken for a second: one of three empty lines would else leave no key to work.
	 */
	@Nullable String take(long now) {
		this.nextLook = now + INTERVAL;
		int typed = this.terminal.typed();
		this.unread = (typed > 0) ? this.unread + 1 : 0;
		boolean isKey = this.active && (typed <= LETTER_AND_ENTER || (!this.awaitsEnter && this.unread > PATIENCE));
		if (typed > 0 && (isKey || (this.awaitsEnter && this.typedBefore == 0))) {
			return takeLine();
		}
		if (this.awaitsEnter && typed > this.typedBefore && this.terminal.isInteractive()) {
			this.typedBefore = typed;
			return ENTER;
		}
		return null;
	}

	private @Nullable String takeLine() {
		boolean isAwaited = this.awaitsEnter && this.typedBefore == 0;
		for (String line = this.terminal.takeLine(); line != null; line = this.terminal.takeLine()) {
			this.typedBefore = 0;
			if (this.active && !line.isEmpty() && (line.length() == 1 || !this.awaitsEnter)) {
				return line;
			}
			if (isAwaited) {
				return ENTER;
			}
		}
		return null;
	}

}
