package dev.hupper.compile;

import java.nio.ByteBuffer;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts those attributes of a class file into words that other sources can see when they
 * are compiled. Type annotations are not among them: the compiler copies none of them
 * elsewhere.
 */
final class AttributeText {

	private final ConstantPool pool;

	private final Set<String> exposed;

	/**
	 * Create one for a class file.
	 * @param pool its constant pool
	 * @param exposed where to add the names of the classes that the attributes mention
	 */
	AttributeText(ConstantPool pool, Set<String> exposed) {
		this.pool = pool;
		this.exposed = exposed;
	}

	/**
	 * What the attributes of a class say.
	 *
	 * @param names the names of all attributes
	 * @param text those that others see, in words
	 * @param sourceFile the file it was compiled from, without directory; may be empty
	 * @param isLocal whether it is a local or an anonymous class
	 */
	record OfClass(Set<String> names, String text, String sourceFile, boolean isLocal) {
	}

	OfClass ofClass(ByteBuffer in, String self) {
		Set<String> names = new TreeSet<>();
		Set<String> texts = new TreeSet<>();
		String sourceFile = "";
		boolean local = false;
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			String name = this.pool.utf8(ConstantPool.u2(in));
			ByteBuffer content = content(in);
			names.add(name);
			switch (name) {
				case "SourceFile" -> sourceFile = this.pool.utf8(ConstantPool.u2(content));
				case "EnclosingMethod" -> local = true;
				case "InnerClasses" -> texts.add(innerClasses(content, self));
				case "PermittedSubclasses" -> texts.add(classNames(content));
				case "Record" -> texts.add("record " + components(content));
				default -> texts.add(common(name, content));
			}
		}
		return new OfClass(names, String.join("\n", texts), sourceFile, local);
	}

	/**
	 * Read over a field's or a method's attributes.
	 * @return in words; empty if others do not see the member
	 */
	String ofMember(ByteBuffer in, boolean visible) {
		Set<String> texts = new TreeSet<>();
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			String name = this.pool.utf8(ConstantPool.u2(in));
			ByteBuffer content = content(in);
			if (!visible) {
				continue;
			}
			switch (name) {
				case "ConstantValue" -> texts.add("= " + this.pool.constant(ConstantPool.u2(content)));
				case "Exceptions" -> texts.add("throws " + classNames(content));
				case "AnnotationDefault" -> texts.add("default " + annotationText().value(content));
				case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
					texts.add(name + annotationText().ofParameters(content));
				case "MethodParameters" -> texts.add(parameterNames(content));
				default -> texts.add(common(name, content));
			}
		}
		return String.join(" ", texts);
	}

	private String common(String name, ByteBuffer content) {
		return switch (name) {
			case "Signature" -> signature(content);
			case "Deprecated" -> name;
			case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" ->
				name + annotationText().annotations(content);
			default -> "";
		};
	}

	private AnnotationText annotationText() {
		return new AnnotationText(this.pool);
	}

	private String signature(ByteBuffer content) {
		String signature = this.pool.utf8(ConstantPool.u2(content));
		ConstantPool.addNamesIn(signature, this.exposed);
		return signature;
	}

	private String components(ByteBuffer content) {
		StringBuilder text = new StringBuilder();
		for (int count = ConstantPool.u2(content); count > 0; count--) {
			text.append(this.pool.utf8(ConstantPool.u2(content)))
				.append(this.pool.utf8(ConstantPool.u2(content)))
				.append(ofMember(content, true))
				.append(';');
		}
		return text.toString();
	}

	private String parameterNames(ByteBuffer content) {
		StringBuilder text = new StringBuilder("(");
		for (int count = content.get(); count > 0; count--) {
			int name = ConstantPool.u2(content);
			text.append((name == 0) ? "" : this.pool.utf8(name)).append(ConstantPool.u2(content)).append(',');
		}
		return text.append(')').toString();
	}

	/** Only the class itself and its members: others are listed because they are used. */
	private String innerClasses(ByteBuffer content, String self) {
		Set<String> texts = new TreeSet<>();
		for (int count = ConstantPool.u2(content); count > 0; count--) {
			String inner = this.pool.className(ConstantPool.u2(content));
			String outer = this.pool.className(ConstantPool.u2(content));
			ConstantPool.u2(content);
			int flags = ConstantPool.u2(content);
			if (outer.equals(self) || inner.equals(self)) {
				texts.add(flags + " " + inner);
			}
		}
		return "nested " + texts;
	}

	private String classNames(ByteBuffer content) {
		Set<String> names = new TreeSet<>();
		for (int count = ConstantPool.u2(content); count > 0; count--) {
			names.add(this.pool.className(ConstantPool.u2(content)));
		}
		this.exposed.addAll(names);
		return names.toString();
	}

	private static ByteBuffer content(ByteBuffer in) {
		int length = in.getInt();
		ByteBuffer content = in.slice(in.position(), length);
		in.position(in.position() + length);
		return content;
	}

}
