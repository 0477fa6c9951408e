package dev.hupper.reloader;

/**
 * A worker into which bodies were swapped owes a fresh one.
 */
final class SwapDebt {

	private final long since;

	private boolean deferralTold;

	/**
	 * Begin to owe.
	 * @param since when, as {@link System#nanoTime()}
	 */
	SwapDebt(long since) {
		this.since = since;
	}

	long since() {
		return this.since;
	}

	/**
	 * It waits for somebody who takes his time.
	 * @return whether that was not known before
	 */
	boolean defer() {
		boolean news = !this.deferralTold;
		this.deferralTold = true;
		return news;
	}

}
