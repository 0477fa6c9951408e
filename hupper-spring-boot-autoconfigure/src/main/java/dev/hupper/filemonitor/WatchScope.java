package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import dev.hupper.platform.EditorFiles;

/**
 * Which files count: those that a watch spec covers and that are not ignored. Not
 * thread-safe.
 */
final class WatchScope {

	private final Map<WatchSpec, Long> watchedSince = new LinkedHashMap<>();

	private List<ShellPattern> ignored = List.of();

	boolean contains(WatchSpec spec) {
		return this.watchedSince.containsKey(spec);
	}

	/** Cover more, watched since then: in nanoseconds since the epoch. */
	void add(WatchSpec spec, long since) {
		this.watchedSince.put(spec, since);
	}

	/**
	 * Replace the ignored patterns, and cover what is new by that from now on.
	 * @param now nanoseconds since the epoch
	 * @return false if the patterns are the same, and nothing was done
	 */
	boolean ignore(Collection<String> patterns, long now) {
		List<ShellPattern> replacement = patterns.stream().map(ShellPattern::fnmatch).toList();
		if (replacement.equals(this.ignored)) {
			return false;
		}
		this.ignored = replacement;
		this.watchedSince.replaceAll((spec, since) -> now);
		return true;
	}

	boolean covers(Path file) {
		return this.watchedSince.keySet().stream().anyMatch((spec) -> spec.covers(file))
				&& this.ignored.stream().noneMatch((pattern) -> pattern.matches(file))
				&& (!EditorFiles.isTemporary(file) || contains(WatchSpec.ofPath(file)));
	}

	/** The watched path that a file lies below; its directory if it is not watched. */
	Path rootOf(Path file) {
		return this.watchedSince.keySet()
			.stream()
			.filter((spec) -> spec.covers(file))
			.map(WatchSpec::base)
			.findFirst()
			.orElseGet(() -> Objects.requireNonNullElse(file.getParent(), file));
	}

	/** Whether files directly in a directory may count. */
	boolean reaches(Path directory) {
		return this.watchedSince.keySet().stream().anyMatch((spec) -> spec.reaches(directory));
	}

	/** What has to be looked through when anything in or below a directory may differ. */
	List<Path> rootsBelow(Path directory) {
		if (reaches(directory)) {
			return List.of(directory);
		}
		return roots().stream().filter((base) -> base.startsWith(directory)).toList();
	}

	/** What has to be looked through when anything may differ. */
	List<Path> roots() {
		return this.watchedSince.keySet().stream().map(WatchSpec::base).distinct().toList();
	}

	/** When watching of a file began: the earliest time that any spec gives. */
	long since(Path file) {
		return this.watchedSince.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().covers(file))
			.mapToLong(Map.Entry::getValue)
			.min()
			.orElse(Long.MAX_VALUE);
	}

}
