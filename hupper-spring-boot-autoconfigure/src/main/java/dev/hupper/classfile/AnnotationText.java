package dev.hupper.classfile;

import java.util.Set;

/**
 * Puts the annotations of a class file into words: sections 4.7.16 to 4.7.22 of the Java
 * Virtual Machine Specification.
 */
public final class AnnotationText {

	private AnnotationText() {
	}

	/** Read a list of annotations, and add their types as internal names. */
	public static String annotations(ClassFileInput in, Set<String> types) {
		StringBuilder text = new StringBuilder();
		for (int count = in.u2(); count > 0; count--) {
			String type = in.utf8();
			types.add(type.substring(1, type.length() - 1));
			text.append(elements(type, in));
		}
		return text.toString();
	}

	/** Read the annotations of all parameters, and add their types as internal names. */
	public static String ofParameters(ClassFileInput in, Set<String> types) {
		StringBuilder text = new StringBuilder();
		for (int count = in.u1(); count > 0; count--) {
			text.append(annotations(in, types)).append(';');
		}
		return text.toString();
	}

	/** Read a list of type annotations. */
	public static String ofTypes(ClassFileInput in) {
		StringBuilder text = new StringBuilder();
		for (int count = in.u2(); count > 0; count--) {
			int target = in.u1();
			text.append(target).append(' ');
			append(in, targetLength(target), text);
			append(in, 2 * (in.u1()), text);
			text.append(elements(in.utf8(), in));
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

	private static void append(ClassFileInput in, int length, StringBuilder text) {
		for (int i = 0; i < length; i++) {
			text.append(in.u1()).append(' ');
		}
	}

	private static String elements(String type, ClassFileInput in) {
		StringBuilder text = new StringBuilder("@").append(type).append('(');
		for (int count = in.u2(); count > 0; count--) {
			text.append(in.utf8()).append('=').append(value(in)).append(',');
		}
		return text.append(')').toString();
	}

	/** Read the value of an element. */
	public static String value(ClassFileInput in) {
		char tag = (char) in.u1();
		return switch (tag) {
			case 'e' -> in.utf8() + "." + in.utf8();
			case 'c' -> in.utf8() + ".class";
			case '@' -> elements(in.utf8(), in);
			case '[' -> array(in);
			default -> tag + in.constant();
		};
	}

	private static String array(ClassFileInput in) {
		StringBuilder text = new StringBuilder("{");
		for (int count = in.u2(); count > 0; count--) {
			text.append(value(in)).append(',');
		}
		return text.append('}').toString();
	}

}
