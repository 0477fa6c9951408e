package dev.hupper.indistinguishable.failing;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;

import dev.hupper.indistinguishable.hostile.UnusedDriver;

/**
 * A JDBC driver of a library, which leaves something in the JVM from the moment on that a
 * file is there.
 */
public class LeakingDriver extends UnusedDriver {

	/** The system property that names the file. */
	public static final String FILE = "leaking.file";

	static {
		if (Files.exists(Path.of(System.getProperty(FILE)))) {
			Security.addProvider(new Leak());
		}
	}

	/** What it leaves. */
	public static class Leak extends Provider {

		private static final long serialVersionUID = 1L;

		public Leak() {
			super("leak", "1", "offers nothing");
		}

	}

}
