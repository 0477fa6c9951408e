package dev.hupper.swap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Reads one class file: see section 4 of the Java Virtual Machine Specification. An
 * attribute that is not known is an error: whether it matters cannot be told.
 */
final class ClassFileReader {

	private final ByteBuffer in;

	private final String version;

	private final Constants constants;

	private final AnnotationReader annotationReader;

	private final Map<String, String> parts = new TreeMap<>();

	private final List<PendingMethod> pending = new ArrayList<>();

	private String name = "";

	private String sourceFile = "";

	ClassFileReader(byte[] bytes) {
		this.in = ByteBuffer.wrap(bytes);
		if (this.in.getInt() != 0xCAFEBABE) {
			throw new IllegalArgumentException("it is no class file");
		}
		this.version = Integer.toHexString(this.in.getInt());
		this.constants = new Constants(bytes, this.in);
		this.annotationReader = new AnnotationReader(this.constants);
	}

	ClassFile read() {
		int flags = u2();
		this.name = this.constants.className(u2());
		List<String> supertypes = new ArrayList<>();
		supertypes.add(this.constants.className(u2()));
		for (int count = u2(); count > 0; count--) {
			supertypes.add(this.constants.className(u2()));
		}
		this.parts.put("its release of Java", this.version);
		this.parts.put("its declaration", flags + " " + this.name + " " + supertypes);
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
		return new ClassFile(this.name, this.sourceFile.isEmpty() ? this.name : this.sourceFile, flags, supertypes,
				annotations, this.parts, methods());
	}

	/** Only now the bootstrap methods are known. */
	private Map<String, ClassFile.Method> methods() {
		Map<String, ClassFile.Method> methods = new LinkedHashMap<>();
		for (PendingMethod method : this.pending) {
			MethodCode code = (method.code() != null) ? new CodeReader(this.constants, this.name).read(method.code())
					: MethodCode.NONE;
			methods.put(method.key(), new ClassFile.Method(method.name(), method.annotations(), code));
		}
		return methods;
	}

	private PendingMethod member() {
		int flags = u2();
		String memberName = this.constants.utf8(u2());
		String descriptor = this.constants.utf8(u2());
		Set<String> texts = new TreeSet<>();
		Set<String> annotations = new TreeSet<>();
		ByteBuffer code = null;
		for (int count = u2(); count > 0; count--) {
			String attribute = this.constants.utf8(u2());
			ByteBuffer content = content(this.in);
			if (attribute.equals("Code")) {
				code = content;
			}
			else {
				texts.add(attribute + " " + ofMember(attribute, content, annotations));
			}
		}
		return new PendingMethod(memberName, descriptor, flags + " " + memberName + descriptor + " " + texts,
				annotations, code);
	}

	private String ofMember(String attribute, ByteBuffer content, Set<String> annotations) {
		return switch (attribute) {
			case "ConstantValue" -> this.constants.text(Constants.u2(content));
			case "Exceptions" -> classNames(content);
			case "AnnotationDefault" -> this.annotationReader.value(content);
			case "RuntimeVisibleParameterAnnotations", "RuntimeInvisibleParameterAnnotations" ->
				this.annotationReader.ofParameters(content, new TreeSet<>());
			case "MethodParameters" -> parameters(content);
			default -> common(attribute, content, annotations);
		};
	}

	private Set<String> classAttributes() {
		Set<String> annotations = new TreeSet<>();
		for (int count = u2(); count > 0; count--) {
			String attribute = this.constants.utf8(u2());
			ByteBuffer content = content(this.in);
			switch (attribute) {
				case "SourceFile" -> this.sourceFile = this.constants.utf8(Constants.u2(content));
				case "BootstrapMethods" -> this.constants.readBootstrapMethods(content);
				case "SourceDebugExtension" -> {
					// For debuggers only.
				}
				case "InnerClasses" ->
					nestedTypes(content).ifPresent((text) -> this.parts.put("its nested types", text));
				case "NestHost" -> this.parts.put(attribute, this.constants.className(Constants.u2(content)));
				case "NestMembers" -> this.parts.put("the set of its nested types", classNames(content));
				case "PermittedSubclasses" -> this.parts.put(attribute, classNames(content));
				case "EnclosingMethod" -> this.parts.put(attribute, enclosing(content));
				case "Record" -> this.parts.put(attribute, components(content));
				default -> this.parts.put(partOf(attribute), common(attribute, content, annotations));
			}
		}
		return annotations;
	}

