package dev.hupper.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import dev.hupper.api.CompileOptions;

/**
 * Lets compiles fail in every hard way, in a JVM with little memory, and then succeed.
 */
final class UnderPressure {

	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	private UnderPressure() {
	}

	public static void main(String[] args) {
		Path directory = Path.of(args[0]);
		Path services = directory.resolve("services");
		PlainBuild.write(services.resolve("META-INF/services/javax.annotation.processing.Processor"),
				NastyProcessor.class.getName());
		try (SampleModule module = new SampleModule(directory.resolve("shop"))) {
			module.source("Shop", "class Shop { }");
			for (int i = 0; i < 3; i++) {
				module.source("Other" + i, "class Other" + i + " { }");
			}
			module.build().open(settings(module, services));
			System.out.println(module.lines);
			attempt(module, "memory", "class Shop { } class Memory { }");
			attempt(module, "stack", "class Shop { int sum = 1" + " + f(1".repeat(20_000) + ")".repeat(20_000) + "; }");
			attempt(module, "crash", "class Shop { } class Crash { }");
			attempt(module, "hang", "class Shop { } class Hang { }");
			attempt(module, "at last", "class Shop { int good; }");
		}
		System.exit(0);
	}

	private static CompileSettings settings(SampleModule module, Path services) {
		Path processor = Path.of(NastyProcessor.class.getProtectionDomain().getCodeSource().getLocation().getPath());
		return module.settings(new CompileOptions(true, List.of(), List.of(),
				List.of(services.toString(), processor.toString()), List.of(), List.of(), TIMEOUT, List.of(), true));
	}

	private static void attempt(SampleModule module, String what, String text) {
		try {
			Compiled success = Compiled.of(module.compiler(), Set.of(module.source("Shop", text)));
			System.out.println(what + ": compiled " + success.compiled());
		}
		catch (CompilationFailedException ex) {
			System.out.println(what + ": " + ex.diagnostics().get(0).message());
		}
	}

}
