package dev.hupper.swap;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class file as far as a swap depends on it.
 *
 * @param name internal name, for example {@code com/example/Shop$Item}
 * @param sourceFile the file it was compiled from, without directory; its simple name if
 * that is not known
 * @param flags its access flags
 * @param supertypes internal names of its superclass and its direct interfaces
 * @param annotations the types of its annotations as internal names
 * @param parts what the virtual machine or the application's container can see of it but
 * no instructions, in words, by a description of the part
 * @param methods its methods by name with descriptor
 */
record ClassFile(String name, String sourceFile, int flags, List<String> supertypes, Set<String> annotations,
		Map<String, String> parts, Map<String, Method> methods) {

	private static final int PUBLIC = 0x0001;

	/**
	 * Read a class file.
	 * @param bytes the class file
	 * @return what is known of it
	 * @throws IllegalArgumentException if anything in it is not understood, with the
	 * reason
	 */
	static ClassFile of(byte[] bytes) {
		try {
			return new ClassFileReader(bytes).read();
		}
		catch (IllegalArgumentException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			throw new IllegalArgumentException("it is truncated or not a class file", ex);
		}
	}

	boolean isPublic() {
		return (this.flags & PUBLIC) != 0;
	}

	/** As in its source, without package. */
	String simpleName() {
		return this.name.substring(this.name.lastIndexOf('/') + 1);
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
	 * A method.
	 *
	 * @param name its name
	 * @param annotations the types of its annotations as internal names
	 * @param code what it does
	 */
	record Method(String name, Set<String> annotations, MethodCode code) {
	}

}