	private static String partOf(String attribute) {
		return attribute.endsWith("Annotations") ? "its annotations(" + attribute + ")" : attribute;
	}

	private String common(String attribute, ByteBuffer content, Set<String> annotations) {
		return switch (attribute) {
			case "Signature" -> this.constants.utf8(Constants.u2(content));
			case "Deprecated", "Synthetic" -> attribute;
			case "RuntimeVisibleAnnotations", "RuntimeInvisibleAnnotations" ->
				this.annotationReader.annotations(content, annotations);
			case "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations" ->
				this.annotationReader.ofTypes(content);
			default -> throw new IllegalArgumentException("it has an attribute " + attribute);
		};
	}

	private String enclosing(ByteBuffer content) {
		String type = this.constants.className(Constants.u2(content));
		int method = Constants.u2(content);
		return type + "." + ((method == 0) ? "" : this.constants.text(method));
	}

	private String components(ByteBuffer content) {
		StringBuilder text = new StringBuilder();
		for (int count = Constants.u2(content); count > 0; count--) {
			text.append(this.constants.utf8(Constants.u2(content))).append(this.constants.utf8(Constants.u2(content)));
			for (int rest = Constants.u2(content); rest > 0; rest--) {
				String attribute = this.constants.utf8(Constants.u2(content));
				text.append(attribute).append(common(attribute, content(content), new TreeSet<>()));
			}
			text.append(';');
		}
		return text.toString();
	}

	private String parameters(ByteBuffer content) {
		StringBuilder text = new StringBuilder();
		for (int count = content.get() & 0xFF; count > 0; count--) {
			int parameter = Constants.u2(content);
			text.append((parameter == 0) ? "" : this.constants.utf8(parameter))
				.append(' ')
				.append(Constants.u2(content))
				.append(',');
		}
		return text.toString();
	}

	/**
	 * Those of the same top-level class: others are listed because they are used.
	 */
	private Optional<String> nestedTypes(ByteBuffer content) {
		int dollar = this.name.indexOf('$', this.name.lastIndexOf('/') + 2);
		String top = (dollar < 0) ? this.name : this.name.substring(0, dollar);
		Set<String> texts = new TreeSet<>();
		for (int count = Constants.u2(content); count > 0; count--) {
			String inner = this.constants.className(Constants.u2(content));
			String outer = this.constants.className(Constants.u2(content));
			int simpleName = Constants.u2(content);
			int flags = Constants.u2(content);
			if (inner.startsWith(top + "$")) {
				texts.add(flags + " " + inner + " in " + outer + " "
						+ ((simpleName == 0) ? "" : this.constants.utf8(simpleName)));
			}
		}
		return texts.isEmpty() ? Optional.empty() : Optional.of(texts.toString());
	}

	private String classNames(ByteBuffer content) {
		Set<String> names = new TreeSet<>();
		for (int count = Constants.u2(content); count > 0; count--) {
			names.add(this.constants.className(Constants.u2(content)));
		}
		return names.toString();
	}

	private static ByteBuffer content(ByteBuffer in) {
		int length = in.getInt();
		ByteBuffer content = in.slice(in.position(), length);
		in.position(in.position() + length);
		return content;
	}

	private int u2() {
		return Constants.u2(this.in);
	}

	/** A field or a method whose instructions are still to be read. */
	private record PendingMethod(String name, String descriptor, String text, Set<String> annotations,
			@Nullable ByteBuffer code) {

		String key() {
			return this.name + this.descriptor;
		}

	}

}
