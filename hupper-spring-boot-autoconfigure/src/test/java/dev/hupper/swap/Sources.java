package dev.hupper.swap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compiles sources in memory as builds do, with the libraries of these tests.
 */
final class Sources {

	private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

	private static final JavaFileManager LIBRARIES = JAVAC.getStandardFileManager(null, null, null);

	private Sources() {
	}

	/**
	 * Compile.
	 * @param sources by path, for example {@code demo/Shop.java}
	 * @return class files by internal name
	 */
	static Map<String, byte[]> compile(Map<String, String> sources, String... options) {
		Map<String, ByteArrayOutputStream> written = new TreeMap<>();
		List<String> arguments = new ArrayList<>(List.of("-g", "-parameters", "-proc:none", "-nowarn", "-Xlint:none"));
		arguments.addAll(List.of(options));
		StringWriter messages = new StringWriter();
		Collection<JavaFileObject> units = new ArrayList<>();
		sources.forEach((path, text) -> units.add(new Source(path, text)));
		boolean done = JAVAC.getTask(messages, new Memory(written), null, arguments, null, units).call();
		assertThat(done).as("%s%n%s", messages, sources).isTrue();
		Map<String, byte[]> classes = new TreeMap<>();
		written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
		return classes;
	}

	/** What is different between two compiles. */
	static List<ClassChange> changes(Map<String, byte[]> before, Map<String, byte[]> after) {
		TreeSet<String> names = new TreeSet<>(before.keySet());
		names.addAll(after.keySet());
		return names.stream()
			.filter((name) -> !java.util.Arrays.equals(before.get(name), after.get(name)))
			.map((name) -> new ClassChange(Path.of(name + ".class"), before.get(name), after.get(name)))
			.toList();
	}

	/** Finds classes in one compile, and else in the libraries of these tests. */
	static ClassFileLookup lookup(Map<String, byte[]> classes) {
		return new ClassFileLookup() {

			@Override
			public byte[] find(String name) {
				byte[] compiled = classes.get(name);
				return (compiled != null) ? compiled : library(name);
			}

			@Override
			public Collection<String> subtypesOf(String name) {
				return classes.values()
					.stream()
					.map(ClassFile::linksOf)
					.filter((links) -> links.supertypes().contains(name))
					.map(ClassFile.Links::name)
					.toList();
			}

		};
	}

	private static byte[] library(String name) {
		try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
			return (in != null) ? in.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Source extends SimpleJavaFileObject {

		private final String text;

		Source(String path, String text) {
			super(URI.create("memory:///" + path), Kind.SOURCE);
			this.text = text;
		}

		@Override
		public CharSequence getCharContent(boolean ignoreEncodingErrors) {
			return this.text;
		}

	}

	private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {

		private final Map<String, ByteArrayOutputStream> written;

		Memory(Map<String, ByteArrayOutputStream> written) {
			super(LIBRARIES);
			this.written = written;
		}

		@Override
		public JavaFileObject getJavaFileForOutput(Location location, String className, JavaFileObject.Kind kind,
				FileObject sibling) {
			String name = className.replace('.', '/');
			return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {

				@Override
				public OutputStream openOutputStream() {
					ByteArrayOutputStream out = new ByteArrayOutputStream();
					Memory.this.written.put(name, out);
					return out;
				}

			};
		}

	}

}
