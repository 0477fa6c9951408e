package dev.hupper.spring.boot.browser;

import jakarta.servlet.http.HttpServletResponse;

/**
 * The length that an application announces for a page, and the container with what is
 * added. A container sends a page that becomes complete by its length, but not one whose
 * length is announced when it has all of it.
 */
final class PageLength {

	private final HttpServletResponse container;

	/** What the application says; -1: nothing. */
	private long length = -1;

	/** Announced when the application had written something. */
	private boolean late;

	/** The container does not look at it any more. */
	private boolean ignored;

	private int added;

	PageLength(HttpServletResponse container) {
		this.container = container;
	}

	/**
	 * The application announces a length.
	 * @param length in bytes; negative: it takes back what it said
	 * @param held how much is held of what it has written
	 */
	void set(long length, int held) {
		this.length = length;
		this.late = held > 0;
		this.ignored = false;
		this.container.setContentLengthLong((length >= 0) ? length + this.added : length);
	}

	/**
	 * Whether the container takes a page of which so much was written for complete, and
	 * sends it.
	 */
	boolean isReached(int written) {
		return !this.late && ends(written);
	}

	/**
	 * Whether the container would send a page when it gets what comes next, though its
	 * length was announced late.
	 */
	boolean isReachedLate(int written) {
		return this.late && ends(written);
	}

	private boolean ends(int written) {
		return this.length >= 0 && !this.ignored && written > 0 && written >= this.length;
	}

	boolean hasAddition() {
		return this.added > 0;
	}

	/** So much is added to the page; 0: nothing any more. */
	void setAddition(int added) {
		this.added = added;
		announce();
	}

	private void announce() {
		if (this.length >= 0) {
			this.container.setContentLengthLong(this.length + this.added);
		}
	}

	/**
	 * What is held comes to the container, which is not to know a late length yet if that
	 * is all of the page.
	 */
	void beforeHeld(int held) {
		if ((this.late || this.ignored) && held >= this.length) {
			this.container.setContentLengthLong(-1);
		}
	}

	/** The container has what was held. */
	void afterHeld() {
		if (this.late || this.ignored) {
			this.late = false;
			announce();
		}
	}

	/**
	 * What was written is forgotten; a container may, like Jetty, keep the header but not
	 * look at the length any more.
	 */
	void clear(boolean ignored) {
		this.late = false;
		this.ignored = ignored && this.length >= 0;
		if (hasAddition()) {
			setAddition(0);
		}
	}

	/** What was announced is forgotten. */
	void forget() {
		this.length = -1;
		this.late = false;
		this.ignored = false;
	}

	/** Nothing of the page is there any more. */
	void reset() {
		forget();
		this.added = 0;
	}

}
