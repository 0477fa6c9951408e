package dev.hupper.compile;

import java.nio.ByteBuffer;

/**
 * Puts annotations of a class file into words: section 4.7.16 of the Java Virtual Machine
 * Specification.
 */
record AnnotationText(ConstantPool pool) {

	String ofParameters(ByteBuffer in) {
		StringBuilder text = new StringBuilder();
		for (int count = in.get(); count > 0; count--) {
			text.append(annotations(in)).append(';');
		}
		return text.toString();
	}

	String annotations(ByteBuffer in) {
		StringBuilder text = new StringBuilder();
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			text.append(annotation(in));
		}
		return text.toString();
	}

	private String annotation(ByteBuffer in) {
		StringBuilder text = new StringBuilder("@").append(utf8(in)).append('(');
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			text.append(utf8(in)).append('=').append(value(in)).append(',');
		}
		return text.append(')').toString();
	}

	String value(ByteBuffer in) {
		char tag = (char) in.get();
		return switch (tag) {
			case 'e' -> utf8(in) + "." + utf8(in);
			case 'c' -> utf8(in) + ".class";
			case '@' -> annotation(in);
			case '[' -> array(in);
			default -> tag + this.pool.constant(ConstantPool.u2(in));
		};
	}

	private String array(ByteBuffer in) {
		StringBuilder text = new StringBuilder("{");
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			text.append(value(in)).append(',');
		}
		return text.append('}').toString();
	}

	private String utf8(ByteBuffer in) {
		return this.pool.utf8(ConstantPool.u2(in));
	}

}
