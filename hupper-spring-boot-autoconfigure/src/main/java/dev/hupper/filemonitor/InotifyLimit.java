package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A limit that Linux sets to each user's file events: its name, its value and how to
 * raise it.
 */
enum InotifyLimit {

	WATCHES("watches", 524_288, ""), INSTANCES("instances", 1024, ", or that of open files (ulimit -n),");

	private final String counted;

	private final long plenty;

	private final String alternative;

	InotifyLimit(String counted, long plenty, String alternative) {
		this.counted = counted;
		this.plenty = plenty;
		this.alternative = alternative;
	}

	/**
	 * The limit that made something fail, which only the JDK's message tells; empty if it
	 * was something else.
	 */
	static Optional<InotifyLimit> reachedBy(IOException failure) {
		String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
		return Arrays.stream(values())
			.filter((limit) -> message.contains("limit of inotify " + limit.counted))
			.findFirst();
	}

	/**
	 * Say that it is reached at a directory, by what {@code /proc/sys} says. Inside a
	 * user namespace, as in some containers, the smaller of two limits is in force.
	 */
	String message(Path directory, Path settings) {
		String name = "fs.inotify.max_user_" + this.counted;
		String namespaceName = "user.max_inotify_" + this.counted;
		long ofSystem = read(settings, name);
		long ofNamespace = read(settings, namespaceName);
		long value = Math.min(ofSystem, ofNamespace);
		boolean ofNamespaceReached = ofNamespace < ofSystem;
		return "The limit " + name + " = " + ((value < Long.MAX_VALUE) ? value : "(unknown)")
				+ (ofNamespaceReached ? " (here: " + namespaceName + ")" : "") + this.alternative + " is reached at "
				+ directory + ": what is beyond it is polled. Raise it with: sudo sysctl "
				+ (ofNamespaceReached ? namespaceName : name) + "="
				+ ((value < this.plenty || value == Long.MAX_VALUE) ? this.plenty : 2 * value);
	}

	/** With a single read: what a first one does not take, the kernel does not give. */
	private static long read(Path settings, String name) {
		byte[] digits = new byte[32];
		try (InputStream file = Files.newInputStream(settings.resolve(name.replace('.', '/')))) {
			return Long
				.parseLong(new String(digits, 0, Math.max(0, file.read(digits)), StandardCharsets.US_ASCII).strip());
		}
		catch (IOException | NumberFormatException ex) {
			return Long.MAX_VALUE;
		}
	}

}
