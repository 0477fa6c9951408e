package dev.hupper.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The jars and directories of a class path.
 */
public final class Jars {

	private Jars() {
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
