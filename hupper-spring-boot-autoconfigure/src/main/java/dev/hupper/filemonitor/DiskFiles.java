package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.hupper.classfile.ClassFileInput;
import dev.hupper.filemonitor.FileView.Content;
import dev.hupper.filemonitor.FileView.Entry;
import dev.hupper.platform.Jars;
import org.jspecify.annotations.Nullable;

/**
 * The files on disk.
 */
final class DiskFiles implements FileView {

	/**
	 * Only the view "unix" tells when a file was changed in any way, renaming included.
	 */
	private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

	private static final String ATTRIBUTES = (UNIX ? "unix:ctime," : "")
			+ "size,lastModifiedTime,isRegularFile,isDirectory,fileKey";

	@Override
	public @Nullable Entry look(Path path) throws IOException {
		try {
			Map<String, Object> attributes = Files.readAttributes(path, ATTRIBUTES);
			if (Boolean.TRUE.equals(attributes.get("isDirectory"))) {
				Object key = attributes.get("fileKey");
				return new Entry(path, null, (key != null) ? key : path.toRealPath(), Files.isSymbolicLink(path));
			}
			if (!Boolean.TRUE.equals(attributes.get("isRegularFile"))) {
				return null;
			}
			return new Entry(path, stamp(attributes), path, false);
		}
		catch (NoSuchFileException ex) {
			return null;
		}
		catch (FileSystemException ex) {
			if (isBelowAFile(path)) {
				return null;
			}
			throw ex;
		}
	}

	/** What was a directory may be a file by now. */
	private static boolean isBelowAFile(Path path) {
		Path parent = path.getParent();
		while (parent != null && !Files.exists(parent)) {
			parent = parent.getParent();
		}
		return parent != null && Files.isRegularFile(parent);
	}

	private static FileStamp stamp(Map<String, Object> attributes) {
		long modified = nanos(attributes.get("lastModifiedTime"));
		long changed = UNIX ? nanos(attributes.get("ctime")) : modified;
		return new FileStamp((attributes.get("size") instanceof Long size) ? size : 0, modified, changed);
	}

	private static long nanos(@Nullable Object time) {
		return (time instanceof FileTime fileTime) ? fileTime.to(TimeUnit.NANOSECONDS) : 0;
	}

	@Override
	public List<Entry> list(Path directory) throws IOException {
		List<Entry> entries = new ArrayList<>();
		try (DirectoryStream<Path> paths = Files.newDirectoryStream(directory)) {
			for (Path path : paths) {
				Entry entry = lookOrNull(path);
				if (entry != null) {
					entries.add(entry);
				}
			}
		}
		catch (DirectoryIteratorException ex) {
			throw ex.getCause();
		}
		return entries;
	}

	@Override
	public Content read(Path file) throws IOException {
		String name = file.toString();
		if (name.endsWith(".class")) {
			byte[] content = Files.readAllBytes(file);
			return new Content(ContentChecksum.of(content), ClassFileInput.isComplete(content));
		}
		try (InputStream in = Files.newInputStream(file)) {
			boolean complete = !name.endsWith(".jar") || Jars.isWhole(file);
			return new Content(ContentChecksum.of(in), complete);
		}
	}

	@Override
	public long now() {
		Instant now = Instant.now();
		return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
	}

}
