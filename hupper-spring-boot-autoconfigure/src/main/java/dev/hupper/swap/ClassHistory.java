package dev.hupper.swap;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

import org.jspecify.annotations.Nullable;

/**
 * The class files of the application's directories as they were when they were read, so
 * that the old ones are known when somebody else has written new ones. What it says has
 * to be compared with what was there: it may have been read too late. Thread-safe.
 */
public final class ClassHistory {

	/** Compressed; an application of several thousand classes. */
	private static final long MAX_BYTES = 24L * 1024 * 1024;

	private final List<Path> directories;

	private final Map<Path, Entry> entries = new HashMap<>();

	private final Set<Path> unread = new LinkedHashSet<>();

	private boolean listed;

	private long size;

	/**
	 * Nothing is known yet of these directories of the class path, which need not exist.
	 */
	public ClassHistory(Collection<Path> directories) {
		this.directories = List.copyOf(directories);
	}

	/**
	 * Read what has not been read since it changed; the first time everything. Blocks.
	 */
	public synchronized void read() {
		if (!this.listed) {
			this.listed = true;
			this.directories.forEach(this::list);
		}
		this.unread.forEach(this::read);
		this.unread.clear();
	}

	private void list(Path directory) {
		if (!Files.isDirectory(directory)) {
			return;
		}
		try (Stream<Path> files = Files.walk(directory)) {
			files.filter(ClassHistory::isClass).forEach(this.unread::add);
		}
		catch (IOException | RuntimeException ex) {
			// What is not known is not swapped.
		}
	}

	private static boolean isClass(Path file) {
		return file.toString().endsWith(".class");
	}

	private void read(Path file) {
		Entry before = this.entries.remove(file);
		this.size -= (before != null && before.compressed != null) ? before.compressed.length : 0;
		try {
			byte[] content = Files.readAllBytes(file);
			byte[] compressed = compress(content);
			boolean fits = this.size + compressed.length <= MAX_BYTES;
			this.size += fits ? compressed.length : 0;
			this.entries.put(file, new Entry(fits ? compressed : null, ClassFile.linksOf(content)));
		}
		catch (IOException | IllegalArgumentException ex) {
			// It is gone, or no class file.
		}
	}

	/**
	 * Files, of other kinds as well, have been written or deleted. Whether there is
	 * something to {@link #read}.
	 */
	public synchronized boolean changed(Collection<Path> files) {
		if (this.listed) {
			files.stream().filter(ClassHistory::isClass).forEach(this.unread::add);
		}
		return !this.unread.isEmpty();
	}

	/** What a file was when it was read; null if it was not there, or is not known. */
	public synchronized byte @Nullable [] contentOf(Path file) {
		Entry entry = this.entries.get(file);
		return (entry != null && entry.compressed != null) ? decompress(entry.compressed) : null;
	}

	/** The types that extend or implement another directly, by internal names. */
	public synchronized Collection<String> subtypesOf(String name) {
		List<String> subtypes = new ArrayList<>();
		for (Entry entry : this.entries.values()) {
			if (entry.links.supertypes().contains(name)) {
				subtypes.add(entry.links.name());
			}
		}
		return subtypes;
	}

	private static byte[] compress(byte[] content) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2);
		Deflater deflater = new Deflater(Deflater.BEST_SPEED);
		try (DeflaterOutputStream compressing = new DeflaterOutputStream(out, deflater)) {
			compressing.write(content);
		}
		finally {
			deflater.end();
		}
		return out.toByteArray();
	}

	private static byte[] decompress(byte[] compressed) {
		try (InputStream content = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
			return content.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private record Entry(byte @Nullable [] compressed, ClassFile.Links links) {
	}

}
