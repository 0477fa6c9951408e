package dev.hupper.compile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.hupper.platform.FileTree;
import org.jspecify.annotations.Nullable;

/**
 * The sources as they were when the application was started. Until they are checked
 * somebody may have saved some: they are to be compared with what the build made of them.
 * Of resources, whose copies tell what they were, it is noted which there were.
 */
final class EarlySources {

	/** Of larger projects enough is left to compare. */
	private static final int LIMIT = 1000;

	private final FileTime began = FileTime.from(Instant.now());

	private final Map<Path, Early> files = new LinkedHashMap<>();

	private final Set<Path> resourceRoots = new HashSet<>();

	private final Set<Path> resources = new HashSet<>();

	/** What a source was; its content unless there are too many. */
	private record Early(Path root, FileVersion stamp, @Nullable ByteBuffer content) {
	}

	/** Whether a file was saved after the application was started. */
	boolean isSavedSince(@Nullable FileVersion stamp) {
		return stamp != null && stamp.modified().compareTo(this.began) > 0;
	}

	/**
	 * Whether a resource was created after the application was started, in a directory
	 * that was known then.
	 */
	boolean isCreatedSince(Path resource) {
		return !this.resources.contains(resource) && this.resourceRoots.stream().anyMatch(resource::startsWith);
	}

	/** The resources that there were. */
	Set<Path> resources() {
		return this.resources;
	}

	/** Look at the sources, and for resources. */
	void read(Collection<SourceLayout> layouts) throws IOException {
		for (SourceLayout layout : layouts) {
			for (Path root : layout.resourceRoots()) {
				this.resourceRoots.add(root);
				this.resources.addAll(FileTree.filesBelow(root, "").keySet());
			}
			Map<Path, Early> found = new LinkedHashMap<>();
			for (Path root : layout.sourceRoots()) {
				for (Map.Entry<Path, BasicFileAttributes> file : FileTree.filesBelow(root, ".java").entrySet()) {
					found.putIfAbsent(file.getKey(), new Early(root, FileVersion.of(file.getValue()), null));
				}
			}
			if (this.files.size() + found.size() <= LIMIT) {
				for (Map.Entry<Path, Early> each : found.entrySet()) {
					Early early = each.getValue();
					try {
						ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(each.getKey()));
						each.setValue(new Early(early.root(), early.stamp(), content));
					}
					catch (NoSuchFileException ex) {
						// Removed in this moment.
					}
				}
			}
			this.files.putAll(found);
		}
	}

	/**
	 * Undo what has happened since.
	 * @param layout the module
	 * @param now its sources
	 */
	SourceTree asTheyWere(SourceLayout layout, SourceTree now) {
		Map<String, SourceUnit> units = new TreeMap<>(now.units());
		this.files.forEach((path, early) -> {
			String name = FileTree.name(early.root(), path);
			SourceUnit unit = units.get(name);
			boolean gone = unit == null && layout.sourceRoots().contains(early.root()) && layout.compiles(path)
					&& !Files.exists(path);
			boolean saved = unit != null && unit.path().equals(path) && !early.stamp().equals(unit.stamp());
			if (gone || (saved && early.content() != null)) {
				units.put(name, SourceUnit.of(name, path, layout.encoding(), early.stamp(), early.content()));
			}
		});
		return new SourceTree(units);
	}

	/** All is checked. */
	void forget() {
		this.files.clear();
		this.resourceRoots.clear();
		this.resources.clear();
	}

}
