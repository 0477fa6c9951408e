package dev.hupper.reloader;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.hupper.launch.Worker;

/**
 * Tells whoever observes what becomes of reloads, the beginning of each once.
 */
final class Announcements {

	private final Consumer<ReloadEvent> observer;

	private boolean reloading;

	Announcements(Consumer<ReloadEvent> observer) {
		this.observer = observer;
	}

	void tell(ReloadEvent event) {
		this.observer.accept(event);
	}

	/** The worker is to be stopped, or the next one is about to start. */
	void reloading(ReloadCause cause) {
		if (!this.reloading) {
			this.reloading = true;
			tell(new ReloadEvent.Reloading(cause.text(), cause.paths()));
		}
	}

	/** The next worker starts. */
	void starts() {
		this.reloading = false;
	}

	/** The fresh worker that follows a swap answers no save. */
	void served(Worker worker, int reloads, ReloadCause cause, long nanos) {
		tell(new ReloadEvent.Served(worker.pid(), reloads, cause.text(), worker.wasStandby(),
				TimeUnit.NANOSECONDS.toMillis(nanos), !cause.followsSwap()));
	}

}
