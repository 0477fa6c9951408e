package dev.hupper.filemonitor;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Tells whether a class file is whole: whether every length in it, from the constant pool
 * to the last attribute, leads exactly to the end of the file. The layout is that of
 * chapter 4 of the Java Virtual Machine Specification.
 */
final class ClassFileCheck {

	private static final int MAGIC = 0xCAFEBABE;

	private final DataInputStream in;

	private ClassFileCheck(InputStream in) {
		this.in = new DataInputStream(in);
	}

	/**
	 * Whether the stream is one whole class file.
	 * @param in what to read; not necessarily read to its end if it is not whole
	 */
	static boolean isComplete(InputStream in) throws IOException {
		try {
			return new ClassFileCheck(in).check();
		}
		catch (EOFException ex) {
			return false;
		}
	}

	private boolean check() throws IOException {
		if (this.in.readInt() != MAGIC) {
			return false;
		}
		this.in.skipNBytes(4); // minor and major version
		if (!skipConstantPool()) {
			return false;
		}
		this.in.skipNBytes(6); // access flags, this class, super class
		this.in.skipNBytes(2L * this.in.readUnsignedShort()); // interfaces
		skipMembers(); // fields
		skipMembers(); // methods
		skipAttributes();
		return this.in.read() == -1;
	}

	private boolean skipConstantPool() throws IOException {
		int count = this.in.readUnsignedShort();
		for (int index = 1; index < count; index++) {
			int tag = this.in.readUnsignedByte();
			int length = switch (tag) {
				case 1 -> this.in.readUnsignedShort(); // text
				case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
				case 5, 6 -> 8; // long and double
				case 7, 8, 16, 19, 20 -> 2;
				case 15 -> 3; // method handle
				default -> -1;
			};
			if (length < 0) {
				return false;
			}
			if (tag == 5 || tag == 6) {
				index++; // these take two entries
			}
			this.in.skipNBytes(length);
		}
		return true;
	}

	private void skipMembers() throws IOException {
		int count = this.in.readUnsignedShort();
		for (int i = 0; i < count; i++) {
			this.in.skipNBytes(6); // access flags, name, descriptor
			skipAttributes();
		}
	}

	private void skipAttributes() throws IOException {
		int count = this.in.readUnsignedShort();
		for (int i = 0; i < count; i++) {
			this.in.skipNBytes(2); // name
			this.in.skipNBytes(Integer.toUnsignedLong(this.in.readInt()));
		}
	}

}
