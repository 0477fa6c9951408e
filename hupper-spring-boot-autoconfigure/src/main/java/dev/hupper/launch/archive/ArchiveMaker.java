package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.hupper.platform.Commands;

/**
 * Makes an archive and tries it before anyone else does.
 */
record ArchiveMaker(ArchiveStore store, ArchiveSettings settings, Jvm jvm) {

	/** At the lowest priority, on a machine that has other things to do. */
	private static final Duration TIMEOUT = Duration.ofMinutes(10);

	/** More than an archive takes: a JVM does not tell that there was no more room. */
	private static final long ROOM = 512L << 20;

	/** Of a command that took too long. */
	private static final int TOO_LONG = -1;

	/** By SIGKILL, as the system does when memory is short. */
	private static final int KILLED = 128 + 9;

	/** Their options are on the command line already, as far as they matter. */
	private static final Set<String> VARIABLES = Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

	static Jvm inBackground() {
		return (command) -> Commands.runIdle(command, VARIABLES, TIMEOUT);
	}

	/**
	 * Make an archive in a slot, which has a list of classes, unless another process
	 * does: then false.
	 * @throws IOException if it cannot be made; the message says why
	 */
	boolean make(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		Optional<FileChannel> lock = this.store.tryLock();
		if (lock.isEmpty()) {
			return false;
		}
		try (FileChannel held = lock.get()) {
			if (slot.isComplete()) {
				return true;
			}
			Path classes = slot.classList().orElseThrow(() -> new IOException("its list of classes is gone"));
			long listSize = slot.listSize();
			for (ArchiveKind kind : ArchiveKind.of(this.settings)) {
				int status = this.jvm.run(dump(kind, slot, classes, classPath));
				if (status == 0) {
					status = this.jvm.run(trial(slot, classPath));
				}
				if (status == 0) {
					slot.publish(listSize);
					this.store.prune(System.currentTimeMillis());
					return true;
				}
				if (wasKilled(status)) {
					return false;
				}
				if (status == Commands.NOT_STARTED) {
					throw new IOException(this.settings.java() + " could not be started to make one");
				}
				if (status == TOO_LONG) {
					throw new IOException("the JVM has made none within " + TIMEOUT.toMinutes() + " minutes");
				}
			}
			if (this.jvm.room(slot.directory()) < ROOM) {
				throw new IOException(
						"the JVM makes none, perhaps as there is little room left in " + slot.directory());
			}
			slot.refuse();
			throw new IOException("the JVM makes none or does not accept it");
		}
		finally {
			Files.deleteIfExists(slot.aside());
		}
	}

	/** Which says nothing about the archive: the next monitor tries again. */
	private static boolean wasKilled(int status) {
		return status == KILLED || Thread.currentThread().isInterrupted();
	}

	private List<String> dump(ArchiveKind kind, ArchiveSlot slot, Path classes, ArchivedClassPath classPath)
			throws IOException {
		List<String> command = new ArrayList<>(List.of(this.settings.java().toString()));
		command.addAll(kind.dumpOptions(this.settings));
		command.addAll(List.of("-Xlog:disable", "-Xshare:dump", "-XX:SharedClassListFile=" + classes,
				"-XX:SharedArchiveFile=" + slot.aside(), "-cp", classPath.in(slot.directory(), false)));
		return command;
	}

	/** A JVM that ends at once if it cannot use the archive. */
	private List<String> trial(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		List<String> command = new ArrayList<>(List.of(this.settings.java().toString()));
		command.addAll(ArchiveKind.shape(this.settings));
		command.addAll(ArchiveKind.logOff(this.settings.feature()));
		command.addAll(List.of("-Xshare:on", "-XX:SharedArchiveFile=" + slot.aside(), "-cp",
				classPath.in(slot.directory(), true), "-version"));
		return command;
	}

	/** Runs a JVM. */
	interface Jvm {

		/** Run a command to its end, and tell its exit code. */
		int run(List<String> command);

		/** How much more can be written into a directory, in bytes. */
		default long room(Path directory) throws IOException {
			return Files.getFileStore(directory).getUsableSpace();
		}

	}

}
