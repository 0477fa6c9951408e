package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Stands for the build: compiles a module as Maven does, all at once, from nothing.
 */
final class PlainBuild {

	private PlainBuild() {
	}

	/**
	 * Compile all sources of a root into a class directory, which is emptied first.
	 * @return the compiler's messages; empty if there is no error
	 */
	static String compile(Path sourceRoot, Path classDirectory, List<Path> classPath, String... options) {
		return compile(files(sourceRoot, ".java"), classDirectory, classPath, options);
	}

	/** The same with the sources in this order. */
	static String compile(List<Path> sources, Path classDirectory, List<Path> classPath, String... options) {
		deleteTree(classDirectory);
		JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
		StringWriter messages = new StringWriter();
		try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
				ProcessorLoaders processors = new ProcessorLoaders(javac.getClass().getClassLoader())) {
			Files.createDirectories(classDirectory);
			files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classDirectory));
			files.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
			List<String> arguments = new ArrayList<>(List.of("-g", "-parameters", "-Xlint:none", "-nowarn"));
			arguments.addAll(List.of(options));
			int processorPath = arguments.indexOf("-processorpath") + 1;
			processors.use((processorPath == 0) ? List.of()
					: Stream.of(arguments.get(processorPath).split(File.pathSeparator)).map(Path::of).toList());
			boolean done = javac
				.getTask(messages, new Isolated(files, processors), null, arguments, null,
						files.getJavaFileObjectsFromPaths(sources))
				.call();
			return done ? "" : "failed: " + messages;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** As in a process of its own, processors do not see the class path of the tests. */
	private static final class Isolated extends ForwardingJavaFileManager<StandardJavaFileManager> {

		private final ProcessorLoaders processors;

		Isolated(StandardJavaFileManager files, ProcessorLoaders processors) {
			super(files);
			this.processors = processors;
		}

		@Override
		public ClassLoader getClassLoader(Location location) {
			return (location == StandardLocation.ANNOTATION_PROCESSOR_PATH) ? this.processors.loader()
					: super.getClassLoader(location);
		}

	}

	static List<Path> files(Path root, String suffix) {
		if (!Files.isDirectory(root)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(root)) {
			return files.filter((file) -> Files.isRegularFile(file) && file.toString().endsWith(suffix))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Everything below a directory, as text that tells contents apart. */
	static Map<String, String> contents(Path root) {
		Map<String, String> contents = new TreeMap<>();
		for (Path file : files(root, "")) {
			contents.put(root.relativize(file).toString(), HexFormat.of().formatHex(read(file)));
		}
		return contents;
	}

	/** A library of the tests, by how the name of its jar begins. */
	static Path library(String name) {
		return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> path.getFileName().toString().startsWith(name))
			.findFirst()
			.orElseThrow();
	}

	static byte[] read(Path file) {
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static Path write(Path file, String text) {
		try {
			Files.createDirectories(file.getParent());
			return Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static void deleteTree(Path root) {
		if (!Files.exists(root)) {
			return;
		}
		try (Stream<Path> files = Files.walk(root)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
