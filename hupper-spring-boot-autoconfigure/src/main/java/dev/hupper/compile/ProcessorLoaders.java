package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the annotation processors loaded between runs, as their first use takes longer
 * than the compile itself.
 */
final class ProcessorLoaders implements AutoCloseable {

	private final ClassLoader compiler;

	private List<Path> path = List.of();

	private @Nullable URLClassLoader loader;

	/**
	 * Create an empty one.
	 * @param compiler the class loader that knows the compiler
	 */
	ProcessorLoaders(ClassLoader compiler) {
		this.compiler = compiler;
	}

	/** Load from these jars and directories from now on. */
	void use(List<Path> path) {
		if (!path.equals(this.path)) {
			close();
			this.path = path;
		}
	}

	ClassLoader loader() {
		URLClassLoader known = this.loader;
		if (known == null) {
			known = new URLClassLoader(urls(this.path), this.compiler);
			this.loader = known;
		}
		return new Unclosable(known);
	}

	private static URL[] urls(List<Path> path) {
		List<URL> urls = new ArrayList<>();
		for (Path entry : path) {
			try {
				urls.add(entry.toUri().toURL());
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException("A file has a URL", ex);
			}
		}
		return urls.toArray(URL[]::new);
	}

	@Override
	public void close() {
		URLClassLoader closed = this.loader;
		this.loader = null;
		if (closed != null) {
			try {
				closed.close();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	/** The compiler closes the loader it is given after each run. */
	private static final class Unclosable extends ClassLoader {

		Unclosable(ClassLoader parent) {
			super(parent);
		}

	}

}
