package dev.hupper.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import dev.hupper.classfile.AnnotationText;
import dev.hupper.classfile.ClassFileInput;
import dev.hupper.classfile.ConstantPool;

/**
 * Puts those attributes of a class file into words that other sources can see when they
 * are compiled. Type annotations are not among them: the compiler copies none of them
 * elsewhere.
 */
final class AttributeText {

	/** Since JDK 21 javac lists those, too, that have none: of bridges, for example. */
	private static final Pattern NAMED = Pattern.compile("(^|,)[^ ,]");

	private final Set<String> exposed;

	private boolean parametersNamed;

	/** Add the names of the classes that the attributes mention to a set. */
	AttributeText(Set<String> exposed) {
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

	OfClass ofClass(ClassFileInput in, String self) {
		Set<String> names = new TreeSet<>();
		Set<String> texts = new TreeSet<>();
		List<String> sourceFile = new ArrayList<>();
		in.attributes((name, content) -> {
			names.add(name);
			switch (name) {
				case "SourceFile" -> sourceFile.add(content.utf8());
				case "InnerClasses" -> texts.add(innerClasses(content, self));
				case "PermittedSubclasses" -> texts.add(classNames(content));
				case "Record" -> texts.add("record " + components(content));
				default -> texts.add(common(name, content));
			}
		});
		return new OfClass(names, String.join("\n", texts), String.join("", sourceFile),
				names.contains("EnclosingMethod"));
	}

	/**
	 * Read over a field's or a method's attributes; in words, or empty if others do not
	 * see the member.
	 */
	String ofMember(ClassFileInput in, boolean visible) {
		Set<String> texts = new TreeSet<>();
		in.attributes((name, content) -> {
			String parameters = name.equals("MethodParameters") ? content.parameters() : "";
			this.parametersNamed |= NAMED.matcher(parameters).find();
			if (!visible) {
				return;
			}
			switch (name) {
				case "ConstantValue" -> texts.add("= " + content.constant());
				case "Exceptions" -> texts.add("throws " + classNames(content));
				case "AnnotationDefault" -> texts.add("default " + AnnotationText.value(content));
				case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
					texts.add(name + AnnotationText.ofParameters(content, new TreeSet<>()));
				case "MethodParameters" -> texts.add("(" + parameters + ")");
				default -> texts.add(common(name, content));
			}
		});
		return String.join(" ", texts);
	}

	/** Whether a parameter of a method so far has its name. */
	boolean areParametersNamed() {
		return this.parametersNamed;
	}

	private String common(String name, ClassFileInput content) {
		return switch (name) {
			case "Signature" -> signature(content);
			case "Deprecated" -> name;
			case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" ->
				name + AnnotationText.annotations(content, new TreeSet<>());
			default -> "";
		};
	}

	private String signature(ClassFileInput content) {
		String signature = content.utf8();
		ConstantPool.addNamesIn(signature, this.exposed);
		return signature;
	}

	private String components(ClassFileInput content) {
		StringBuilder text = new StringBuilder();
		for (int count = content.u2(); count > 0; count--) {
			text.append(content.utf8()).append(content.utf8()).append(ofMember(content, true)).append(';');
		}
		return text.toString();
	}

	/** Only the class itself and its members: others are listed because they are used. */
	private String innerClasses(ClassFileInput content, String self) {
		Set<String> texts = new TreeSet<>();
		for (int count = content.u2(); count > 0; count--) {
			String inner = content.className();
			String outer = content.className();
			content.u2();
			int flags = content.u2();
			if (outer.equals(self) || inner.equals(self)) {
				texts.add(flags + " " + inner);
			}
		}
		return "nested " + texts;
	}

	private String classNames(ClassFileInput content) {
		Set<String> names = content.classNames();
		this.exposed.addAll(names);
		return names.toString();
	}

}
