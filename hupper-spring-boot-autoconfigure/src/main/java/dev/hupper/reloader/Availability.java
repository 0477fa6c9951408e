package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of those who ask the application something while workers come and go: they
 * wait, are served, or learn what failed; and what those are told who look at a page of
 * it.
 */
final class Availability {

	private static final String SEE_TERMINAL = "The application has not said why: see its terminal.";

	/** Who changes more files at once has pages to load anew anyway. */
	private static final int MAX_PATHS = 100;

	private final PublicPort port;

	private final HupperLogger logger;

	private @Nullable Worker worker;

	private boolean listening;

	private boolean servesItself;

	private String url = "";

	private String reported = "";

	private String compilerSaid = "";

	private String awaitedBecause = "";

	/** Grows with whatever pages that are open show only when they load anew. */
	private int version;

	/** It has grown since a worker was started that could not be told so yet. */
	private boolean untold;

	Availability(PublicPort port, HupperLogger logger) {
		this.port = port;
		this.logger = logger;
	}

	/**
	 * A worker is on its way.
	 * @return the version of its pages
	 */
	int workerStarts(ReloadCause cause) {
		if (!cause.followsSwap()) {
			this.version++;
		}
		this.untold = false;
		this.listening = false;
		this.reported = "";
		this.awaitedBecause = "";
		this.port.hold();
		return this.version;
	}

	/** The worker said something; before that it may not listen. */
	void onMessage(Worker worker, Message.FromWorker message) {
		if (this.worker == null && !this.compilerSaid.isEmpty()) {
			worker.tell(new Message.Compiled(this.compilerSaid));
		}
		if (this.untold) {
			this.untold = false;
			worker.tell(new Message.Served(List.of(), this.version));
		}
		this.worker = worker;
		if (message instanceof Message.Listening listening) {
			this.listening = true;
			this.awaitedBecause = "";
			this.url = listening.url();
			this.port.serve(listening);
		}
		else if (message instanceof Message.Ready && this.listening) {
			this.port.allListen();
		}
		else if (message instanceof Message.ServesItself) {
			if (!this.servesItself) {
				this.servesItself = true;
				this.logger.info("The application's web server has its port to itself, which is closed during reloads:"
						+ " it is not one that hupper's auto-configuration moves");
			}
			this.port.release().thenRun(() -> worker.tell(new Message.PortFree()));
		}
		else if (message instanceof Message.Failed failed) {
			this.reported = failed.summary();
		}
	}

	/** The worker has been up for a while: one that does not listen now has no server. */
	void upForLong() {
		if (!this.listening) {
			this.port.release();
		}
	}

	/** The worker is gone, and another one follows. */
	void workerGone() {
		this.worker = null;
		this.port.hold();
	}

	/** Where the application is opened, if it has a web server. */
	Optional<String> url() {
		return Optional.of(this.url).filter((address) -> !address.isEmpty());
	}

	void nextLogLevel() {
		if (this.worker != null) {
			this.worker.tell(new Message.NextLogLevel());
		}
	}

	/** What the worker has said of its failure; empty if nothing. */
	String reported() {
		return this.reported;
	}

	/** No worker runs, and a change is awaited. */
	void await(String because) {
		this.awaitedBecause = because;
		show();
	}

	/**
	 * A worker lives, a change is awaited all the same: what it does not serve by now it
	 * never will.
	 */
	void awaitBeside(String because, boolean serves) {
		if (serves) {
			this.port.allListen();
		}
		else {
			await(because);
		}
	}

	/** The port is not served any more, though nobody wanted that. */
	void portFailed() {
		this.port.reopen();
		if (!this.awaitedBecause.isEmpty()) {
			show();
		}
	}

	/** Files have changed that the application serves as they are. */
	void served(Collection<Path> files) {
		List<String> seen = files.stream()
			.map((file) -> file.toString().replace('\\', '/'))
			.filter(Availability::isSeen)
			.limit(MAX_PATHS)
			.toList();
		if (!seen.isEmpty()) {
			this.version++;
			this.untold = this.worker == null;
			if (this.worker != null) {
				this.worker.tell(new Message.Served(seen, this.version));
			}
		}
	}

	/** A build writes these, and no page shows them. */
	private static boolean isSeen(String path) {
		return !path.contains("/META-INF/maven/") && !path.endsWith("/META-INF/build-info.properties")
				&& !path.endsWith("/git.properties");
	}

	/** Sources have been built, or not. A worker that follows ends what is shown. */
	void built(BuildResult result) {
		String before = this.compilerSaid;
		this.compilerSaid = (result instanceof BuildResult.Failed failed) ? failed.text() : "";
		boolean news = !this.compilerSaid.equals(before);
		if (this.worker != null && news) {
			this.worker.tell(new Message.Compiled(this.compilerSaid));
		}
		boolean workerFollows = result instanceof BuildResult.Built built && built.needsRestart();
		if (!this.awaitedBecause.isEmpty() && !workerFollows && news) {
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
