package dev.hupper.reloader;

import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;

import dev.hupper.filemonitor.Changes;

/**
 * Lets changes in that somebody has made, keeps back what the application itself writes,
 * and says so.
 */
final class ChangeAdmission {

	private final Collaborators collaborators;

	private final Events events;

	private final SelfWriteFilter selfWrites;

	ChangeAdmission(Collaborators collaborators, Events events) {
		this.collaborators = collaborators;
		this.events = events;
		this.selfWrites = new SelfWriteFilter(collaborators.files()::hasSource,
				(file) -> collaborators.port().wasServing(collaborators.files().writtenAt(file)));
	}

	/** The application is started once more. */
	void workerStarts() {
		this.selfWrites.workerStarts();
	}

	/**
	 * Tell which changes count: all but what the application itself writes at each of its
	 * starts.
	 */
	SortedSet<Path> admit(SortedSet<Path> changed, SelfWriteFilter.Moment moment) {
		SortedSet<Path> admitted = this.selfWrites.admit(changed, moment, now());
		SortedSet<Path> news = new TreeSet<>(changed);
		news.removeAll(admitted);
		this.collaborators.files().doubt(news);
		for (Path path : news) {
			this.selfWrites.news(path).ifPresent((what) -> this.collaborators.logger().info(path + " " + what));
		}
		return admitted;
	}

	/** A start is over: what was held back in it is followed once. */
	void startIsOver() {
		SortedSet<Path> doubtful = this.selfWrites.takeDoubtful();
		if (!doubtful.isEmpty()) {
			this.events.post(new Event.FilesChanged(new Changes(doubtful, now())));
		}
	}

	private long now() {
		return this.collaborators.nanoTime().getAsLong();
	}

}
