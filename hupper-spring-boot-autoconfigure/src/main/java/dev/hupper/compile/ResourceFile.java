package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
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
 */
record ResourceFile(Path path, ResourceRoot root, FileVersion stamp, String content, boolean filled,
		Set<String> unknown, boolean copied) {

	/**
	 * Read at each save; what is larger is told by its stamp, and has no placeholders.
	 */
	private static final long SMALL = 16 << 20;

	static ResourceFile read(Path path, ResourceRoot root, FileVersion stamp, Path target) throws IOException {
		if (stamp.size() > SMALL) {
			boolean copied = Files.isRegularFile(target) && Files.size(target) == stamp.size()
					&& Files.getLastModifiedTime(target).compareTo(stamp.modified()) >= 0;
			return new ResourceFile(path, root, stamp, stamp.toString(), false, Set.of(), copied);
		}
		byte[] content = Files.readAllBytes(path);
		byte[] made = made(path, root, content);
		boolean copied = Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), made);
		Set<String> unknown = filter(path, root).map((filter) -> filter.unknown(content)).orElse(Set.of());
		return new ResourceFile(path, root, stamp, Digest.of(content), !Arrays.equals(made, content), unknown, copied);
	}

	private static byte[] made(Path path, ResourceRoot root, byte[] content) {
		return filter(path, root).map((filter) -> filter.fill(content)).orElse(content);
	}

	private static Optional<ResourceFilter> filter(Path path, ResourceRoot root) {
		return Optional.ofNullable(root.filter()).filter((filter) -> filter.appliesTo(path.getFileName().toString()));
	}

	/** What the class directory is to have, with the placeholders filled in. */
	byte[] made() throws IOException {
		return made(this.path, this.root, Files.readAllBytes(this.path));
	}

	/** What the build made of it, if it was saved since. */
	ResourceFile asBuilt(Path copy) throws IOException {
		if (this.copied || !Files.isRegularFile(copy)) {
			return this;
		}
		FileTime built = Files.getLastModifiedTime(copy);
		boolean savedSince = this.stamp.modified().compareTo(built) > 0;
		return savedSince
				? new ResourceFile(this.path, this.root, new FileVersion(built, -1), "", false, Set.of(), true) : this;
	}

	/** The same, once hupper has copied it. */
	ResourceFile asCopied() {
		return new ResourceFile(this.path, this.root, this.stamp, this.content, this.filled, this.unknown, true);
	}

}
