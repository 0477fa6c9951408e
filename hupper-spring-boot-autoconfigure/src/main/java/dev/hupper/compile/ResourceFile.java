package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.hupper.build.ResourceFilter;
import dev.hupper.build.ResourceRoot;

/**
 * A resource.
 *
 * @param path where it is
 * @param root the directory that it was found below
 * @param stamp what it looks like
 * @param content its digest
 * @param filled whether it has placeholders that are known here
 * @param unknown placeholders that are not known here: perhaps they are to the build, and
 * perhaps they are none
 * @param copied whether the class directory has what is made of it here; if not, the
 * build makes something else of it, or leaves it out
 * @param learned what only the build's own copies tell: values of placeholders by name,
 * and placeholders that are none, as they are written
 */
record ResourceFile(Path path, ResourceRoot root, FileVersion stamp, String content, boolean filled,
		Set<String> unknown, boolean copied, Map<String, String> learned) {

	/**
	 * Read at each save; what is larger is told by its stamp, and has no placeholders.
	 */
	private static final long SMALL = 16 << 20;

	/**
	 * Read one.
	 * @param learned what copies of the build have told of placeholders so far
	 * @param ofBuild whether the copy that is there tells what the build makes of it now
	 */
	static ResourceFile read(Path path, ResourceRoot root, FileVersion stamp, Path target, Map<String, String> learned,
			boolean ofBuild) throws IOException {
		if (stamp.size() > SMALL) {
			boolean copied = Files.isRegularFile(target) && Files.size(target) == stamp.size()
					&& Files.getLastModifiedTime(target).compareTo(stamp.modified()) >= 0;
			return new ResourceFile(path, root, stamp, stamp.toString(), false, Set.of(), copied, learned);
		}
		byte[] content = Files.readAllBytes(path);
		byte[] built = Files.isRegularFile(target) ? Files.readAllBytes(target) : null;
		Optional<ResourceFilter> unfilled = filter(path, root, Map.of());
		Map<String, String> values = learned;
		if (ofBuild && built != null && unfilled.isPresent()
				&& Files.getLastModifiedTime(target).compareTo(stamp.modified()) > 0
				&& !Arrays.equals(built, filter(path, root, learned).orElseThrow().fill(content))) {
			values = new HashMap<>(learned);
			values.putAll(unfilled.get().learn(content, built));
		}
		Optional<ResourceFilter> filter = filter(path, root, values);
		byte[] made = filter.map((each) -> each.fill(content)).orElse(content);
		boolean copied = Arrays.equals(built, made);
		Set<String> unknown = filter.map((each) -> each.unknown(content)).orElse(Set.of());
		if (copied && !values.keySet().containsAll(unknown)) {
			Map<String, String> more = new HashMap<>(values);
			unknown.forEach((placeholder) -> more.put(placeholder, placeholder));
			values = more;
		}
		return new ResourceFile(path, root, stamp, Digest.of(content), !Arrays.equals(made, content), unknown, copied,
				values);
	}

	/** One that the build has copied, and that was deleted since. */
	static ResourceFile deleted(Path path, ResourceRoot root) {
		return new ResourceFile(path, root, new FileVersion(FileTime.fromMillis(0), -1), "", false, Set.of(), true,
				Map.of());
	}

	private static Optional<ResourceFilter> filter(Path path, ResourceRoot root, Map<String, String> learned) {
		String name = path.getFileName().toString();
		return Optional.ofNullable(root.filter())
			.filter((filter) -> filter.appliesTo(name))
			.map((filter) -> filter.of(name).with(learned));
	}

	/** What the class directory is to have, with the placeholders filled in. */
	byte[] made() throws IOException {
		byte[] content = Files.readAllBytes(this.path);
		return filter(this.path, this.root, this.learned).map((filter) -> filter.fill(content)).orElse(content);
	}

	/** What the build made of it, if it was saved since. */
	ResourceFile asBuilt(Path copy) throws IOException {
		if (this.copied || !Files.isRegularFile(copy)) {
			return this;
		}
		FileTime built = Files.getLastModifiedTime(copy);
		boolean savedSince = this.stamp.modified().compareTo(built) > 0;
		return savedSince ? new ResourceFile(this.path, this.root, new FileVersion(built, -1), "", false, Set.of(),
				true, this.learned) : this;
	}

	/**
	 * Whether a copy goes with it: what the build changes otherwise than by placeholders
	 * may be made of something else, too.
	 */
	boolean ownsCopy() {
		return this.copied || this.filled || !this.unknown.isEmpty();
	}

	/** The same, once hupper has copied it. */
	ResourceFile asCopied() {
		return new ResourceFile(this.path, this.root, this.stamp, this.content, this.filled, this.unknown, true,
				this.learned);
	}

}
