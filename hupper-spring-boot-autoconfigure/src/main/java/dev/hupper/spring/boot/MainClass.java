package dev.hupper.spring.boot;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The class whose {@code main} the {@code java} command called.
 *
 * @param name its name
 * @param location where it was loaded from; null if that is no file
 * @param isOnClassPath whether it and hupper come from the class path of the JVM, and not
 * from a class loader inside a packaged application
 */
record MainClass(String name, @Nullable Path location, boolean isOnClassPath) {

	/** IntelliJ IDEA's own main classes, which call the application's. */
	private static final String IDE = "com.intellij.rt.";

	/**
	 * Find it at the bottom of the stack: the only place where a {@code main} that calls
	 * others, one without parameters, and the one Kotlin generates are all the right one.
	 * Empty if the current thread is not {@code main}.
	 */
	static Optional<MainClass> find() {
		if (!Thread.currentThread().getName().equals("main")) {
			return Optional.empty();
		}
		return StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE)
			.walk(MainClass::bottom)
			.filter((frame) -> frame.getMethodName().equals("main"))
			.map(StackWalker.StackFrame::getDeclaringClass)
			.map(MainClass::of);
	}

	private static Optional<StackWalker.StackFrame> bottom(Stream<StackWalker.StackFrame> frames) {
		return frames.filter((frame) -> frame.getDeclaringClass().getClassLoader() != null)
			.filter((frame) -> !frame.getClassName().startsWith(IDE))
			.reduce((upper, lower) -> lower);
	}

	private static MainClass of(Class<?> type) {
		ClassLoader system = ClassLoader.getSystemClassLoader();
		return new MainClass(type.getName(), location(type),
				type.getClassLoader() == system && MainClass.class.getClassLoader() == system);
	}

	private static @Nullable Path location(Class<?> type) {
		CodeSource source = type.getProtectionDomain().getCodeSource();
		URL url = (source != null) ? source.getLocation() : null;
		if (url == null || !url.getProtocol().equals("file")) {
			return null;
		}
		try {
			return new File(new URI(url.toString())).toPath();
		}
		catch (URISyntaxException | IllegalArgumentException ex) {
			return new File(url.getPath()).toPath();
		}
	}

	boolean isInDirectory() {
		return this.location != null && Files.isDirectory(this.location);
	}

	boolean isBelowBuildFile() {
		for (Path at = this.location; at != null; at = at.getParent()) {
			if (holdsBuildFile(at)) {
				return true;
			}
		}
		return false;
	}

	private static boolean holdsBuildFile(Path directory) {
		if (Files.isRegularFile(directory.resolve("pom.xml"))) {
			return true;
		}
		try (var gradle = Files.newDirectoryStream(directory, "{build,settings}.gradle*")) {
			return gradle.iterator().hasNext();
		}
		catch (IOException ex) {
			// Not a directory, or none that may be read: it is judged by those above it.
			return false;
		}
	}

}
