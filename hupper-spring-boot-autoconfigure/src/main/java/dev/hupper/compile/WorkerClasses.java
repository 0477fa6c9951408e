package dev.hupper.compile;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Jars;
import dev.hupper.platform.Threads;
import dev.hupper.reloader.ClassFiles;
import dev.hupper.swap.ClassChange;
import dev.hupper.swap.ClassFileLookup;
import dev.hupper.swap.ClassHistory;
import dev.hupper.swap.SwapDecision;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * The class files that workers load: whether what the compiler makes of them, or somebody
 * else has written, can be swapped.
 */
final class WorkerClasses implements ClassFiles {

	private final ClassHistory history;

	private final HupperLogger logger;

	/** The monitor has the class path of its first workers. Guarded by this. */
	private ClassLoader loader = ClassLoader.getSystemClassLoader();

	/** The directories of the class path count; nothing of them has been read yet. */
	WorkerClasses(List<Path> classPath, HupperLogger logger) {
		this.logger = logger;
		this.history = new ClassHistory(classPath);
	}

	@Override
	public SwapVerdict decide(Collection<Path> files, Before before) {
		try {
			List<ClassChange> changes = new ArrayList<>();
			for (Path file : files) {
				byte[] old = this.history.contentOf(file);
				if (!before.was(file, old)) {
					return new SwapVerdict.Reload("it is not known what " + file.getFileName() + " was before");
				}
				changes.add(new ClassChange(file, old, content(file)));
			}
			return decide(changes);
		}
		catch (IOException ex) {
			return new SwapVerdict.Reload("what somebody wrote could not be read: " + ex.getMessage());
		}
	}

	/** The files of before may be those that are still in place. */
	SwapVerdict decide(List<ClassChange> changes) {
		this.history.read();
		return new SwapDecision(new ClassFileLookup() {

			@Override
			public byte @Nullable [] find(String name) {
				return WorkerClasses.this.find(name);
			}

			@Override
			public Collection<String> subtypesOf(String name) {
				return WorkerClasses.this.history.subtypesOf(name);
			}

		}).decide(changes);
	}

	static byte @Nullable [] content(Path file) throws IOException {
		return Files.exists(file) ? Files.readAllBytes(file) : null;
	}

	@Override
	public void changed(Collection<Path> files) {
		if (this.history.changed(files)) {
			read();
		}
	}

	@Override
	public void read() {
		Threads.start("hupper-classes", () -> {
			this.history.read();
			this.logger.debug("Class files are known");
		});
	}

	/** Workers have another class path from now on. */
	synchronized void follow(List<Path> classPath) {
		if (this.loader instanceof URLClassLoader before) {
			close(before);
		}
		this.loader = new URLClassLoader(Jars.urls(classPath), ClassLoader.getPlatformClassLoader());
	}

	private void close(URLClassLoader before) {
		try {
			before.close();
		}
		catch (IOException ex) {
			this.logger.debug("The jars of before stay open: " + ex);
		}
	}

	synchronized byte @Nullable [] find(String name) {
		try (InputStream in = this.loader.getResourceAsStream(name + ".class")) {
			return (in != null) ? in.readAllBytes() : null;
		}
		catch (IOException ex) {
			throw new IllegalArgumentException(name + " could not be read", ex);
		}
	}

}
