package dev.hupper.compile;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * A type of a {@link RandomProject}, with everything about it that an edit may change.
 */
final class RandomType {

	/** What a type is, and how other sources use it: always in the same words. */
	enum Kind {

		CLASS("new %s().m(1)", "%s.s(2)", "%s.give%d().m(3)", "%1$s.choose%2$d(%1$s.list%2$d())", "new %s.Nested().n()",
				"%s.PAIR"),
		GENERIC("new %s<String>().id(\"a\").length()", "new %s<Integer>().id(4)", "new %s<String>().pick(null)"),
		INTERFACE("((%s) (i) -> i + 1).twice(3)", "new %s() { public int apply(int x) { return x; } }.apply(1)"),
		RECORD("new %s(1, 2).a()", "new %s(1, 2).hashCode()", "%s.of().b()"),
		ENUM("%s.values().length", "switch (%1$s.FIRST) { case FIRST -> 1; default -> 2; }", "%s.FIRST.weight()"),
		SEALED("(((Object) new %1$s.Leaf(1)) instanceof %1$s leaf) ? 1 : 0", "%s.of(3).size()"),
		ANNOTATION("%s.class.getName()");

		final List<String> uses;

		Kind(String... uses) {
			this.uses = List.of(uses);
		}

	}

	/** How a source uses another type. */
	record Use(RandomType type, int expression, Import style) {
	}

	enum Import {

		SINGLE, ON_DEMAND, QUALIFIED, STATIC

	}

	static final List<String> TYPES = List.of("int", "long", "Integer", "Object", "double");

	final String module;

	final Kind kind;

	String packageName;

	String name;

	int number;

	int body = 1;

	int constant = 1;

	boolean constantIsText;

	RandomType constantOf;

	String result = "int";

	String parameter = "int";

	boolean overload;

	boolean privateMethod;

	boolean privateField;

	boolean checkedThrows;

	boolean nested = true;

	boolean local;

	boolean anonymous;

	boolean companion;

	boolean notPublicMethod;

	int comments;

	int extras;

	String retention = "RUNTIME";

	RandomType superclass;

	RandomType annotation;

	/** A class that users of this one get to see without naming it. */
	RandomType given;

	/**
	 * A class that decides, if it is a supertype of the given one, which method is meant.
	 */
	RandomType bound;

	boolean inherits;

	boolean broken;

	final List<Use> uses = new ArrayList<>();

	RandomType(String module, Kind kind, String packageName, String name) {
		this.module = module;
		this.kind = kind;
		this.packageName = packageName;
		this.name = name;
	}

	String path() {
		return this.packageName.replace('.', '/') + "/" + this.name + ".java";
	}

	String qualified() {
		return this.packageName + "." + this.name;
	}

