package dev.hupper.reloader;

/**
 * A worker into which bodies were swapped owes a fresh one.
 */
final class SwapDebt {

	private final long since;

	private boolean deferralTold;

	/** Begin to owe, as of a time on the clock of {@link System#nanoTime()}. */
	SwapDebt(long since) {
		this.since = since;
	}

	long since() {
		return this.since;
	}

	/**
	 * It waits for somebody who takes his time, which may be known already: then false.
	 */
	boolean defer() {
		boolean news = !this.deferralTold;
		this.deferralTold = true;
		return news;
	}

}
