package dev.hupper.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A short-lived directory that only this user can enter, with a path short enough for a
 * unix domain socket in it. Its name holds the process id, so that what a killed process
 * left behind can be told from what is in use.
 */
public final class PrivateDirectory implements AutoCloseable {

	/** The limit is 104 bytes on macOS and 108 on Linux, with the final zero. */
	private static final int MAX_SOCKET_PATH = 100;

	private static final String PREFIX = "hupper-";

	/** When a process began is known to the second only. */
	private static final Duration CLOCK_ERROR = Duration.ofSeconds(5);

	/** What is added to the base: the name, as long as it can get, and a file. */
	private static final int ROOM = "/hupper-4194304-18446744073709551615/socket".length();

	private final Path path;

	private PrivateDirectory(Path path) {
		this.path = path;
	}

	/**
	 * Make a directory in the temporary directory of this JVM, or where that cannot be
	 * used, in the user's runtime directory or {@code /tmp}. Directories that processes
	 * of this user left behind there are removed, unless they are in use although the
	 * process seems to be gone.
	 * @throws IOException if none of them can be used; the message says why and what to
	 * do
	 */
	public static PrivateDirectory create(Predicate<Path> inUse) throws IOException {
		return create(candidates(System.getProperty("java.io.tmpdir"), System.getenv("XDG_RUNTIME_DIR")), inUse);
	}

	static PrivateDirectory create(List<Path> bases, Predicate<Path> inUse) throws IOException {
		StringJoiner refusals = new StringJoiner("; ");
		for (Path base : bases) {
			try {
				PrivateDirectory created = createIn(base);
				created.removeStale(base, inUse);
				return created;
			}
			catch (FileSystemException ex) {
				refusals.add(base + " (" + reason(ex) + ")");
			}
		}
		throw new IOException("Found no directory for hupper's socket. Tried " + refusals
				+ ". Start with -Djava.io.tmpdir=<a writable directory with a path of at most "
				+ (MAX_SOCKET_PATH - ROOM) + " bytes>");
	}

	static List<Path> candidates(@Nullable String... names) {
		return Stream.concat(Arrays.stream(names), Stream.of("/tmp"))
			.filter((name) -> name != null && !name.isBlank())
			.map((name) -> Path.of(name).toAbsolutePath())
			.distinct()
			.toList();
	}

	private static PrivateDirectory createIn(Path base) throws IOException {
		if (base.toString().getBytes(StandardCharsets.UTF_8).length + ROOM > MAX_SOCKET_PATH) {
			throw new FileSystemException(base.toString(), null, "path too long for a socket");
		}
		String prefix = PREFIX + ProcessHandle.current().pid() + "-";
		return new PrivateDirectory(Files.createTempDirectory(base, prefix, forThisUserAlone(base)));
	}

	/** Windows gives a user's directories to nobody else by itself. */
	static FileAttribute<?>[] forThisUserAlone(Path place) {
		boolean posix = place.getFileSystem().supportedFileAttributeViews().contains("posix");
		Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rwx------");
		return posix ? new FileAttribute<?>[] { PosixFilePermissions.asFileAttribute(permissions) }
				: new FileAttribute<?>[0];
	}

	private static String reason(FileSystemException failure) {
		String reason = failure.getReason();
		return (reason != null) ? reason : failure.getClass().getSimpleName().replace("Exception", "");
	}

	/** Its absolute path. */
	public Path path() {
		return this.path;
	}

	@Override
	public void close() {
		FileTree.delete(this.path);
	}

	/** The process id in the name of such a directory; -1 if it is none. */
	public static long owner(Path directory) {
		String[] parts = directory.getFileName().toString().split("-");
		try {
			return (parts.length == 3) ? Long.parseLong(parts[1]) : -1;
		}
		catch (NumberFormatException ex) {
			return -1;
		}
	}

	private void removeStale(Path base, Predicate<Path> inUse) {
		try (DirectoryStream<Path> others = Files.newDirectoryStream(base, PREFIX + "*")) {
			for (Path other : others) {
				if (!other.equals(this.path) && isOfThisUser(other) && isOfDeadProcess(other) && !inUse.test(other)) {
					FileTree.delete(other);
				}
			}
		}
		catch (IOException ex) {
			// A base that cannot be listed keeps what is in it.
		}
	}

	private boolean isOfThisUser(Path other) throws IOException {
		return Files.isDirectory(other, LinkOption.NOFOLLOW_LINKS)
				&& Files.getOwner(other, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(this.path));
	}

	private static boolean isOfDeadProcess(Path other) throws IOException {
		long owner = owner(other);
		Instant written = Files.getLastModifiedTime(other, LinkOption.NOFOLLOW_LINKS).toInstant();
		return owner >= 0 && ProcessHandle.of(owner).filter((process) -> !isYounger(process, written)).isEmpty();
	}

	/** In a container that is started again, others have the same ids. */
	private static boolean isYounger(ProcessHandle process, Instant written) {
		return process.info().startInstant().filter((start) -> start.isAfter(written.plus(CLOCK_ERROR))).isPresent();
	}

}
