package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;

import dev.hupper.platform.Jars;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the annotation processors loaded between runs, as their first use takes longer
 * than the compile itself.
 */
final class ProcessorLoaders implements AutoCloseable {

	private final ClassLoader jdk;

	private List<Path> path = List.of();

	private @Nullable URLClassLoader loader;

	ProcessorLoaders(ClassLoader compiler) {
		this.jdk = new JdkLoader(compiler);
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
			known = new URLClassLoader(Jars.urls(this.path), this.jdk);
			this.loader = known;
		}
		else {
			forgetLastRun(known);
		}
		// The compiler closes the loader it is given after each run.
		return new ClassLoader(known) {
		};
	}

	/**
	 * Lombok tells MapStruct by a static field that its work is done. That of the last
	 * run would let MapStruct read types to which Lombok has yet to add methods.
	 */
	private static void forgetLastRun(ClassLoader processors) {
		try {
			Field invoked = processors.loadClass("lombok.launch.AnnotationProcessorHider$AstModificationNotifierData")
				.getDeclaredField("lombokInvoked");
			invoked.setAccessible(true);
			invoked.setBoolean(null, false);
		}
		catch (ReflectiveOperationException | LinkageError ex) {
			// There is no Lombok, or one that needs no help.
		}
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

	/**
	 * Sees the JDK with its compiler, but not the class path of this JVM: processors that
	 * happen to be on it must not run.
	 */
	private static final class JdkLoader extends ClassLoader {

		private final ClassLoader compiler;

		JdkLoader(ClassLoader compiler) {
			super(ClassLoader.getPlatformClassLoader());
			this.compiler = compiler;
		}

		@Override
		protected Class<?> findClass(String name) throws ClassNotFoundException {
			if (name.startsWith("com.sun.") || name.startsWith("jdk.")) {
				Class<?> found = this.compiler.loadClass(name);
				if (found.getModule().isNamed()) {
					return found;
				}
			}
			throw new ClassNotFoundException(name);
		}

	}

}
