package dev.hupper.compile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * One source file as it was when it was last read.
 *
 * @param name its path below its source root, with slashes
 * @param path where it is
 * @param stamp what it looked like; null: to be read again
 * @param content a digest of its content; empty if its class files are of something else
 * @param words what it mentions
 */
record SourceUnit(String name, Path path, @Nullable FileStamp stamp, String content, Words words) {

	static SourceUnit read(String name, Path path, FileStamp stamp) throws IOException {
		byte[] bytes = Files.readAllBytes(path);
		return new SourceUnit(name, path, stamp, Digest.of(bytes), Words.of(decode(bytes)));
	}

	String text() throws IOException {
		return decode(Files.readAllBytes(this.path));
	}

	/** The same, known not to be what its class files were compiled from. */
	SourceUnit outdated() {
		return new SourceUnit(this.name, this.path, null, "", this.words);
	}

	/** Whether it says something about a whole package or module. */
	boolean isDescriptor() {
		return this.name.endsWith("package-info.java") || this.name.endsWith("module-info.java");
	}

	private static String decode(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8);
	}

}
