package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

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

	static ResourceFile read(Path path, FileStamp stamp, Path target) throws IOException {
		String content = Digest.of(Files.readAllBytes(path));
		boolean copied = Files.isRegularFile(target) && Digest.of(Files.readAllBytes(target)).equals(content);
		return new ResourceFile(path, stamp, content, copied);
	}

	/** The same, once hupper has copied it. */
	ResourceFile asCopied() {
		return new ResourceFile(this.path, this.stamp, this.content, true);
	}

}
