package dev.hupper.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

import org.jspecify.annotations.Nullable;

/**
 * What one run of the compiler and its annotation processors wrote, in memory.
 */
final class CompilerOutput {

	private final Map<String, OutputFile> classes = new TreeMap<>();

	private final Map<String, OutputFile> resources = new TreeMap<>();

	private final Map<String, OutputFile> besideSources = new TreeMap<>();

	private final Path classDirectory;

	private boolean generatedSources;

	/** Create an empty one beside the output of the last compile, which is only read. */
	CompilerOutput(Path classDirectory) {
		this.classDirectory = classDirectory;
	}

	OutputFile addClass(String internalName) {
		return this.classes.computeIfAbsent(internalName, (name) -> new OutputFile(name + ".class", Kind.CLASS));
	}

	OutputFile addSource(String internalName) {
		this.generatedSources = true;
		return new OutputFile(internalName + ".java", Kind.SOURCE);
	}

	/** A file that a processor may write, or only read as the last compile left it. */
	OutputFile addResource(String name) {
		return this.resources.computeIfAbsent(name,
				(key) -> new OutputFile(name, Kind.OTHER, this.classDirectory.resolve(name)));
	}

	/**
	 * A file that a build puts where generated sources are: nobody reads it at run time.
	 */
	OutputFile addBesideSources(String name) {
		return this.besideSources.computeIfAbsent(name, (key) -> new OutputFile(name, Kind.OTHER));
	}

	/** Class files by internal name. */
	Map<String, byte[]> classes() {
		return bytes(this.classes);
	}

	/** Files that annotation processors wrote into the class directory, by path. */
	Map<String, byte[]> resources() {
		return bytes(this.resources);
	}

	/** Files there that they wrote or looked at, by path. */
	Set<String> lookedAt() {
		return Set.copyOf(this.resources.keySet());
	}

	/**
	 * Whether annotation processors generated something that the application may need.
	 */
	boolean isGenerated() {
		return this.generatedSources || !BaselineComparison.NOT_AT_RUN_TIME.containsAll(resources().keySet());
	}

	private static Map<String, byte[]> bytes(Map<String, OutputFile> files) {
		Map<String, byte[]> bytes = new TreeMap<>();
		files.forEach((name, file) -> file.written().ifPresent((written) -> bytes.put(name, written)));
		return bytes;
	}

	/** A file in memory that is written, and may be read back. */
	static final class OutputFile extends SimpleJavaFileObject {

		private final @Nullable Path before;

		private @Nullable ByteArrayOutputStream bytes;

		OutputFile(String name, Kind kind) {
			this(name, kind, null);
		}

		OutputFile(String name, Kind kind, @Nullable Path before) {
			super(URI.create("staged:///" + name), kind);
			this.before = before;
		}

		@Override
		public OutputStream openOutputStream() {
			ByteArrayOutputStream opened = new ByteArrayOutputStream();
			this.bytes = opened;
			return opened;
		}

		/** As it is read back, whatever the encoding of this JVM is. */
		@Override
		public Writer openWriter() {
			return new OutputStreamWriter(openOutputStream(), StandardCharsets.UTF_8);
		}

		@Override
		public InputStream openInputStream() throws IOException {
			return new ByteArrayInputStream(content());
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
			return new String(content(), StandardCharsets.UTF_8);
		}

		Optional<byte[]> written() {
			return Optional.ofNullable(this.bytes).map(ByteArrayOutputStream::toByteArray);
		}

		private byte[] content() throws IOException {
			Optional<byte[]> written = written();
			if (written.isPresent()) {
				return written.get();
			}
			if (this.before == null) {
				throw new NoSuchFileException(getName());
			}
			return Files.readAllBytes(this.before);
		}

	}

}
