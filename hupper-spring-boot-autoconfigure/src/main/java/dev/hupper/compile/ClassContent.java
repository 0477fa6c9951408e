package dev.hupper.compile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.tools.SimpleJavaFileObject;

import org.jspecify.annotations.Nullable;

/**
 * A class file as the compiler reads it: from a class directory, or staged in memory.
 */
final class ClassContent extends SimpleJavaFileObject {

	private final String name;

	private final byte @Nullable [] staged;

	private ClassContent(String name, URI uri, byte @Nullable [] staged) {
		super(uri, Kind.CLASS);
		this.name = name;
		this.staged = staged;
	}

	static ClassContent inDirectory(String name, Path classDirectory) {
		return new ClassContent(name, classDirectory.resolve(name + ".class").toUri(), null);
	}

	static ClassContent staged(String name, byte[] bytes) {
		return new ClassContent(name, URI.create("staged:///" + name + ".class"), bytes);
	}

	/** The internal name, for example {@code com/example/Shop$Item}. */
	String internalName() {
		return this.name;
	}

	@Override
	public InputStream openInputStream() throws IOException {
		return (this.staged != null) ? new ByteArrayInputStream(this.staged) : Files.newInputStream(Path.of(this.uri));
	}

}
