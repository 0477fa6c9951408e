package dev.hupper.spring.boot.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

import org.jspecify.annotations.Nullable;

/**
 * H2 for an application that has another database, which a rehearsal must not touch. It
 * comes in a jar of its own within this one, so that no class loader but that of the
 * rehearsal finds it and Spring Boot configures nothing by it. Thread-safe.
 */
final class OwnDatabase extends ClassLoader {

	static final String PACKAGE = "org.h2.";

	private static final String JAR = "h2.jar";

	static {
		registerAsParallelCapable();
	}

	/** The content of each file by its name. */
	private final Map<String, byte[]> files;

	private OwnDatabase(Map<String, byte[]> files) {
		super(ClassLoader.getPlatformClassLoader());
		this.files = files;
	}

	/** Null if this build of hupper has none. */
	static @Nullable OwnDatabase open() {
		try (InputStream resource = OwnDatabase.class.getResourceAsStream(JAR)) {
			return (resource != null) ? new OwnDatabase(read(resource)) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

	private static Map<String, byte[]> read(InputStream in) throws IOException {
		Map<String, byte[]> files = new HashMap<>();
		JarInputStream jar = new JarInputStream(in);
		for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
			files.put(entry.getName(), jar.readAllBytes());
		}
		return files;
	}

	boolean holds(String className) {
		return this.files.containsKey(file(className));
	}

	@Override
	protected Class<?> findClass(String name) throws ClassNotFoundException {
		byte[] content = this.files.get(file(name));
		if (content == null) {
			throw new ClassNotFoundException(name);
		}
		return defineClass(name, content, 0, content.length);
	}

	@Override
	public @Nullable InputStream getResourceAsStream(String name) {
		byte[] content = this.files.get(name);
		return (content != null) ? new ByteArrayInputStream(content) : null;
	}

	private static String file(String className) {
		return className.replace('.', '/') + ".class";
	}

}
