package dev.hupper.compile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/**
 * A class file as the compiler reads it: from a class directory, or staged in memory.
 */
abstract sealed class ClassContent extends SimpleJavaFileObject {

	private final String name;

	private ClassContent(String name, URI uri) {
		super(uri, Kind.CLASS);
		this.name = name;
	}

	static ClassContent inDirectory(String name, Path classDirectory) {
		return new InFile(name, classDirectory.resolve(name + ".class"));
	}

	static ClassContent staged(String name, byte[] bytes) {
		return new Staged(name, bytes);
	}

	/** The internal name, for example {@code com/example/Shop$Item}. */
	String internalName() {
		return this.name;
	}

	private static final class InFile extends ClassContent {

		private final Path path;

		InFile(String name, Path path) {
			super(name, path.toUri());
			this.path = path;
		}

		@Override
		public InputStream openInputStream() throws IOException {
			return Files.newInputStream(this.path);
		}

	}

	private static final class Staged extends ClassContent {

		private final byte[] bytes;

		Staged(String name, byte[] bytes) {
			super(name, URI.create("staged:///" + name + ".class"));
			this.bytes = bytes;
		}

		@Override
		public InputStream openInputStream() {
			return new ByteArrayInputStream(this.bytes);
		}

	}

}
