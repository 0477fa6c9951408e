package dev.hupper.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * A jar of a class directory, as those have it who use a released library.
 */
public final class LibraryJar {

	private LibraryJar() {
	}

	/**
	 * Write one, with entries for directories, too: class path scanning looks for them.
	 */
	public static Path of(Path classes, Path jar) throws IOException {
		Files.createDirectories(jar.getParent());
		try (OutputStream file = Files.newOutputStream(jar);
				JarOutputStream out = new JarOutputStream(file);
				Stream<Path> walk = Files.walk(classes)) {
			for (Path path : walk.skip(1).sorted().toList()) {
				String name = classes.relativize(path).toString().replace('\\', '/');
				out.putNextEntry(new JarEntry(Files.isDirectory(path) ? name + "/" : name));
				if (Files.isRegularFile(path)) {
					Files.copy(path, out);
				}
			}
		}
		return jar;
	}

}
