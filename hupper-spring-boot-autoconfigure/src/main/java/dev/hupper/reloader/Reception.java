package dev.hupper.reloader;

import java.util.concurrent.CompletionStage;

import dev.hupper.ipc.Message;

/**
 * What becomes of those who ask the application something while workers come and go: they
 * wait, are served, or learn what failed.
 */
final class Reception {

	private static final String SEE_TERMINAL = "The application has not said why: see its terminal.";

	private final PublicPort port;

	private boolean listening;

	private String reported = "";

	private String compilerSaid = "";

	private String awaitedBecause = "";

	Reception(PublicPort port) {
		this.port = port;
	}

	/** Whether workers are to listen where they are told. */
	boolean isRelayed() {
		return this.port.isRelayed();
	}

	/** A worker is on its way. */
	void workerStarts() {
		this.listening = false;
		this.reported = "";
		this.awaitedBecause = "";
		this.port.hold();
	}

	/** The worker is about to be stopped. */
	CompletionStage<Void> quiesce() {
		return this.port.quiesce();
	}

	/** The worker said something. */
	void heed(Message.FromWorker message) {
		if (message instanceof Message.Listening listening) {
			this.listening = true;
			this.port.serve(listening);
		}
		else if (message instanceof Message.Ready && !this.listening) {
			this.port.serveNothing();
		}
		else if (message instanceof Message.Failed failed) {
			this.reported = failed.summary();
		}
	}

	/** The worker is gone, and another one follows. */
	void workerGone() {
		this.port.hold();
	}

	/** No worker runs, and a change is awaited. */
	void await(String because) {
		this.awaitedBecause = because;
		show();
	}

	/** Sources have been built, or not. A worker that follows ends what is shown. */
	void built(BuildResult result) {
		String before = this.compilerSaid;
		this.compilerSaid = (result instanceof BuildResult.Failed failed) ? failed.text() : "";
		boolean workerFollows = result instanceof BuildResult.Built built && built.needsRestart();
		if (!this.awaitedBecause.isEmpty() && !workerFollows && !this.compilerSaid.equals(before)) {
			show();
		}
	}

	private void show() {
		if (!this.compilerSaid.isEmpty()) {
			this.port.fail("The application does not compile", this.compilerSaid);
		}
		else {
			this.port.fail(this.awaitedBecause, this.reported.isEmpty() ? SEE_TERMINAL : this.reported);
		}
	}

}
