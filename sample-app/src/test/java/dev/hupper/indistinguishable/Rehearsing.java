package dev.hupper.indistinguishable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.spring.boot.rehearsal.SpringRehearsal;
import dev.hupper.worker.Rehearsal;

/**
 * Rehearses the parts that are its arguments, each by itself, and looks for a file named
 * after it before each; without arguments all of them, as a standby does.
 */
final class Rehearsing {

	/** Begins the names of those files. */
	static final String MARK = "/hupper-rehearses-";

	private Rehearsing() {
	}

	public static void main(String[] parts) throws Exception {
		Map<String, String> apart = Stream.of(parts).collect(Collectors.toMap((part) -> part, (part) -> ""));
		for (Rehearsal.Step step : new SpringRehearsal().plan(List.of(), apart).steps()) {
			if (apart.isEmpty() || apart.containsKey(step.name())) {
				Files.exists(Path.of(MARK + step.name()));
				take(step);
				System.out.println("rehearsed " + step.name());
			}
		}
		Runtime.getRuntime().halt(0);
	}

	/**
	 * A thread that a driver leaves, or the MBeans of the JVM, for which Jetty asks in a
	 * plain start, too, are no matter here.
	 */
	private static void take(Rehearsal.Step step) throws Exception {
		try {
			step.take(Files.createTempDirectory("rehearsing"));
		}
		catch (IllegalStateException ex) {
			if (!ex.getMessage().matches("it leaves the (thread|MBean) .*")) {
				throw ex;
			}
		}
	}

	/** Put its class file where the application has none. */
	static void install(Path classes) throws IOException {
		String name = Rehearsing.class.getName().replace('.', '/') + ".class";
		Path file = classes.resolve(name);
		Files.createDirectories(file.getParent());
		Files.copy(Rehearsing.class.getResourceAsStream("/" + name), file);
	}

}