	/** Take over another's state. */
	RandomType copyOf(RandomType other) {
		try {
			for (Field field : RandomType.class.getDeclaredFields()) {
				if (!Modifier.isFinal(field.getModifiers())) {
					field.set(this, field.get(other));
				}
			}
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
		this.uses.clear();
		this.uses.addAll(other.uses);
		return this;
	}

	void forget(RandomType other) {
		this.uses.removeIf((use) -> use.type() == other);
		this.constantOf = (this.constantOf == other) ? null : this.constantOf;
		this.superclass = (this.superclass == other) ? null : this.superclass;
		this.annotation = (this.annotation == other) ? null : this.annotation;
		this.given = (this.given == other) ? null : this.given;
		this.bound = (this.bound == other) ? null : this.bound;
	}

	String source() {
		StringBuilder text = new StringBuilder("package " + this.packageName + ";\n\n");
		imports().forEach((line) -> text.append(line).append('\n'));
		text.append("// comment\n".repeat(this.comments));
		if (this.annotation != null) {
			text.append('@').append(this.annotation.qualified()).append("(number = ").append(this.extras).append(")\n");
		}
		text.append(declaration());
		if (this.companion) {
			text.append("class ").append(this.name).append("Companion { int c = ").append(this.body).append("; }\n");
		}
		return text.append(this.broken ? "oops" : "").toString();
	}

	private TreeSet<String> imports() {
		TreeSet<String> imports = new TreeSet<>();
		for (Use use : this.uses) {
			switch (use.style()) {
				case SINGLE -> imports.add("import " + use.type().qualified() + ";");
				case ON_DEMAND -> imports.add("import " + use.type().packageName + ".*;");
				case STATIC ->
					imports.add("import static " + use.type().qualified() + "." + use.type().constantName() + ";");
				default -> {
				}
			}
		}
		return imports;
	}

	String constantName() {
		return "K" + this.number;
	}

	private String declaration() {
		return switch (this.kind) {
			case CLASS -> "public class " + this.name + extending() + " {\n" + classBody() + "}\n";
			case GENERIC -> "public class " + this.name + "<X extends " + bound() + "> {\n" + constantField()
					+ "\tpublic X id(X x) { " + statements() + " return x; }\n"
					+ "\tpublic int pick(java.util.List<? extends X> x) { return 1; }\n"
					+ (this.overload ? "\tpublic int pick(java.util.Collection<? extends X> x) { return 2; }\n" : "")
					+ "}\n";
			case INTERFACE -> "public interface " + this.name + " {\n" + constantField() + "\tint apply(int x);\n"
					+ "\tdefault int twice(int x) { return apply(apply(x)) + " + this.body + "; }\n"
					+ (this.nested ? "\tclass Nested { public int n() { return 1; } }\n" : "") + "}\n";
			case RECORD -> "public record " + this.name + "(" + this.parameter + " a, " + secondComponent() + " b) {\n"
					+ constantField() + "\tpublic static " + this.name + " of() { " + statements() + " return new "
					+ this.name + "(" + this.body + ", 2); }\n" + "}\n";
			case ENUM -> "public enum " + this.name + " {\n" + enumConstants() + ";\n" + constantField()
					+ "\tpublic int weight() { " + statements() + " return " + this.body + "; }\n" + "}\n";
			case SEALED -> "public sealed interface " + this.name + " {\n" + constantField() + "\tdefault int size() { "
					+ statements() + " return " + this.body + "; }\n" + "\tstatic " + this.name
					+ " of(int x) { return new Leaf(x); }\n" + "\trecord Leaf(int x) implements " + this.name + " { }\n"
					+ (this.overload ? "\tfinal class Other implements " + this.name + " { }\n" : "") + "}\n";
			case ANNOTATION -> "@java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy." + this.retention
					+ ")\npublic @interface " + this.name + " {\n" + constantField() + "\tint number() default "
					+ this.body + ";\n" + (this.overload ? "\tString more() default \"x\";\n" : "") + "}\n";
		};
	}

	private String bound() {
		return this.overload ? "java.io.Serializable" : "Comparable<X>";
	}

	private String secondComponent() {
		return this.overload ? "long" : "int";
	}

	private String extending() {
		return (this.superclass != null) ? " extends " + this.superclass.qualified() : "";
	}

	private String enumConstants() {
		StringBuilder text = new StringBuilder((this.extras % 2 == 0) ? "\tFIRST" : "\tZERO, FIRST");
		for (int i = 0; i < this.extras; i++) {
			text.append(", E").append(i);
		}
		return text.append(this.anonymous ? ", BODY { @Override public int weight() { return 7; } }" : "").toString();
	}

	private String constantField() {
		String type = this.constantIsText ? "String" : "int";
		String value = this.constantIsText ? "\"k" + this.constant + "\"" : Integer.toString(this.constant);
		if (this.constantOf != null) {
			String other = this.constantOf.qualified() + "." + this.constantOf.constantName();
			value = this.constantIsText ? "\"\" + " + other
					: other + ((this.constantOf.constantIsText) ? ".length()" : " + 1");
		}
		return "\tpublic static final " + type + " " + constantName() + " = " + value + ";\n";
	}

	private String classBody() {
		StringBuilder text = new StringBuilder(constantField());
		text.append("\tpublic static final String PAIR = \"").append(this.body % 3).append("\";\n");
		if (this.privateField) {
			text.append("\tprivate int hidden = 1;\n");
		}
		if (this.superclass == null || !this.inherits) {
			text.append("\t")
				.append(this.notPublicMethod ? "" : "public ")
				.append(this.result)
				.append(" m(")
				.append(this.parameter)
				.append(" arg)")
				.append(this.checkedThrows ? " throws IllegalStateException" : "")
				.append(" { ")
				.append(statements())
				.append(" return ")
				.append(value())
				.append("; }\n");
		}
		text.append(giving());
		if (this.overload) {
			text.append("\tpublic String m(Number arg) { return \"\" + arg; }\n");
		}
		text.append("\tpublic static int s(long arg) { return (int) arg + ").append(this.body).append("; }\n");
		if (this.privateMethod) {
			text.append("\tprivate int secret() { return 1; }\n");
		}
		text.append("\tpublic static class Nested")
			.append(this.nested ? " implements java.io.Serializable" : "")
			.append(" { public int n() { return ")
			.append(this.nested ? 1 : 2)
			.append("; } }\n");
		return text.toString();
	}

	private String giving() {
		String type = (this.given != null) ? this.given.qualified() : qualified();
		String wanted = (this.bound != null) ? this.bound.qualified() : "Number";
		return """
					public static %1$s give%3$d() { return new %1$s(); }
					public static java.util.List<%1$s> list%3$d() { return java.util.List.of(); }
					public static String choose%3$d(java.util.List<? extends %2$s> l) { return ""; }
					public static int choose%3$d(java.util.Collection<?> l) { return 1; }
				""".formatted(type, wanted, this.number);
	}

	private String value() {
		return switch (this.result) {
			case "Integer" -> "Integer.valueOf(" + this.body + ")";
			case "Object" -> "\"o\" + " + this.body;
			default -> Integer.toString(this.body);
		};
	}

	private String statements() {
		StringBuilder text = new StringBuilder("String sum = \"\" + " + this.body + ";\n");
		for (Use use : this.uses) {
			text.append("\t\tsum = sum + (").append(expression(use)).append(");\n");
		}
		if (this.local) {
			text.append("\t\tclass Local { int l() { return ")
				.append(this.body)
				.append("; } }\n")
				.append("\t\tsum = sum + new Local().l();\n");
		}
		if (this.anonymous) {
			text.append("\t\tnew Object() { void a() { System.out.print(").append(this.body).append("); } }.a();\n");
		}
		if (this.body % 3 == 0) {
			text.append("\t\tjava.util.function.IntSupplier f = () -> ")
				.append(this.body)
				.append(";\n\t\tsum = sum + f.getAsInt();\n");
		}
		return text.append("\t\tSystem.setProperty(\"sum\", sum);\n\t\t").toString();
	}

	private static String expression(Use use) {
		if (use.style() == Import.STATIC) {
			return use.type().constantName();
		}
		String name = (use.style() == Import.QUALIFIED) ? use.type().qualified() : use.type().name;
		List<String> all = use.type().kind.uses;
		return (use.expression() < all.size()) ? all.get(use.expression()).formatted(name, use.type().number)
				: name + "." + use.type().constantName();
	}

	@Override
	public String toString() {
		return this.module + ":" + qualified();
	}

}
