package dev.hupper.reloader;

/**
 * The monitor ends: the loop returns.
 */
record Terminated(int exitCode) implements State {

	@Override
	public State reloadRequested(ReloadCause cause) {
		return this;
	}

	@Override
	public State exitRequested(ExitReason exitReason) {
		return this;
	}

}
