package dev.hupper.compile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import dev.hupper.classfile.ClassFileInput;
import dev.hupper.classfile.ConstantPool;
import dev.hupper.compile.CompilerTraits.Evidence;
import dev.hupper.compile.CompilerTraits.Origin;

/**
 * Reads one class file: see section 4 of the Java Virtual Machine Specification.
 */
final class ClassFileReader {

	private static final int PRIVATE = 0x0002;

	private static final int SYNTHETIC = 0x1000;

	private static final int NATIVE = 0x0100;

	private static final int ABSTRACT = 0x0400;

	private static final int PREVIEW_MINOR = 0xFFFF;

	private final byte[] bytes;

	private final ClassFileInput in;

	private final AttributeText attributes;

	private final List<String> api = new ArrayList<>();

	private final Set<String> exposed = new TreeSet<>();

	private boolean hasParameters;

	private boolean hasCode;

	ClassFileReader(byte[] bytes) {
		this.bytes = bytes;
		this.in = ClassFileInput.of(bytes);
		this.attributes = new AttributeText(this.exposed);
	}

	ClassFacts read() {
		int flags = this.in.u2();
		String name = this.in.className();
		Set<String> supertypes = new LinkedHashSet<>(this.in.supertypes());
		String superclass = supertypes.iterator().next();
		this.api.add(flags + " " + name + " extends " + String.join(",", supertypes));
		readMembers(false);
		readMembers(true);
		AttributeText.OfClass own = this.attributes.ofClass(this.in, name);
		if (this.in.hasRemaining()) {
			throw new IllegalArgumentException("more follows");
		}
		this.api.add(own.text());
		this.exposed.addAll(supertypes);
		boolean visible = !own.isLocal() && (flags & SYNTHETIC) == 0;
		boolean plain = name.indexOf('$') < 0 && !superclass.equals("java/lang/Enum")
				&& !superclass.equals("java/lang/Record");
		Collections.sort(this.api);
		return new ClassFacts(name, unit(name, own.sourceFile()), supertypes, Set.copyOf(this.exposed),
				this.in.pool().classNames(), visible ? Digest.of(String.join("\n", this.api)) : "",
				Digest.of(this.bytes), traits(plain, own));
	}

	private CompilerTraits traits(boolean plain, AttributeText.OfClass own) {
		Evidence parameters = plain ? Evidence.of(this.hasParameters, this.attributes.areParametersNamed())
				: Evidence.NONE;
		return new CompilerTraits(this.in.version() & 0xFFFF, this.in.version() >>> 16 == PREVIEW_MINOR, parameters,
				Evidence.of(this.hasCode, this.in.pool().contains("LineNumberTable")),
				Evidence.of(this.hasCode, this.in.pool().contains("LocalVariableTable")),
				Evidence.of(true, !own.sourceFile().isEmpty()), Origin.of(own));
	}

	/** Without the name of the source, it can be told for all but companions. */
	private static String unit(String name, String sourceFile) {
		String directory = name.substring(0, name.lastIndexOf('/') + 1);
		if (!sourceFile.isEmpty()) {
			return directory + sourceFile;
		}
		int nested = name.indexOf('$', directory.length() + 1);
		return ((nested < 0) ? name : name.substring(0, nested)) + ".java";
	}

	private void readMembers(boolean methods) {
		for (int count = this.in.u2(); count > 0; count--) {
			int flags = this.in.u2();
			String name = this.in.utf8();
			String descriptor = this.in.utf8();
			boolean visible = (flags & (PRIVATE | SYNTHETIC)) == 0;
			String text = this.attributes.ofMember(this.in, visible);
			if (visible) {
				ConstantPool.addNamesIn(descriptor, this.exposed);
				this.api.add(flags + " " + name + descriptor + text);
			}
			else if (!methods && (flags & SYNTHETIC) == 0) {
				// A private field still hides an inherited one of the same name.
				this.api.add("private " + name);
			}
			if (methods && (flags & SYNTHETIC) == 0) {
				this.hasParameters |= !descriptor.startsWith("()");
				this.hasCode |= (flags & (ABSTRACT | NATIVE)) == 0;
			}
		}
	}

}
