package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The fingerprints of all watched files, kept by directory so that each costs only its
 * own name: about 200 bytes a file. Not thread-safe.
 */
final class Fingerprints {

	private final Map<Path, Map<Path, Fingerprint>> byDirectory = new HashMap<>();

	@Nullable Fingerprint get(Path file) {
		Map<Path, Fingerprint> siblings = this.byDirectory.get(directory(file));
		return (siblings != null) ? siblings.get(file.getFileName()) : null;
	}

	void put(Path file, Fingerprint fingerprint) {
		this.byDirectory.computeIfAbsent(directory(file), (directory) -> new HashMap<>())
			.put(file.getFileName(), fingerprint);
	}

	void remove(Path file) {
		this.byDirectory.computeIfPresent(directory(file), (directory, siblings) -> {
			siblings.remove(file.getFileName());
			return siblings.isEmpty() ? null : siblings;
		});
	}

	/** The known files of one directory, without those below its sub-directories. */
	Collection<Path> filesIn(Path directory) {
		return this.byDirectory.getOrDefault(directory, Map.of()).keySet().stream().map(directory::resolve).toList();
	}

	/** The directory itself and those below it, as far as files in them are known. */
	List<Path> directoriesBelow(Path directory) {
		return this.byDirectory.keySet().stream().filter((known) -> known.startsWith(directory)).toList();
	}

	int size() {
		return this.byDirectory.values().stream().mapToInt(Map::size).sum();
	}

	private static Path directory(Path file) {
		return Objects.requireNonNull(file.getParent(), "a file has a directory");
	}

}
