package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import dev.hupper.platform.FileTree;

/**
 * What a file looks like from outside: while it stays the same, the content is not read
 * again.
 */
record FileVersion(FileTime modified, long size) {

	static FileVersion of(BasicFileAttributes attributes) {
		return new FileVersion(attributes.lastModifiedTime(), attributes.size());
	}

	/** Those of jars, and of the class files in class directories. */
	static Map<Path, FileVersion> ofClasses(Collection<Path> path) {
		Map<Path, FileVersion> stamps = of(path);
		for (Path entry : path) {
			try {
				FileTree.filesBelow(entry, ".class").forEach((file, attributes) -> stamps.put(file, of(attributes)));
			}
			catch (IOException ex) {
				// Not readable: the compiler will say so.
			}
		}
		return stamps;
	}

	/** Those of the regular files among some paths. */
	static Map<Path, FileVersion> of(Collection<Path> paths) {
		Map<Path, FileVersion> stamps = new LinkedHashMap<>();
		for (Path path : paths) {
			try {
				BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
				if (attributes.isRegularFile()) {
					stamps.put(path, of(attributes));
				}
			}
			catch (IOException ex) {
				// Not there.
			}
		}
		return stamps;
	}

}
