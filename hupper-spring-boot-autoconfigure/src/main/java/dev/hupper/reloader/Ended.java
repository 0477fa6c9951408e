package dev.hupper.reloader;

/**
 * It is over: the loop returns.
 *
 * @param exitCode the monitor's exit code
 */
record Ended(int exitCode) implements State {

	@Override
	public State reloadRequested(Cause cause) {
		return this;
	}

	@Override
	public State endRequested(Ending ending) {
		return this;
	}

}
