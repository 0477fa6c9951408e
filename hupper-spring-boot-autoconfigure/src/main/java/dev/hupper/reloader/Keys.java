package dev.hupper.reloader;

import java.time.Duration;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Terminal;

/**
 * Looks for keys ten times a second, from when an application is up or has failed until
 * one reads its input.
 */
final class Keys {

	private static final long INTERVAL = Duration.ofMillis(100).toNanos();

	private final Terminal terminal;

	private final HupperLogger logger;

	private boolean wanted;

	private boolean active;

	private long nextLook;

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

	long nanosToLook(long now) {
		return this.active ? this.nextLook - now : State.NEVER;
	}

	/** The key that was pressed; 0 if none was. */
	char take(long now) {
		this.nextLook = now + INTERVAL;
		return this.active ? this.terminal.takeKey() : 0;
	}

}
