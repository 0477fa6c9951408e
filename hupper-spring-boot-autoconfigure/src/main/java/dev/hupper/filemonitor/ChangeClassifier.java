package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.hupper.filemonitor.FileView.Content;
import dev.hupper.filemonitor.FileView.Entry;
import dev.hupper.filemonitor.Verdict.Changed;
import dev.hupper.filemonitor.Verdict.Settled;
import dev.hupper.filemonitor.Verdict.Unchanged;
import dev.hupper.filemonitor.Verdict.Unsettled;
import dev.hupper.filemonitor.Verdict.Unusable;

/**
 * Looks at a hinted file, compares it with its fingerprint, and tells whether it looks
 * finished. Not thread-safe.
 */
final class ChangeClassifier {

	/** Long enough for an editor that truncates or deletes a file before it writes it. */
	private static final Duration EDITOR = Duration.ofMillis(500);

	/**
	 * Long enough for what is to be renamed over another file or deleted again: editors
	 * save in such ways.
	 */
	private static final Duration TEMPORARY = Duration.ofMillis(200);

	/** Long enough for a build that deletes what it is going to make. */
	private static final Duration BUILD = Duration.ofSeconds(10);

	private final FileView files;

	private final WatchScope scope;

	private final Fingerprints fingerprints;

	ChangeClassifier(FileView files, WatchScope scope, Fingerprints fingerprints) {
		this.files = files;
		this.scope = scope;
		this.fingerprints = fingerprints;
	}

	Verdict classify(Path file) {
		if (!this.scope.covers(file)) {
			return new Unchanged();
		}
		Fingerprint known = this.fingerprints.get(file);
		try {
			Entry entry = this.files.look(file);
			if (entry == null || entry.stamp() == null) {
				return missing(file, known);
			}
			return present(file, known, entry.stamp());
		}
		catch (NoSuchFileException ex) {
			return missing(file, known);
		}
		catch (IOException | RuntimeException ex) {
			Settled unreadable = new Unusable("Cannot read " + file + " (" + ex + "): its changes are not noticed");
			return new Unsettled(EDITOR, unreadable, file + " cannot be read");
		}
	}

	private Verdict missing(Path file, @Nullable Fingerprint known) {
		if (known == null) {
			return new Unchanged();
		}
		Settled gone = new Changed(null);
		return switch (BuildOutput.whyMissing(file, this::exists, this::isRewritten)) {
			case REMOVED_BY_COMPILER -> gone;
			case BUILD_UNDER_WAY -> new Unsettled(BUILD, gone, file + " is gone, but its source is there");
			// Of jars only those that a build makes are watched.
			case UNKNOWN -> new Unsettled(file.toString().endsWith(".jar") ? BUILD : EDITOR, gone, file + " is gone");
		};
	}

	private Verdict present(Path file, @Nullable Fingerprint known, FileStamp stamp) throws IOException {
		Content content = this.files.read(file);
		if (known != null && isSame(file, known, stamp, content)) {
			return new Unchanged();
		}
		if (!content.complete()) {
			Settled broken = new Unusable(file + " is not complete: it is not acted upon until it is");
			return new Unsettled(BUILD, broken, file + " is not complete");
		}
		Settled changed = new Changed(Fingerprint.of(stamp, content.digest(), this.files.now()));
		if (content.digest().length() == 0) {
			return new Unsettled(EDITOR, changed, file + " is empty");
		}
		boolean expected = known != null || BuildOutput.hasSource(file, this::exists);
		return expected ? changed : new Unsettled(TEMPORARY, changed, file + " is new");
	}

	private boolean isSame(Path file, Fingerprint known, FileStamp stamp, Content content) {
		if (content.digest().equals(known.digest())) {
			this.fingerprints.put(file, Fingerprint.of(stamp, content.digest(), this.files.now()));
			return true;
		}
		if (known.digest() != null) {
			return false;
		}
		return (known.stamp() != null) ? stamp.equals(known.stamp()) : !stamp.mayBeLaterThan(this.scope.since(file));
	}

	private boolean exists(Path file) {
		return this.files.lookOrNull(file) != null;
	}

	private boolean isRewritten(Path file) {
		Entry entry = this.files.lookOrNull(file);
		Fingerprint known = this.fingerprints.get(file);
		return entry != null && (known == null || !Objects.equals(entry.stamp(), known.stamp()));
	}

}
