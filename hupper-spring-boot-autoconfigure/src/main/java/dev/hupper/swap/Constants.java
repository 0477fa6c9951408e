package dev.hupper.swap;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The constants of a class file in words, so that those of two files can be compared
 * though they have other numbers: section 4.4 of the Java Virtual Machine Specification.
 */
final class Constants {

	/** More than any compiler nests; a file could go in circles. */
	private static final int MAX_DEPTH = 8;

	private static final int UTF8 = 1;

	private static final int LONG = 5;

	private static final int DOUBLE = 6;

	private static final int METHOD_HANDLE = 15;

	private static final int DYNAMIC = 17;

	private static final int INVOKE_DYNAMIC = 18;

	private final byte[] bytes;

	private final ByteBuffer buffer;

	/** Where each entry's content starts, behind its tag; 0 for none. */
	private final int[] offsets;

	private final List<Bootstrap> bootstraps = new ArrayList<>();

	/**
	 * Read the pool.
	 * @param bytes the class file
	 * @param in the same, positioned at the count of entries; afterwards behind them
	 */
	Constants(byte[] bytes, ByteBuffer in) {
		this.bytes = bytes;
		this.buffer = ByteBuffer.wrap(bytes);
		this.offsets = new int[u2(in)];
		for (int i = 1; i < this.offsets.length; i++) {
			int tag = in.get();
			this.offsets[i] = in.position();
			in.position(in.position() + size(tag, in));
			if (tag == LONG || tag == DOUBLE) {
				i++;
			}
		}
	}

	private static int size(int tag, ByteBuffer in) {
		return switch (tag) {
			case UTF8 -> 2 + (in.getShort(in.position()) & 0xFFFF);
			case 7, 8, 16, 19, 20 -> 2;
			case METHOD_HANDLE -> 3;
			case 3, 4, 9, 10, 11, 12, DYNAMIC, INVOKE_DYNAMIC -> 4;
			case LONG, DOUBLE -> 8;
			default -> throw new IllegalArgumentException("constant pool tag " + tag);
		};
	}

	static int u2(ByteBuffer in) {
		return in.getShort() & 0xFFFF;
	}

	/** Read the attribute of this name, without which no dynamic constant has words. */
	void readBootstrapMethods(ByteBuffer in) {
		for (int count = u2(in); count > 0; count--) {
			int handle = u2(in);
			List<Integer> arguments = new ArrayList<>();
			for (int rest = u2(in); rest > 0; rest--) {
				arguments.add(u2(in));
			}
			this.bootstraps.add(new Bootstrap(handle, arguments));
		}
	}

	String utf8(int index) {
		int offset = offset(index, UTF8);
		int length = 2 + u2(offset);
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(this.bytes, offset, length))) {
			return in.readUTF();
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
		return (index == 0) ? "" : utf8(u2(offset(index, 7)));
	}

	/** A constant in words: equal words mean equal constants. */
	String text(int index) {
		return text(index, 0);
	}

	private String text(int index, int depth) {
		if (depth > MAX_DEPTH) {
			throw new IllegalArgumentException("constants in a circle");
		}
		int offset = this.offsets[index];
		int tag = tag(index);
		return switch (tag) {
			case UTF8 -> quote(utf8(index));
			case 3 -> "int " + this.buffer.getInt(offset);
			case 4 -> "float " + this.buffer.getInt(offset);
			case LONG -> "long " + this.buffer.getLong(offset);
			case DOUBLE -> "double " + this.buffer.getLong(offset);
			case 7, 8, 16 -> tag + " " + quote(utf8(u2(offset)));
			case 9, 10, 11 -> tag + " " + className(u2(offset)) + "." + text(u2(offset + 2), depth + 1);
			case 12 -> utf8(u2(offset)) + utf8(u2(offset + 2));
			case METHOD_HANDLE -> "handle " + this.buffer.get(offset) + " " + text(u2(offset + 1), depth + 1);
			case DYNAMIC, INVOKE_DYNAMIC ->
				"dynamic " + text(u2(offset + 2), depth + 1) + this.bootstraps.get(u2(offset)).text(this, depth + 1);
			default -> throw new IllegalArgumentException("a constant of kind " + tag);
		};
	}

	/** The length keeps what is in the text from being taken for what follows. */
	private static String quote(String text) {
		return text.length() + ":" + text;
	}

	boolean isDynamic(int index) {
		return tag(index) == DYNAMIC || tag(index) == INVOKE_DYNAMIC;
	}

	/** The class whose method makes a dynamic constant. */
	String bootstrapClass(int index) {
		int handle = this.bootstraps.get(u2(this.offsets[index])).handle();
		return className(u2(this.offsets[u2(this.offsets[handle] + 1)]));
	}

	/**
	 * Collect the methods of one class that a constant refers to.
	 * @param index of any constant
	 * @param owner the class
	 * @param found where to add their names with descriptors
	 */
	void addMethodsOf(String owner, int index, Set<String> found) {
		int offset = this.offsets[index];
		switch (tag(index)) {
			case 10, 11 -> {
				if (className(u2(offset)).equals(owner)) {
					found.add(text(u2(offset + 2)));
				}
			}
			case METHOD_HANDLE -> addMethodsOf(owner, u2(offset + 1), found);
			case DYNAMIC, INVOKE_DYNAMIC -> {
				for (int argument : this.bootstraps.get(u2(offset)).arguments()) {
					if (tag(argument) == METHOD_HANDLE) {
						addMethodsOf(owner, argument, found);
					}
				}
			}
			default -> {
				// Refers to no method.
			}
		}
	}

	private int tag(int index) {
		if (this.offsets[index] == 0) {
			throw new IllegalArgumentException("no constant " + index);
		}
		return this.bytes[this.offsets[index] - 1];
	}

	private int offset(int index, int tag) {
		if (tag(index) != tag) {
			throw new IllegalArgumentException("constant " + index + " is not of kind " + tag);
		}
		return this.offsets[index];
	}

	private int u2(int offset) {
		return this.buffer.getShort(offset) & 0xFFFF;
	}

	/** An entry of the attribute of bootstrap methods. */
	private record Bootstrap(int handle, List<Integer> arguments) {

		String text(Constants constants, int depth) {
			StringBuilder text = new StringBuilder(" by ").append(constants.text(this.handle, depth)).append('(');
			for (int argument : this.arguments) {
				text.append(constants.text(argument, depth)).append(',');
			}
			return text.append(')').toString();
		}

	}

}
