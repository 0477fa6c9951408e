package dev.hupper.classfile;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * A class file, or an attribute in it, read item by item: chapter 4 of the Java Virtual
 * Machine Specification. All methods throw a {@link RuntimeException} where the file is
 * truncated or no class file. Not thread-safe.
 */
public final class ClassFileInput {

	private static final int MAGIC = 0xCAFEBABE;

	private final ByteBuffer in;

	private final int version;

	private final ConstantPool pool;

	private ClassFileInput(ByteBuffer in, int version, ConstantPool pool) {
		this.in = in;
		this.version = version;
		this.pool = pool;
	}

	/** Read up to the end of the constant pool: the access flags come next. */
	public static ClassFileInput of(byte[] bytes) {
		ByteBuffer in = ByteBuffer.wrap(bytes);
		if (in.getInt() != MAGIC) {
			throw new IllegalArgumentException("it is no class file");
		}
		int version = in.getInt();
		return new ClassFileInput(in, version, new ConstantPool(bytes, in));
	}

	/**
	 * Whether some bytes are one whole class file: whether every length in it, from the
	 * constant pool to the last attribute, leads exactly to the end.
	 */
	public static boolean isComplete(byte[] bytes) {
		try {
			ClassFileInput in = of(bytes);
			in.skip(6); // access flags, this class, superclass
			in.skip(2 * in.u2()); // interfaces
			in.skipMembers(); // fields
			in.skipMembers(); // methods
			in.skipAttributes();
			return !in.hasRemaining();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private void skipMembers() {
		for (int count = u2(); count > 0; count--) {
			skip(6); // access flags, name, descriptor
			skipAttributes();
		}
	}

	private void skipAttributes() {
		for (int count = u2(); count > 0; count--) {
			skip(2); // name
			skip(this.in.getInt());
		}
	}

	private void skip(int length) {
		this.in.position(this.in.position() + length);
	}

	/** The version: the minor one in the upper half, the major one in the lower. */
	public int version() {
		return this.version;
	}

	/** The constants of the whole class file. */
	public ConstantPool pool() {
		return this.pool;
	}

	/** What has not been read yet. */
	public ByteBuffer buffer() {
		return this.in;
	}

	/** Whether there is anything left to read. */
	public boolean hasRemaining() {
		return this.in.hasRemaining();
	}

	/** The next byte, from 0 to 255. */
	public int u1() {
		return this.in.get() & 0xFF;
	}

	/** The next two bytes, from 0 to 65535. */
	public int u2() {
		return ConstantPool.u2(this.in);
	}

	/** The text that an index leads to; empty if that is 0. */
	public String utf8() {
		int index = u2();
		return (index == 0) ? "" : this.pool.utf8(index);
	}

	/** The internal name of the class that an index leads to; empty if that is 0. */
	public String className() {
		return this.pool.className(u2());
	}

	/** The constant that an index leads to, in words. */
	public String constant() {
		return this.pool.text(u2());
	}

	/**
	 * The internal names of the superclass and the direct interfaces, which come next.
	 */
	public List<String> supertypes() {
		List<String> names = new ArrayList<>(List.of(className()));
		for (int count = u2(); count > 0; count--) {
			names.add(className());
		}
		return names;
	}

	/** The names and flags of parameters, in words: section 4.7.24. */
	public String parameters() {
		StringBuilder text = new StringBuilder();
		for (int count = u1(); count > 0; count--) {
			text.append(utf8()).append(' ').append(u2()).append(',');
		}
		return text.toString();
	}

	/** The internal names in a list of classes, sorted. */
	public Set<String> classNames() {
		Set<String> names = new TreeSet<>();
		for (int count = u2(); count > 0; count--) {
			names.add(className());
		}
		return names;
	}

	/** Read the attributes of whatever comes before, each by name and content. */
	public void attributes(BiConsumer<String, ClassFileInput> reader) {
		for (int count = u2(); count > 0; count--) {
			String name = utf8();
			int length = this.in.getInt();
			ByteBuffer content = this.in.slice(this.in.position(), length);
			skip(length);
			reader.accept(name, new ClassFileInput(content, this.version, this.pool));
		}
	}

}
