package dev.hupper.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.regex.Pattern;

/**
 * A resource as it was when it was last read.
 *
 * @param path where it is
 * @param stamp what it looked like
 * @param content a digest of its content
 * @param copied whether the class directory had the same content: otherwise the build
 * fills in placeholders, or leaves the file out
 */
record ResourceFile(Path path, FileStamp stamp, String content, boolean copied) {

	/** What Spring Boot's parent and Maven have their builds fill in. */
	private static final Pattern PLACEHOLDER = Pattern.compile("@[\\w.-]+@|\\$\\{project\\.");

	static ResourceFile read(Path path, FileStamp stamp, Path target) throws IOException {
		String content = Digest.of(Files.readAllBytes(path));
		boolean copied = Files.isRegularFile(target) && Digest.of(Files.readAllBytes(target)).equals(content);
		return new ResourceFile(path, stamp, content, copied);
	}

	/** What the build made of it, if it was saved since. */
	ResourceFile asBuilt(Path copy) throws IOException {
		if (this.copied || !Files.isRegularFile(copy)) {
			return this;
		}
		FileTime built = Files.getLastModifiedTime(copy);
		boolean savedSince = this.stamp.modified().compareTo(built) > 0;
		if (!savedSince || PLACEHOLDER.matcher(Files.readString(this.path, StandardCharsets.ISO_8859_1)).find()) {
			return this;
		}
		return new ResourceFile(this.path, new FileStamp(built, -1), Digest.of(Files.readAllBytes(copy)), true);
	}

	/** The same, once hupper has copied it. */
	ResourceFile asCopied() {
		return new ResourceFile(this.path, this.stamp, this.content, true);
	}

}
