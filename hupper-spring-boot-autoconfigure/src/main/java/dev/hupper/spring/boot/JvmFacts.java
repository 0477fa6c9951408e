package dev.hupper.spring.boot;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How this JVM was launched: all that the decision for a {@link Role} rests on.
 *
 * @param mainClass where the application started; empty if not on the thread {@code main}
 * @param stack the names of the classes on the stack of the start
 * @param options finds the JVM's options, those from its environment variables included;
 * asked late, since that loads the JVM's management classes
 * @param settings what overrules configuration files
 */
record JvmFacts(Optional<MainClass> mainClass, List<String> stack, Supplier<List<String>> options,
		EarlyProperties settings) {

	/**
	 * The facts of this JVM, seen from the current thread, with what was passed to {@code
	 * SpringApplication.run}.
	 */
	static JvmFacts ofThisJvm(String[] arguments) {
		List<String> stack = Arrays.stream(Thread.currentThread().getStackTrace())
			.map(StackTraceElement::getClassName)
			.toList();
		return new JvmFacts(MainClass.find(), stack, () -> ManagementFactory.getRuntimeMXBean().getInputArguments(),
				EarlyProperties.ofThisJvm(arguments));
	}

	List<String> jvmOptions() {
		return this.options.get();
	}

	/** Whether this JVM was started for a debugger to attach. */
	boolean isUnderDebugger() {
		return jvmOptions().stream()
			.anyMatch((option) -> option.startsWith("-agentlib:jdwp") || option.startsWith("-Xrunjdwp"));
	}

}
