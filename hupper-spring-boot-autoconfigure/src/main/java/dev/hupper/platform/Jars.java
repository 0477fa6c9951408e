package dev.hupper.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.jspecify.annotations.Nullable;

/**
 * The jars and directories of a class path.
 */
public final class Jars {

	/** Where Maven and Gradle put the jars they build. */
	private static final Set<String> OUTPUT_DIRECTORIES = Set.of("target", "libs");

	private static final List<String> BUILD_FILES = List.of("pom.xml", "build.gradle", "build.gradle.kts");

	private Jars() {
	}

	/** Whether an entry of a class path is no directory, there or yet to come. */
	public static boolean isJar(Path entry) {
		String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
		boolean named = name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith(".war");
		return Files.isRegularFile(entry) || (named && !Files.isDirectory(entry));
	}

	/**
	 * Whether a module next to its output built a jar, rather than a repository or the
	 * JDK. A link into a repository is judged by where it leads.
	 */
	public static boolean isBuiltHere(Path jar) {
		Path output = realPath(jar).getParent();
		if (output == null || !OUTPUT_DIRECTORIES.contains(String.valueOf(output.getFileName()))) {
			return false;
		}
		// target/x.jar lies one level below its module, build/libs/x.jar two.
		Path module = output.getParent();
		return isModule(module) || (module != null && isModule(module.getParent()));
	}

	private static boolean isModule(@Nullable Path directory) {
		return directory != null && BUILD_FILES.stream().anyMatch((file) -> Files.exists(directory.resolve(file)));
	}

	private static Path realPath(Path path) {
		try {
			return path.toRealPath();
		}
		catch (IOException ex) {
			return path;
		}
	}

	/** The URLs of jars and directories, as class loaders take them. */
	public static URL[] urls(Collection<Path> entries) {
		return entries.stream().map((entry) -> {
			try {
				return entry.toUri().toURL();
			}
			catch (MalformedURLException ex) {
				throw new IllegalStateException("A file has a URL", ex);
			}
		}).toArray(URL[]::new);
	}

	/**
	 * Whether a jar is whole: what says where its entries are comes last, and is missing
	 * while the jar is being written.
	 * @throws IOException if it cannot be read
	 */
	public static boolean isWhole(Path jar) throws IOException {
		try {
			new ZipFile(jar.toFile()).close();
			return true;
		}
		catch (ZipException ex) {
			return false;
		}
	}

}
