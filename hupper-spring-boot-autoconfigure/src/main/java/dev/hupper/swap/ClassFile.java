package dev.hupper.swap;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A class file as far as a swap depends on it.
 *
 * @param links what it is, and what it extends and implements
 * @param sourceFile the file it was compiled from, without directory; its simple name if
 * that is not known
 * @param flags its access flags
 * @param annotations the types of its annotations as internal names
 * @param parts what the virtual machine or the application's container can see of it but
 * no instructions, in words, by a description of the part
 * @param methods its methods by name with descriptor
 */
record ClassFile(Links links, String sourceFile, int flags, Set<String> annotations, Map<String, String> parts,
		Map<String, Method> methods) {

	private static final int PUBLIC = 0x0001;

	/**
	 * Read a class file.
	 * @throws IllegalArgumentException if anything in it is not understood, with the
	 * reason
	 */
	static ClassFile of(byte[] bytes) {
		return understood(() -> new ClassFileReader(bytes).read());
	}

	/**
	 * Read only what a class extends and implements.
	 * @throws IllegalArgumentException as above
	 */
	static Links linksOf(byte[] bytes) {
		return understood(() -> new ClassFileReader(bytes).readLinks());
	}

	private static <T> T understood(Supplier<T> reading) {
		try {
			return reading.get();
		}
		catch (IllegalArgumentException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("it is truncated or not a class file", ex);
		}
	}

	/** Its internal name, for example {@code com/example/Shop$Item}. */
	String name() {
		return this.links.name();
	}

	boolean isPublic() {
		return (this.flags & PUBLIC) != 0;
	}

	/** As in its source, without package. */
	String simpleName() {
		return name().substring(name().lastIndexOf('/') + 1);
	}

	MethodCode codeOf(String key) {
		Method method = this.methods.get(key);
		return (method != null) ? method.code() : MethodCode.NONE;
	}

	/** Whether anything in it, members included, has an annotation. */
	boolean isAnnotated() {
		return !this.annotations.isEmpty()
				|| this.methods.values().stream().anyMatch((method) -> !method.annotations().isEmpty());
	}

	/**
	 * What a type says of other types.
	 *
	 * @param supertypes internal names of its superclass and its direct interfaces
	 */
	record Links(String name, List<String> supertypes) {
	}

	/** A method, with the types of its annotations as internal names. */
	record Method(String name, Set<String> annotations, MethodCode code) {
	}

}
