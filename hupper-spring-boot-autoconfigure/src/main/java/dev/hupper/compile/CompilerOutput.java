package dev.hupper.compile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;

/**
 * What one run of the compiler and its annotation processors wrote, in memory.
 */
final class CompilerOutput {

	private final Map<String, OutputFile> classes = new TreeMap<>();

	private final Map<String, OutputFile> resources = new TreeMap<>();

	private boolean generatedSources;

	OutputFile addClass(String internalName) {
		return this.classes.computeIfAbsent(internalName, (name) -> new OutputFile(name + ".class", Kind.CLASS));
	}

	OutputFile addSource(String internalName) {
		this.generatedSources = true;
		return new OutputFile(internalName + ".java", Kind.SOURCE);
	}

	OutputFile addResource(String name) {
		return this.resources.computeIfAbsent(name, (key) -> new OutputFile(name, Kind.OTHER));
	}

	/** Class files by internal name. */
	Map<String, byte[]> classes() {
		return bytes(this.classes);
	}

	/** Files that annotation processors wrote into the class directory, by path. */
	Map<String, byte[]> resources() {
		return bytes(this.resources);
	}

	/** Whether an annotation processor generated a source. */
	boolean generatedSources() {
		return this.generatedSources;
	}

	private static Map<String, byte[]> bytes(Map<String, OutputFile> files) {
		Map<String, byte[]> bytes = new TreeMap<>();
		files.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
		return bytes;
	}

	/** A file in memory that is written, and may be read back. */
	static final class OutputFile extends SimpleJavaFileObject {

		private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

		OutputFile(String name, Kind kind) {
			super(URI.create("staged:///" + name), kind);
		}

		@Override
		public OutputStream openOutputStream() {
			this.bytes = new ByteArrayOutputStream();
			return this.bytes;
		}

		@Override
		public InputStream openInputStream() {
			return new ByteArrayInputStream(this.bytes.toByteArray());
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.bytes.toString(StandardCharsets.UTF_8);
		}

	}

}
