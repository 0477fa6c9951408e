package dev.hupper.compile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * The constant pool of a class file, as the Java Virtual Machine Specification describes
 * it in section 4.4.
 */
final class ConstantPool {

	/** A class name inside a descriptor or a generic signature. */
	private static final Pattern NAME_IN_DESCRIPTOR = Pattern.compile("L([^;<>:\\[()]+)[;<]");

	private static final int UTF8 = 1;

	private static final int INTEGER = 3;

	private static final int FLOAT = 4;

	private static final int LONG = 5;

	private static final int DOUBLE = 6;

	private static final int CLASS = 7;

	private static final int STRING = 8;

	private final byte[] bytes;

	private final ByteBuffer buffer;

	/** Where each entry's content starts, behind its tag; 0 for none. */
	private final int[] offsets;

	private final @Nullable String[] strings;

	/**
	 * Read the pool.
	 * @param bytes the class file
	 * @param buffer the same, positioned at the count of entries; afterwards behind them
	 */
	ConstantPool(byte[] bytes, ByteBuffer buffer) {
		this.bytes = bytes;
		this.buffer = buffer.duplicate();
		int count = u2(buffer);
		this.offsets = new int[count];
		this.strings = new String[count];
		for (int i = 1; i < count; i++) {
			int tag = buffer.get();
			this.offsets[i] = buffer.position();
			buffer.position(buffer.position() + size(tag, buffer));
			if (tag == LONG || tag == DOUBLE) {
				i++;
			}
		}
	}

	private static int size(int tag, ByteBuffer buffer) {
		return switch (tag) {
			case UTF8 -> 2 + (buffer.getShort(buffer.position()) & 0xFFFF);
			case CLASS, STRING, 16, 19, 20 -> 2;
			case 15 -> 3;
			case INTEGER, FLOAT, 9, 10, 11, 12, 17, 18 -> 4;
			case LONG, DOUBLE -> 8;
			default -> throw new IllegalArgumentException("constant pool tag " + tag);
		};
	}

	static int u2(ByteBuffer buffer) {
		return buffer.getShort() & 0xFFFF;
	}

	String utf8(int index) {
		String known = this.strings[index];
		if (known != null) {
			return known;
		}
		int offset = this.offsets[index];
		int length = 2 + (this.buffer.getShort(offset) & 0xFFFF);
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(this.bytes, offset, length))) {
			String read = in.readUTF();
			this.strings[index] = read;
			return read;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The internal name of a class.
	 * @param index of a class entry; 0 for none
	 * @return for example {@code java/lang/Object}; empty for none
	 */
	String className(int index) {
		return (index == 0) ? "" : utf8(this.buffer.getShort(this.offsets[index]) & 0xFFFF);
	}

	/** A constant's value in words, together with its type. */
	String constant(int index) {
		int offset = this.offsets[index];
		return switch (this.bytes[offset - 1]) {
			case UTF8 -> "u" + utf8(index);
			case INTEGER, FLOAT -> "i" + this.buffer.getInt(offset);
			case LONG, DOUBLE -> "l" + this.buffer.getLong(offset);
			default -> "s" + className(index);
		};
	}

	/**
	 * Every class that is named anywhere: in class entries, descriptors, signatures,
	 * annotations and tables of local variables.
	 */
	Set<String> classNames() {
		Set<String> names = new TreeSet<>();
		for (int i = 1; i < this.offsets.length; i++) {
			if (is(CLASS, i)) {
				String name = className(i);
				if (name.charAt(0) != '[') {
					names.add(name);
				}
			}
			else if (is(UTF8, i)) {
				addNamesIn(utf8(i), names);
			}
		}
		return names;
	}

	/** Add the class names in a descriptor or a generic signature. */
	static void addNamesIn(String descriptor, Set<String> names) {
		if (descriptor.indexOf(';') < 0) {
			return;
		}
		Matcher matcher = NAME_IN_DESCRIPTOR.matcher(descriptor);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
	}

	/** Whether a name occurs, for example that of an attribute. */
	boolean contains(String utf8) {
		for (int i = 1; i < this.offsets.length; i++) {
			if (is(UTF8, i) && utf8(i).equals(utf8)) {
				return true;
			}
		}
		return false;
	}

	private boolean is(int tag, int index) {
		return this.offsets[index] != 0 && this.bytes[this.offsets[index] - 1] == tag;
	}

}
