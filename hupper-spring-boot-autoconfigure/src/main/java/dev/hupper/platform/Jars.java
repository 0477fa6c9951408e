package dev.hupper.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jars and directories of a class path.
 */
public final class Jars {

	private Jars() {
	}

	/** Whether an entry of a class path is no directory, there or yet to come. */
	public static boolean isJar(Path entry) {
		String name = String.valueOf(entry.getFileName()).toLowerCase(Locale.ROOT);
		boolean named = name.endsWith(".jar") || name.endsWith(".zip") || name.endsWith(".war");
		return Files.isRegularFile(entry) || (named && !Files.isDirectory(entry));
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
