package dev.hupper.classfile;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The constants of a class file in words, so that those of two files can be compared
 * though they have other numbers: section 4.4 of the Java Virtual Machine Specification.
 */
public final class ConstantPool {

	/** A class name inside a descriptor or a generic signature. */
	private static final Pattern NAME_IN_DESCRIPTOR = Pattern.compile("L([^;<>:\\[()]+)[;<]");

	/** More than any compiler nests; a file could go in circles. */
	private static final int MAX_DEPTH = 8;

	private static final int UTF8 = 1;

	private static final int LONG = 5;

	private static final int DOUBLE = 6;

	private static final int CLASS = 7;

	private static final int METHOD_HANDLE = 15;

	private static final int DYNAMIC = 17;

	private static final int INVOKE_DYNAMIC = 18;

	private final byte[] bytes;

	private final ByteBuffer buffer;

	/** Where each entry's content starts, behind its tag; 0 for none. */
	private final int[] offsets;

	private final @Nullable String[] strings;

	private final List<Bootstrap> bootstraps = new ArrayList<>();

	/**
	 * Read the pool of a class file from a buffer that stands at the count of its
	 * entries, and behind them afterwards.
	 */
	ConstantPool(byte[] bytes, ByteBuffer in) {
		this.bytes = bytes;
		this.buffer = ByteBuffer.wrap(bytes);
		this.offsets = new int[u2(in)];
		this.strings = new String[this.offsets.length];
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
			case CLASS, 8, 16, 19, 20 -> 2;
			case METHOD_HANDLE -> 3;
			case 3, 4, 9, 10, 11, 12, DYNAMIC, INVOKE_DYNAMIC -> 4;
			case LONG, DOUBLE -> 8;
			default -> throw new IllegalArgumentException("constant pool tag " + tag);
		};
	}

	/** Read two bytes: from 0 to 65535. */
	public static int u2(ByteBuffer in) {
		return in.getShort() & 0xFFFF;
	}

	/** Read the attribute of this name, without which no dynamic constant has words. */
	public void readBootstrapMethods(ByteBuffer in) {
		for (int count = u2(in); count > 0; count--) {
			int handle = u2(in);
			List<Integer> arguments = new ArrayList<>();
			for (int rest = u2(in); rest > 0; rest--) {
				arguments.add(u2(in));
			}
			this.bootstraps.add(new Bootstrap(handle, arguments));
		}
	}

	/** The text of an entry for texts. */
	public String utf8(int index) {
		String known = this.strings[index];
		if (known != null) {
			return known;
		}
		int offset = offset(index, UTF8);
		int length = 2 + u2(offset);
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
	 * The internal name of a class, for example {@code java/lang/Object}; empty for 0.
	 */
	public String className(int index) {
		return (index == 0) ? "" : utf8(u2(offset(index, CLASS)));
	}

	/** A constant in words, on one line: equal words mean equal constants. */
	public String text(int index) {
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
			case CLASS, 8, 16 -> tag + " " + quote(utf8(u2(offset)));
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

	/** Whether a constant is made when it is used first. */
	public boolean isDynamic(int index) {
		return tag(index) == DYNAMIC || tag(index) == INVOKE_DYNAMIC;
	}

	/** The internal name of the class whose method makes a dynamic constant. */
	public String bootstrapClass(int index) {
		int handle = this.bootstraps.get(u2(this.offsets[index])).handle();
		return className(u2(this.offsets[u2(this.offsets[handle] + 1)]));
	}

	/**
	 * Collect the methods that a constant refers to: the internal name of the class in
	 * which each is looked for, and its name with descriptor.
	 */
	public void addMethods(int index, BiConsumer<String, String> found) {
		int offset = this.offsets[index];
		switch (tag(index)) {
			case 10, 11 -> found.accept(className(u2(offset)), text(u2(offset + 2)));
			case METHOD_HANDLE -> addMethods(u2(offset + 1), found);
			case DYNAMIC, INVOKE_DYNAMIC -> {
				for (int argument : this.bootstraps.get(u2(offset)).arguments()) {
					if (tag(argument) == METHOD_HANDLE) {
						addMethods(argument, found);
					}
				}
			}
			default -> {
				// Refers to no method.
			}
		}
	}

	/**
	 * The internal name of every class that is named anywhere: in class entries,
	 * descriptors, signatures, annotations and tables of local variables.
	 */
	public Set<String> classNames() {
		Set<String> names = new TreeSet<>();
		for (int i = 1; i < this.offsets.length; i++) {
			if (is(CLASS, i) && !className(i).startsWith("[")) {
				names.add(className(i));
			}
			else if (is(UTF8, i)) {
				addNamesIn(utf8(i), names);
			}
		}
		return names;
	}

	/** Add the class names in a descriptor, a generic signature or any other text. */
	public static void addNamesIn(String descriptor, Set<String> names) {
		if (descriptor.indexOf(';') < 0) {
			return;
		}
		Matcher matcher = NAME_IN_DESCRIPTOR.matcher(descriptor);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
	}

	/** Whether a text occurs, such as the name of an attribute. */
	public boolean contains(String utf8) {
		return IntStream.range(1, this.offsets.length).anyMatch((i) -> is(UTF8, i) && utf8(i).equals(utf8));
	}

	private boolean is(int tag, int index) {
		return this.offsets[index] != 0 && tag(index) == tag;
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

		String text(ConstantPool pool, int depth) {
			StringBuilder text = new StringBuilder(" by ").append(pool.text(this.handle, depth)).append('(');
			for (int argument : this.arguments) {
				text.append(pool.text(argument, depth)).append(',');
			}
			return text.append(')').toString();
		}

	}

}
