package dev.hupper.swap;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import dev.hupper.classfile.ConstantPool;

/**
 * Puts the instructions of one method into words: chapter 6 of the Java Virtual Machine
 * Specification. Jumps are told by the number of the instruction they lead to, since an
 * instruction may be longer only because its constant has a higher number.
 */
final class CodeReader {

	private static final int LDC = 18;

	private static final int LDC_WIDE = 19;

	private static final int TABLE_SWITCH = 170;

	private static final int LOOKUP_SWITCH = 171;

	private static final int WIDE = 196;

	/** Their call sites are linked anew at any time and hold nothing. */
	private static final Set<String> STATELESS = Set.of("java/lang/invoke/StringConcatFactory",
			"java/lang/runtime/SwitchBootstraps", "java/lang/runtime/ObjectMethods");

	/** What is known to say nothing but where a debugger or a verifier stands. */
	private static final Set<String> IGNORED = Set.of("LineNumberTable", "LocalVariableTable", "LocalVariableTypeTable",
			"StackMapTable", "RuntimeVisibleTypeAnnotations", "RuntimeInvisibleTypeAnnotations");

	private final ConstantPool constants;

	private final List<String> sites = new ArrayList<>();

	private final Set<MethodCode.Call> calls = new LinkedHashSet<>();

	private final List<Instruction> instructions = new ArrayList<>();

	/** Instruction numbers by where they begin. */
	private final TreeMap<Integer, Integer> numbers = new TreeMap<>();

	CodeReader(ConstantPool constants) {
		this.constants = constants;
	}

	/** Read the content of a {@code Code} attribute. */
	MethodCode read(ByteBuffer in) {
		in.getInt(); // The sizes of stack and frame follow from the instructions.
		int length = in.getInt();
		ByteBuffer code = in.slice(in.position(), length);
		in.position(in.position() + length);
		while (code.hasRemaining()) {
			this.numbers.put(code.position(), this.instructions.size());
			this.instructions.add(instruction(code));
		}
		this.numbers.put(length, this.instructions.size());
		StringBuilder text = new StringBuilder();
		for (Instruction instruction : this.instructions) {
			text.append(instruction.text());
			instruction.targets().forEach((target) -> text.append(" ->").append(number(target)));
			text.append('\n');
		}
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			text.append("try ").append(number(ConstantPool.u2(in))).append(' ').append(number(ConstantPool.u2(in)));
			text.append(' ').append(number(ConstantPool.u2(in)));
			text.append(' ').append(this.constants.className(ConstantPool.u2(in))).append('\n');
		}
		for (int count = ConstantPool.u2(in); count > 0; count--) {
			String attribute = this.constants.utf8(ConstantPool.u2(in));
			if (!IGNORED.contains(attribute)) {
				throw new IllegalArgumentException("attribute " + attribute + " of code");
			}
			int skipped = in.getInt();
			in.position(in.position() + skipped);
		}
		return new MethodCode(text.toString(), List.copyOf(this.sites), Set.copyOf(this.calls));
	}

	private int number(int position) {
		Integer number = this.numbers.get(position);
		if (number == null) {
			throw new IllegalArgumentException("no instruction at " + position);
		}
		return number;
	}

	private Instruction instruction(ByteBuffer in) {
		int start = in.position();
		int opcode = in.get() & 0xFF;
		if (opcode == LDC) {
			return constant(LDC, in.get() & 0xFF);
		}
		if (opcode == LDC_WIDE) {
			return constant(LDC, ConstantPool.u2(in));
		}
		if (opcode == TABLE_SWITCH || opcode == LOOKUP_SWITCH) {
			return switching(opcode, start, in);
		}
		if (opcode == WIDE) {
			int wide = in.get() & 0xFF;
			return operands("wide " + wide, in, (wide == 132) ? 4 : 2);
		}
		if (opcode >= 153 && opcode <= 168 || opcode == 198 || opcode == 199) {
			return new Instruction(opcode + "", List.of(start + in.getShort()));
		}
		if (opcode == 200 || opcode == 201) {
			return new Instruction(opcode + "", List.of(start + in.getInt()));
		}
		if (opcode == 20 || opcode >= 178 && opcode <= 187 || opcode == 189 || opcode == 192 || opcode == 193
				|| opcode == 197) {
			Instruction constant = constant(opcode, ConstantPool.u2(in));
			return operands(constant.text(), in, (opcode == 185 || opcode == 186) ? 2 : (opcode == 197) ? 1 : 0);
		}
		return operands(opcode + "", in, operandBytes(opcode));
	}

	private static int operandBytes(int opcode) {
		if (opcode == 16 || opcode >= 21 && opcode <= 25 || opcode >= 54 && opcode <= 58 || opcode == 169
				|| opcode == 188) {
			return 1;
		}
		if (opcode == 17 || opcode == 132) {
			return 2;
		}
		if (opcode > 201) {
			throw new IllegalArgumentException("instruction " + opcode);
		}
		return 0;
	}

	private static Instruction operands(String text, ByteBuffer in, int count) {
		StringBuilder all = new StringBuilder(text);
		for (int i = 0; i < count; i++) {
			all.append(' ').append(in.get());
		}
		return new Instruction(all.toString(), List.of());
	}

	private Instruction constant(int opcode, int index) {
		String text = this.constants.text(index);
		this.constants.addMethods(index, (owner, key) -> this.calls.add(new MethodCode.Call(owner, key)));
		if (this.constants.isDynamic(index) && !STATELESS.contains(this.constants.bootstrapClass(index))) {
			this.sites.add(text);
		}
		return new Instruction(opcode + " " + text, List.of());
	}

	private static Instruction switching(int opcode, int start, ByteBuffer in) {
		in.position((in.position() + 3) & ~3);
		List<Integer> targets = new ArrayList<>();
		targets.add(start + in.getInt());
		StringBuilder text = new StringBuilder(opcode + "");
		if (opcode == TABLE_SWITCH) {
			int low = in.getInt();
			int high = in.getInt();
			text.append(' ').append(low).append(' ').append(high);
			for (long i = low; i <= high; i++) {
				targets.add(start + in.getInt());
			}
		}
		else {
			for (int count = in.getInt(); count > 0; count--) {
				text.append(' ').append(in.getInt());
				targets.add(start + in.getInt());
			}
		}
		return new Instruction(text.toString(), targets);
	}

	/** One instruction, and where it may lead to. */
	private record Instruction(String text, List<Integer> targets) {
	}

}
