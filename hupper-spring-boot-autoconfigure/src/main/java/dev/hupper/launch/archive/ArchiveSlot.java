package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.platform.FileTree;

/**
 * The place of one archive on the disk.
 *
 * @param inputs what the archive depends on
 */
record ArchiveSlot(Path directory, String inputs) {

	private static final String INPUTS = "inputs";

	/** Says which state of the archive is whole: written last, and first as empty. */
	private static final String STAMP = "stamp";

	private static final String REFUSED = "refused";

	private static final String CLASSES = "classes";

	private static final String NAMES = "names";

	private static final Pattern ASIDE = Pattern.compile(".*-(\\d{1,18})\\.tmp");

	Path archive() {
		return this.directory.resolve("archive");
	}

	/** Whether there is one, of whichever inputs. */
	boolean isOne() {
		return Files.exists(this.directory.resolve(STAMP));
	}

	/** Where the archive is made. */
	Path aside() {
		return aside("archive");
	}

	/** Named after this process, since another may be writing the same. */
	private Path aside(String name) {
		return this.directory.resolve(name + "-" + ProcessHandle.current().pid() + ".tmp");
	}

	/** Delete what processes that were killed had not finished. */
	void tidy() throws IOException {
		try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(this.directory, "*.tmp")) {
			for (Path file : unfinished) {
				if (!isBeingWritten(file)) {
					Files.deleteIfExists(file);
				}
			}
		}
	}

	private static boolean isBeingWritten(Path aside) {
		Matcher writer = ASIDE.matcher(aside.getFileName().toString());
		return writer.matches() && ProcessHandle.of(Long.parseLong(writer.group(1))).isPresent();
	}

	private Path classListFile() {
		return this.directory.resolve(CLASSES);
	}

	/** Whether this is about the same inputs, and not another's of the same hash. */
	private boolean isOurs() throws IOException {
		return this.inputs.equals(read(INPUTS));
	}

	/** The classes to be archived; empty if no worker has written them down. */
	Optional<Path> classList() throws IOException {
		return (isOurs() && Files.exists(classListFile())) ? Optional.of(classListFile()) : Optional.empty();
	}

	/** The names of the classes of libraries that are to be archived. */
	ClassNames names() throws IOException {
		return ClassNames.read(this.directory.resolve(NAMES));
	}

	/**
	 * Take the place over, with the classes to be archived, of which a JVM takes those
	 * alone that it finds in libraries: others may be the application's, of before. An
	 * archive of fewer stays in use until it is replaced. None may ever hold a class that
	 * is not among the names.
	 */
	void keep(ClassList classes, Set<String> ofLibraries) throws IOException {
		Files.createDirectories(this.directory);
		if (!isOurs()) {
			write(STAMP, "".getBytes(StandardCharsets.UTF_8));
		}
		Set<String> names = new HashSet<>(ofLibraries);
		names.retainAll(classes.names());
		write(NAMES, ClassNames.bytes(names));
		write(CLASSES, classes.text().getBytes(StandardCharsets.UTF_8));
		write(INPUTS, this.inputs.getBytes(StandardCharsets.UTF_8));
	}

	boolean hasArchive() throws IOException {
		return isOurs() && Files.exists(archive());
	}

	/** Whether the archive is there and as it was when it was made. */
	boolean isWhole() throws IOException {
		return hasArchive() && read(STAMP).startsWith(state());
	}

	/** Whether all classes are archived that are to be. */
	boolean isComplete() throws IOException {
		return hasArchive() && read(STAMP).equals(state() + listSize());
	}

	/** Put the new archive in place, made of a list of this size. */
	void publish(long listSize) throws IOException {
		Files.move(aside(), archive(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		write(STAMP, (state() + listSize).getBytes(StandardCharsets.UTF_8));
	}

	private String state() throws IOException {
		return Files.size(archive()) + " " + Files.getLastModifiedTime(archive()).toMillis() + " ";
	}

	/** How long the list is, in bytes; 0 if there is none. */
	long listSize() throws IOException {
		return classList().isPresent() ? Files.size(classListFile()) : 0;
	}

	void discard() throws IOException {
		Files.deleteIfExists(archive());
	}

	/** Remember that the JVM makes none, so that it is not tried for ever. */
	void refuse() throws IOException {
		write(REFUSED, this.inputs.getBytes(StandardCharsets.UTF_8));
	}

	boolean isRefused() throws IOException {
		return this.inputs.equals(read(REFUSED));
	}

	void touch(long nowMillis) throws IOException {
		Files.setLastModifiedTime(this.directory.resolve(INPUTS), FileTime.fromMillis(nowMillis));
	}

	long lastUsed() {
		try {
			return Files.getLastModifiedTime(this.directory.resolve(INPUTS)).toMillis();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	long size() throws IOException {
		long size = 0;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.directory)) {
			for (Path file : files) {
				size += Files.size(file);
			}
		}
		return size;
	}

	void delete() throws IOException {
		Files.deleteIfExists(this.directory.resolve(INPUTS));
		FileTree.delete(this.directory);
	}

	private String read(String name) throws IOException {
		try {
			return Files.readString(this.directory.resolve(name));
		}
		catch (NoSuchFileException ex) {
			return "";
		}
	}

	private void write(String name, byte[] content) throws IOException {
		Path aside = aside(name);
		Files.write(aside, content);
		Files.move(aside, this.directory.resolve(name), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
	}

}
