package dev.hupper.filemonitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.classfile.ClassFileInput;
import dev.hupper.platform.Jars;
import org.jspecify.annotations.Nullable;

/**
 * Files in memory, with a clock that the test sets.
 */
final class FakeFiles implements FileView {

	private final Map<Path, byte[]> contents = new HashMap<>();

	private final Map<Path, FileStamp> stamps = new HashMap<>();

	private final Set<Path> unreadable = new HashSet<>();

	private long now = Duration.ofDays(1).toNanos();

	private int reads;

	FakeFiles write(Path file, String content) {
		return write(file, content.getBytes(StandardCharsets.UTF_8));
	}

	FakeFiles write(Path file, byte[] content) {
		this.contents.put(file, content);
		this.stamps.put(file, new FileStamp(content.length, this.now, this.now));
		return this;
	}

	FakeFiles delete(Path path) {
		this.contents.keySet().removeIf((file) -> file.startsWith(path));
		return this;
	}

	void forbid(Path file) {
		this.unreadable.add(file);
	}

	void allow(Path file) {
		this.unreadable.remove(file);
	}

	void pass(Duration time) {
		this.now += time.toNanos();
	}

	int reads() {
		return this.reads;
	}

	@Override
	public @Nullable Entry look(Path path) {
		if (this.contents.containsKey(path)) {
			return new Entry(path, this.stamps.get(path), path, false);
		}
		boolean directory = this.contents.keySet().stream().anyMatch((file) -> file.startsWith(path));
		return directory ? new Entry(path, null, path, false) : null;
	}

	@Override
	public List<Entry> list(Path directory) throws IOException {
		Set<Path> children = new HashSet<>();
		for (Path file : this.contents.keySet()) {
			if (file.startsWith(directory)) {
				children.add(directory.resolve(directory.relativize(file).getName(0)));
			}
		}
		return new ArrayList<>(children.stream().map(this::look).toList());
	}

	@Override
	public Content read(Path file) throws IOException {
		byte[] content = this.contents.get(file);
		if (content == null) {
			throw new NoSuchFileException(file.toString());
		}
		if (this.unreadable.contains(file)) {
			throw new AccessDeniedException(file.toString());
		}
		this.reads++;
		return new Content(ContentChecksum.of(content), isComplete(file.toString(), content));
	}

	private static boolean isComplete(String name, byte[] content) throws IOException {
		if (name.endsWith(".class")) {
			return ClassFileInput.isComplete(content);
		}
		return !name.endsWith(".jar") || isWholeJar(content);
	}

	private static boolean isWholeJar(byte[] content) throws IOException {
		Path jar = Files.createTempFile("hupper", ".jar");
		try {
			return Jars.isWhole(Files.write(jar, content));
		}
		finally {
			Files.delete(jar);
		}
	}

	@Override
	public long now() {
		return this.now;
	}

	/**
	 * The class file of a class of the test class path.
	 */
	static byte[] classFile(Class<?> type) {
		String name = type.getName().replaceFirst(".*\\.", "") + ".class";
		try (var in = type.getResourceAsStream(name)) {
			return in.readAllBytes();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
