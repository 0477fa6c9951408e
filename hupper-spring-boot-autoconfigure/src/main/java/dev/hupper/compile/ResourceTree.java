package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.hupper.build.ResourceRoot;
import dev.hupper.platform.EditorFiles;
import dev.hupper.platform.FileTree;
import org.jspecify.annotations.Nullable;

/**
 * All resources of a module at one time: an immutable value.
 *
 * @param files by path below the class directory
 */
record ResourceTree(SourceLayout layout, Map<String, ResourceFile> files) {

	/** What version control leaves lying about: builds do not copy it either. */
	private static final Pattern LITTER = Pattern.compile("(.*/)?\\.(git|svn)/.*");

	/**
	 * Look at the resource roots. What was known before is taken over where nothing
	 * changed, but for paths that are to be read in any case.
	 * @throws IOException if a file cannot be read
	 */
	static ResourceTree scan(SourceLayout layout, Map<String, ResourceFile> known, Set<Path> hinted)
			throws IOException {
		Map<String, String> learned = new HashMap<>();
		known.values().forEach((file) -> learned.putAll(file.learned()));
		Map<String, ResourceFile> files = new TreeMap<>();
		for (ResourceRoot root : layout.resources()) {
			for (Map.Entry<Path, BasicFileAttributes> file : FileTree.filesBelow(root.directory(), "").entrySet()) {
				String name = nameOf(file.getKey(), root);
				if (name == null || files.containsKey(name)) {
					continue;
				}
				FileVersion stamp = FileVersion.of(file.getValue());
				ResourceFile before = known.get(name);
				Path copy = layout.classDirectory().resolve(name);
				boolean same = before != null && before.path().equals(file.getKey()) && before.root().equals(root)
						&& before.stamp().equals(stamp) && before.copied() && !hinted.contains(file.getKey())
						&& Files.exists(copy);
				try {
					files.put(name, (same && before != null) ? before : ResourceFile.read(file.getKey(), root, stamp,
							copy, learned, !isFilledAnew(before, root)));
				}
				catch (NoSuchFileException ex) {
					// Deleted since it was listed.
				}
			}
		}
		return new ResourceTree(layout, files);
	}

	/** Below the class directory; null if it is not copied. */
	private static @Nullable String nameOf(Path file, ResourceRoot root) {
		String name = root.nameOf(file);
		return (name == null || EditorFiles.isTemporary(file) || LITTER.matcher(name).matches()) ? null : name;
	}

	/** Whether a copy is of what the build has said before, in which all was known. */
	private static boolean isFilledAnew(@Nullable ResourceFile before, ResourceRoot root) {
		return before != null && before.copied() && !before.root().equals(root);
	}

	/**
	 * Look at the resource roots for the first time. A resource that was saved since the
	 * build copied it is taken as it was then, as is one that came or went since the
	 * application was started: the build has not left that out.
	 * @throws IOException if a file cannot be read
	 */
	static ResourceTree asBuilt(SourceLayout layout, EarlySources early) throws IOException {
		Map<String, ResourceFile> files = new TreeMap<>();
		for (Map.Entry<String, ResourceFile> entry : scan(layout, Map.of(), Set.of()).files().entrySet()) {
			Path copy = layout.classDirectory().resolve(entry.getKey());
			if (Files.exists(copy) || !early.isCreatedSince(entry.getValue().path())) {
				files.put(entry.getKey(), entry.getValue().asBuilt(copy));
			}
		}
		for (ResourceRoot root : layout.resources()) {
			for (Path path : early.resources()) {
				String name = path.startsWith(root.directory()) ? nameOf(path, root) : null;
				if (name != null && !files.containsKey(name) && !Files.isRegularFile(path)) {
					files.put(name, ResourceFile.deleted(path, root));
				}
			}
		}
		return new ResourceTree(layout, files);
	}

	/** The same, once the build says something else. */
	ResourceTree with(SourceLayout layout) {
		return new ResourceTree(layout, this.files);
	}

	/**
	 * What to copy and to delete after a change.
	 * @throws IOException if a file cannot be read
	 */
	Changed changedSince(ResourceTree before) throws IOException {
		Map<String, byte[]> write = new LinkedHashMap<>();
		Map<String, Path> copy = new LinkedHashMap<>();
		Set<String> delete = new LinkedHashSet<>();
		Set<Path> saved = new LinkedHashSet<>();
		Map<Path, String> left = new LinkedHashMap<>();
		Map<String, ResourceFile> after = new TreeMap<>(this.files);
		for (Map.Entry<String, ResourceFile> entry : this.files.entrySet()) {
			String name = entry.getKey();
			ResourceFile file = entry.getValue();
			ResourceFile old = before.files.get(name);
			boolean filledAnew = isFilledAnew(old, file.root()) && !file.copied();
			boolean cleaned = old != null && old.copied() && !file.copied()
					&& !Files.exists(this.layout.classDirectory().resolve(name));
			if (old != null && old.content().equals(file.content()) && !filledAnew && !cleaned) {
				after.put(name, old.copied() ? file.asCopied() : file);
				continue;
			}
			Optional<String> objection = file.copied() ? Optional.empty() : before.objection(old, file);
			if (objection.isPresent()) {
				left.put(file.path(), objection.get());
				continue;
			}
			after.put(name, file.asCopied());
			if (file.copied()) {
				continue;
			}
			saved.add(file.path());
			if (file.filled()) {
				write.put(name, file.made());
			}
			else {
				copy.put(name, file.path());
			}
		}
		before.files.forEach((name, old) -> {
			if (!this.files.containsKey(name) && old.ownsCopy() && !Files.isRegularFile(old.path())
					&& Files.exists(this.layout.classDirectory().resolve(name))) {
				delete.add(name);
				saved.add(old.path());
			}
		});
		return new Changed(new ResourceTree(this.layout, after),
				new StagedFiles(this.layout.classDirectory(), write, copy, delete), saved, left);
	}

	/** Why a file cannot be copied as the build would: a part of a sentence. */
	private Optional<String> objection(@Nullable ResourceFile old, ResourceFile file) {
		if (old != null && !old.copied() && old.unknown().isEmpty()) {
			return Optional.of("the build makes something else of it, or leaves it out");
		}
		Set<String> unknown = new TreeSet<>(file.unknown());
		this.files.values().stream().filter(ResourceFile::copied).forEach((each) -> unknown.removeAll(each.unknown()));
		unknown.removeAll(file.learned().keySet());
		if (!unknown.isEmpty()) {
			return Optional.of("only the build can fill in " + String.join(", ", unknown));
		}
		return this.files.values()
			.stream()
			.filter((each) -> file.filled() && each.filled() && !each.copied() && each.unknown().isEmpty())
			.map((each) -> "the build fills in other values, as " + each.path().getFileName() + " shows")
			.findFirst();
	}

	/**
	 * A change of resources.
	 *
	 * @param saved the files whose change it is
	 * @param left why files are left to the build, a part of a sentence each
	 */
	record Changed(ResourceTree after, StagedFiles files, Collection<Path> saved, Map<Path, String> left) {
	}

}
