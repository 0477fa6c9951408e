package dev.hupper.swap;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.hupper.classfile.AnnotationText;
import dev.hupper.classfile.ClassFileInput;
import org.jspecify.annotations.Nullable;

/**
 * Reads one class file: see section 4 of the Java Virtual Machine Specification. An
 * attribute that is not known is an error: whether it matters cannot be told.
 */
final class ClassFileReader {

	private final ClassFileInput in;

	private final Map<String, String> parts = new TreeMap<>();

	private final List<PendingMethod> pending = new ArrayList<>();

	private String name = "";

	private int flags;

	private String sourceFile = "";

	ClassFileReader(byte[] bytes) {
		this.in = ClassFileInput.of(bytes);
	}

	/** Read no more than what it is and what it extends and implements. */
	ClassFile.Links readLinks() {
		this.flags = u2();
		this.name = this.in.className();
		return new ClassFile.Links(this.name, this.in.supertypes());
	}

	ClassFile read() {
		ClassFile.Links links = readLinks();
		this.parts.put("its release of Java", Integer.toHexString(this.in.version()));
		this.parts.put("its declaration", this.flags + " " + links.name() + " " + links.supertypes());
		StringBuilder fields = new StringBuilder();
		for (int count = u2(); count > 0; count--) {
			fields.append(member().text()).append('\n');
		}
		this.parts.put("its fields", fields.toString());
		for (int count = u2(); count > 0; count--) {
			PendingMethod method = member();
			this.pending.add(method);
			this.parts.put("method " + method.key(), method.text());
		}
		Set<String> annotations = classAttributes();
		if (this.in.hasRemaining()) {
			throw new IllegalArgumentException("it is longer than a class file");
		}
		return new ClassFile(links, this.sourceFile.isEmpty() ? links.name() : this.sourceFile, this.flags, annotations,
				this.parts, methods());
	}

	/** Only now the bootstrap methods are known. */
	private Map<String, ClassFile.Method> methods() {
		Map<String, ClassFile.Method> methods = new LinkedHashMap<>();
		for (PendingMethod method : this.pending) {
			MethodCode code = (method.code() != null) ? new CodeReader(this.in.pool()).read(method.code().buffer())
					: MethodCode.NONE;
			methods.put(method.key(), new ClassFile.Method(method.name(), method.annotations(), code));
		}
		return methods;
	}

	private PendingMethod member() {
		int flags = u2();
		String memberName = this.in.utf8();
		String descriptor = this.in.utf8();
		Set<String> texts = new TreeSet<>();
		Set<String> annotations = new TreeSet<>();
		List<ClassFileInput> code = new ArrayList<>();
		this.in.attributes((attribute, content) -> {
			if (attribute.equals("Code")) {
				code.add(content);
			}
			else {
				texts.add(attribute + " " + ofMember(attribute, content, annotations));
			}
		});
		return new PendingMethod(memberName, descriptor, flags + " " + memberName + descriptor + " " + texts,
				annotations, code.isEmpty() ? null : code.get(0));
	}

	private String ofMember(String attribute, ClassFileInput content, Set<String> annotations) {
		return switch (attribute) {
			case "ConstantValue" -> content.constant();
			case "Exceptions" -> content.classNames().toString();
			case "AnnotationDefault" -> AnnotationText.value(content);
			case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
				AnnotationText.ofParameters(content, new TreeSet<>());
			case "MethodParameters" -> content.parameters();
			default -> common(attribute, content, annotations);
		};
	}

	private Set<String> classAttributes() {
		Set<String> annotations = new TreeSet<>();
		this.in.attributes((attribute, content) -> {
			switch (attribute) {
				case "SourceFile" -> this.sourceFile = content.utf8();
				case "BootstrapMethods" -> this.in.pool().readBootstrapMethods(content.buffer());
				case "SourceDebugExtension" -> {
					// For debuggers only.
				}
				case "InnerClasses" ->
					nestedTypes(content).ifPresent((text) -> this.parts.put("its nested types", text));
				case "NestHost" -> this.parts.put(attribute, content.className());
				case "NestMembers" -> this.parts.put("the set of its nested types", content.classNames().toString());
				case "PermittedSubclasses" -> this.parts.put(attribute, content.classNames().toString());
				case "EnclosingMethod" -> this.parts.put(attribute, enclosing(content));
				case "Record" -> this.parts.put(attribute, components(content));
				default -> this.parts.put(partOf(attribute), common(attribute, content, annotations));
			}
		});
		return annotations;
	}

	private static String partOf(String attribute) {
		return attribute.endsWith("Annotations") ? "its annotations(" + attribute + ")" : attribute;
	}

	private String common(String attribute, ClassFileInput content, Set<String> annotations) {
		return switch (attribute) {
			case "Signature" -> content.utf8();
			case "Deprecated", "Synthetic" -> attribute;
			case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" ->
				AnnotationText.annotations(content, annotations);
			case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" -> AnnotationText.ofTypes(content);
			default -> throw new IllegalArgumentException("it has an attribute " + attribute);
		};
	}

	private String enclosing(ClassFileInput content) {
		String type = content.className();
		int method = content.u2();
		return type + "." + ((method == 0) ? "" : this.in.pool().text(method));
	}

	private String components(ClassFileInput content) {
		StringBuilder text = new StringBuilder();
		for (int count = content.u2(); count > 0; count--) {
			text.append(content.utf8()).append(content.utf8());
			content.attributes(
					(attribute, value) -> text.append(attribute).append(common(attribute, value, new TreeSet<>())));
			text.append(';');
		}
		return text.toString();
	}

	/** Those of the same top-level class: others are listed because they are used. */
	private Optional<String> nestedTypes(ClassFileInput content) {
		int dollar = this.name.indexOf('$', this.name.lastIndexOf('/') + 2);
		String top = (dollar < 0) ? this.name : this.name.substring(0, dollar);
		Set<String> texts = new TreeSet<>();
		for (int count = content.u2(); count > 0; count--) {
			String inner = content.className();
			String outer = content.className();
			String simpleName = content.utf8();
			int flags = content.u2();
			if (inner.startsWith(top + "$")) {
				texts.add(flags + " " + inner + " in " + outer + " " + simpleName);
			}
		}
		return texts.isEmpty() ? Optional.empty() : Optional.of(texts.toString());
	}

	private int u2() {
		return this.in.u2();
	}

	/** A field or a method whose instructions are still to be read. */
	private record PendingMethod(String name, String descriptor, String text, Set<String> annotations,
			@Nullable ClassFileInput code) {

		String key() {
			return this.name + this.descriptor;
		}

	}

}
