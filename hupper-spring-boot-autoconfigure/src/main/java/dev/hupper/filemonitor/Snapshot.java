package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
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
	 * Look at a file, at a directory or at nothing at all.
	 * @param root where
	 * @param recursive whether to look into sub-directories
	 * @param failed is told what cannot be looked at
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

	/**
	 * What differs.
	 * @param later another look at the same path
	 * @return files that were added, modified or deleted
	 */
	Set<Path> changesTo(Snapshot later) {
		Set<Path> changes = new LinkedHashSet<>();
		later.stamps.forEach((file, stamp) -> {
			if (!stamp.equals(this.stamps.get(file))) {
				changes.add(file);
			}
		});
		for (Path file : this.stamps.keySet()) {
			if (!later.stamps.containsKey(file)) {
				changes.add(file);
			}
		}
		return changes;
	}

	private record Stamp(long modifiedMillis, long size) {
	}

}
