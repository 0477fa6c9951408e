package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import dev.hupper.platform.EditorFiles;

/**
 * All resources of a module at one time: an immutable value.
 *
 * @param layout where they are, and where they go
 * @param files by path below the class directory
 */
record ResourceTree(SourceLayout layout, Map<String, ResourceFile> files) {

	/** What version control leaves lying about: builds do not copy it either. */
	private static final Pattern LITTER = Pattern.compile("(.*/)?\\.(git|svn)/.*");

	/**
	 * Look at the resource roots.
	 * @param layout where they are
	 * @param known what was read before, taken over where nothing changed
	 * @param hinted paths to read in any case
	 * @throws IOException if a file cannot be read
	 */
	static ResourceTree scan(SourceLayout layout, Map<String, ResourceFile> known, Set<Path> hinted)
			throws IOException {
		Map<String, ResourceFile> files = new TreeMap<>();
		for (Path root : layout.resourceRoots()) {
			for (Map.Entry<Path, BasicFileAttributes> file : FileTree.filesBelow(root, "").entrySet()) {
				String name = FileTree.name(root, file.getKey());
				if (EditorFiles.isTemporary(file.getKey()) || LITTER.matcher(name).matches()
						|| files.containsKey(name)) {
					continue;
				}
				FileStamp stamp = FileStamp.of(file.getValue());
				ResourceFile before = known.get(name);
				boolean same = before != null && before.path().equals(file.getKey()) && before.stamp().equals(stamp)
						&& !hinted.contains(file.getKey());
				try {
					files.put(name, (same && before != null) ? before
							: ResourceFile.read(file.getKey(), stamp, layout.classDirectory().resolve(name)));
				}
				catch (NoSuchFileException ex) {
					// Deleted since it was listed.
				}
			}
		}
		return new ResourceTree(layout, files);
	}

	/**
	 * Look at the resource roots for the first time. A resource that was saved since the
	 * build copied it is taken as it was then, unless it has placeholders that the build
	 * fills in.
	 * @param layout where they are
	 * @throws IOException if a file cannot be read
	 */
	static ResourceTree asBuilt(SourceLayout layout) throws IOException {
		Map<String, ResourceFile> files = new TreeMap<>();
		for (Map.Entry<String, ResourceFile> entry : scan(layout, Map.of(), Set.of()).files().entrySet()) {
			Path copy = layout.classDirectory().resolve(entry.getKey());
			files.put(entry.getKey(), entry.getValue().asBuilt(copy));
		}
		return new ResourceTree(layout, files);
	}

	/**
	 * What to copy and to delete after a change.
	 * @param before the resources before it
	 * @throws IOException if a file cannot be read
	 */
	Changed changedSince(ResourceTree before) throws IOException {
		Map<String, byte[]> write = new LinkedHashMap<>();
		Set<String> delete = new LinkedHashSet<>();
		Set<Path> left = new LinkedHashSet<>();
		Map<String, ResourceFile> after = new TreeMap<>(this.files);
		for (Map.Entry<String, ResourceFile> entry : this.files.entrySet()) {
			ResourceFile file = entry.getValue();
			ResourceFile old = before.files.get(entry.getKey());
			if (old != null && old.content().equals(file.content())) {
				after.put(entry.getKey(), old.copied() ? file.asCopied() : file);
			}
			else if (old != null && !old.copied() && !file.copied()) {
				left.add(file.path());
			}
			else {
				after.put(entry.getKey(), file.asCopied());
				if (!file.copied()) {
					write.put(entry.getKey(), Files.readAllBytes(file.path()));
				}
			}
		}
		before.files.forEach((name, old) -> {
			if (!this.files.containsKey(name) && old.copied()
					&& Files.exists(this.layout.classDirectory().resolve(name))) {
				delete.add(name);
			}
		});
		return new Changed(new ResourceTree(this.layout, after), write, delete, List.copyOf(left));
	}

	/**
	 * A change of resources.
	 *
	 * @param after the resources after it
	 * @param write contents by path below the class directory
	 * @param delete paths below the class directory
	 * @param left files that are left to the build
	 */
	record Changed(ResourceTree after, Map<String, byte[]> write, Set<String> delete, List<Path> left) {

		StagedFiles files() {
			return new StagedFiles(this.after.layout.classDirectory(), this.write, this.delete);
		}

	}

}
