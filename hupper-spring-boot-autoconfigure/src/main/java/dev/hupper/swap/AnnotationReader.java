package dev.hupper.swap;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Puts the annotations of a class file into words: sections 4.7.16 to 4.7.22 of the Java
 * Virtual Machine Specification.
 */
record AnnotationReader(Constants constants) {

	/**
	 * Read a list of annotations.
	 * @param types where to add their types as internal names
	 */
	String annotations(ByteBuffer in, Set<String> types) {
		StringBuilder text = new StringBuilder();
		for (int count = Constants.u2(in); count > 0; count--) {
			String type = utf8(in);
			types.add(type.substring(1, type.length() - 1));
			text.append(elements(type, in));
		}
		return text.toString();
	}

	String ofParameters(ByteBuffer in, Set<String> types) {
		StringBuilder text = new StringBuilder();
		for (int count = in.get() & 0xFF; count > 0; count--) {
			text.append(annotations(in, types)).append(';');
		}
		return text.toString();
	}

	String ofTypes(ByteBuffer in) {
		StringBuilder text = new StringBuilder();
		for (int count = Constants.u2(in); count > 0; count--) {
			int target = in.get() & 0xFF;
			text.append(target).append(' ');
			append(in, targetLength(target), text);
			append(in, 2 * (in.get() & 0xFF), text);
			text.append(elements(utf8(in), in));
		}
		return text.toString();
	}

	/** Other targets are found in code only. */
	private static int targetLength(int target) {
		return switch (target) {
			case 0x00, 0x01, 0x16 -> 1;
			case 0x10, 0x11, 0x12, 0x17 -> 2;
			case 0x13, 0x14, 0x15 -> 0;
			default -> throw new IllegalArgumentException("target " + target + " of a type annotation");
		};
	}

	private static void append(ByteBuffer in, int length, StringBuilder text) {
		for (int i = 0; i < length; i++) {
			text.append(in.get()).append(' ');
		}
	}

	private String elements(String type, ByteBuffer in) {
		StringBuilder text = new StringBuilder("@").append(type).append('(');
		for (int count = Constants.u2(in); count > 0; count--) {
			text.append(utf8(in)).append('=').append(value(in)).append(',');
		}
		return text.append(')').toString();
	}

	String value(ByteBuffer in) {
		char tag = (char) in.get();
		return switch (tag) {
			case 'e' -> utf8(in) + "." + utf8(in);
			case 'c' -> utf8(in) + ".class";
			case '@' -> elements(utf8(in), in);
			case '[' -> array(in);
			default -> tag + this.constants.text(Constants.u2(in));
		};
	}

	private String array(ByteBuffer in) {
		StringBuilder text = new StringBuilder("{");
		for (int count = Constants.u2(in); count > 0; count--) {
			text.append(value(in)).append(',');
		}
		return text.append('}').toString();
	}

	private String utf8(ByteBuffer in) {
		return this.constants.utf8(Constants.u2(in));
	}

}
