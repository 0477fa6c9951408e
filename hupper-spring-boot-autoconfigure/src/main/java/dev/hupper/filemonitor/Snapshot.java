package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Sizes and times of all files below a path at one moment. Immutable.
 */
final class Snapshot {

	private final Map<Path, Stamp> stamps;

	private Snapshot(Map<Path, Stamp> stamps) {
		this.stamps = stamps;
	}

	/**
	 * Look at a file, at a directory or at nothing at all, and tell what cannot be looked
	 * at.
	 */
	static Snapshot of(Path root, boolean recursive, BiConsumer<Path, IOException> failed) {
		Map<Path, Stamp> stamps = new HashMap<>();
		TreeVisit visit = new TreeVisit(root, recursive) {

			@Override
			void directory(Path directory) {
			}

			@Override
			void file(Path file, BasicFileAttributes attributes) {
				stamps.put(file, new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size()));
			}

			@Override
			void failed(Path path, IOException failure) {
				failed.accept(path, failure);
			}

		};
		try {
			visit.run();
		}
		catch (IOException ex) {
			failed.accept(root, ex);
		}
		return new Snapshot(stamps);
	}

	/** The files that a later look at the same path finds added, modified or deleted. */
	Set<Path> changesTo(Snapshot later) {
		Set<Path> changes = new LinkedHashSet<>(later.stamps.keySet());
		changes.addAll(this.stamps.keySet());
		changes.removeIf((file) -> Objects.equals(this.stamps.get(file), later.stamps.get(file)));
		return changes;
	}

	private record Stamp(long modifiedMillis, long size) {
	}

}
