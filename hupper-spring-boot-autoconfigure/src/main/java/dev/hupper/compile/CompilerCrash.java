package dev.hupper.compile;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Collectors;

/**
 * The compiler or an annotation processor itself failed, rather than found an error.
 */
final class CompilerCrash extends RuntimeException {

	/** Its reason is found in a trace, often a stack trace that the compiler printed. */
	CompilerCrash(String trace) {
		super(reason(trace));
	}

	static CompilerCrash of(Throwable cause) {
		if (cause instanceof CompilerCrash crash) {
			return crash;
		}
		StringWriter trace = new StringWriter();
		cause.printStackTrace(new PrintWriter(trace, true));
		return new CompilerCrash(trace.toString());
	}

	private static String reason(String trace) {
		if (trace.contains("java.lang.OutOfMemoryError")) {
			return "The compiler ran out of memory: the limit is -Xmx of the JVM you started, now "
					+ Runtime.getRuntime().maxMemory() / (1024 * 1024) + " MiB";
		}
		if (trace.contains("java.lang.StackOverflowError")) {
			return "The compiler ran out of stack: an expression is nested too deeply for -Xss of the JVM you started";
		}
		String head = trace.lines()
			.filter((line) -> !line.startsWith("\tat ") && !line.isBlank())
			.limit(4)
			.collect(Collectors.joining("\n"));
		return "The compiler or an annotation processor failed: " + head;
	}

}
