package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The directory in which hupper keeps what can be made again. What lies in it is run by
 * later processes, so nobody else may write to it.
 */
public final class CacheDirectory {

	private CacheDirectory() {
	}

	/**
	 * Where this user's programs keep such files.
	 * @return an absolute path that need not exist; empty if this user has no home
	 */
	public static Optional<Path> ofUser() {
		return ofUser(System.getProperty("os.name", ""), System.getProperty("user.home", ""), System.getenv());
	}

	static Optional<Path> ofUser(String system, String home, Map<String, String> environment) {
		String named = system.startsWith("Windows") ? "LOCALAPPDATA" : "XDG_CACHE_HOME";
		String usual = system.startsWith("Windows") ? "AppData/Local" : ".cache";
		Optional<Path> base = system.startsWith("Mac") ? below(home, "Library/Caches")
				: absolute(environment.get(named)).or(() -> below(home, usual));
		return base.map((directory) -> directory.resolve("hupper"));
	}

	/** The specification of XDG_CACHE_HOME: a relative path is invalid and ignored. */
	private static Optional<Path> absolute(@Nullable String name) {
		return Optional.ofNullable(name).filter((given) -> !given.isBlank()).map(Path::of).filter(Path::isAbsolute);
	}

	private static Optional<Path> below(String home, String name) {
		return absolute(home).map((base) -> base.resolve(name));
	}

	/**
	 * Make a directory that only this user can enter, or check that nobody else can write
	 * to one that is there.
	 * @param directory where
	 * @param ours any directory that this process made
	 * @throws IOException if it cannot be made, written to or trusted; the message says
	 * why
	 */
	public static void open(Path directory, Path ours) throws IOException {
		boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
		if (Files.exists(directory) && !Files.isDirectory(directory)) {
			throw new IOException(directory + " is no directory");
		}
		if (!Files.isDirectory(directory)) {
			Files.createDirectories(directory, PrivateDirectory.forThisUserAlone(directory));
		}
		if (posix && !(Files.getOwner(directory).equals(Files.getOwner(ours)) && isWritableByNobodyElse(directory))) {
			throw new IOException(directory + " belongs to or can be written by somebody else");
		}
		if (!Files.isWritable(directory)) {
			throw new IOException(directory + " cannot be written");
		}
	}

	private static boolean isWritableByNobodyElse(Path directory) throws IOException {
		Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(directory);
		return !permissions.contains(PosixFilePermission.GROUP_WRITE)
				&& !permissions.contains(PosixFilePermission.OTHERS_WRITE);
	}

}
