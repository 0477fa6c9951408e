package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Tells whether jars can be used.
 */
public final class Jars {

	private Jars() {
	}

	/**
	 * Whether a jar is whole: what says where its entries are comes last, and is missing
	 * while the jar is being written.
	 * @param jar a jar or another zip file
	 * @return false if it is cut or no zip file
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
