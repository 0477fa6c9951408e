package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/**
 * What the compile has to know of one class file.
 *
 * @param name internal name, for example {@code com/example/Shop$Item}
 * @param unit the source it was compiled from, relative to the source root, for example
 * {@code com/example/Shop.java}
 * @param supertypes internal names of its superclass and its direct interfaces
 * @param exposed internal names of the classes in what others can see of it
 * @param references internal names of all classes it mentions
 * @param api a digest of all that others can see of it; empty if nothing: local,
 * anonymous and synthetic classes
 * @param content a digest of the class file
 * @param traits what it tells about how it was compiled
 */
record ClassFacts(String name, String unit, Set<String> supertypes, Set<String> exposed, Set<String> references,
		String api, String content, CompilerTraits traits) {

	/**
	 * Read a class file; its path is for the message.
	 * @throws IOException if it is truncated or not a class file
	 */
	static ClassFacts read(byte[] bytes, Path path) throws IOException {
		try {
			return new ClassFileReader(bytes).read();
		}
		catch (RuntimeException ex) {
			throw new IOException(path + " is truncated or not a class file", ex);
		}
	}

	/** Whether other sources can name it or its members. */
	boolean isVisible() {
		return !this.api.isEmpty();
	}

	/**
	 * Whether it stands for a package without annotations: Maven writes one where the
	 * compiler makes none.
	 */
	boolean isPlainPackage() {
		return this.name.endsWith("package-info") && Set.of(this.name, "java/lang/Object").containsAll(this.references);
	}

	/** Whether the class files are the same, byte for byte. */
	boolean hasContentOf(ClassFacts other) {
		return this.content.equals(other.content);
	}

	/** The file name below the class directory. */
	String fileName() {
		return this.name + ".class";
	}

}
