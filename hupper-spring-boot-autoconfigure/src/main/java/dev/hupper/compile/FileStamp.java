package dev.hupper.compile;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/**
 * What a file looks like from outside: while it stays the same, the content is not read
 * again.
 *
 * @param modified when it was last modified
 * @param size in bytes
 */
record FileStamp(FileTime modified, long size) {

	static FileStamp of(BasicFileAttributes attributes) {
		return new FileStamp(attributes.lastModifiedTime(), attributes.size());
	}

}
