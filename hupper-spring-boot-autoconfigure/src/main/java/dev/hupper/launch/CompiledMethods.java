package dev.hupper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.api.HupperLogger;
import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The methods that the start of an application was seen to have compiled, kept in a file
 * for standbys, which have them compiled before. What the first standby of a monitor that
 * becomes a worker compiles from then on is added. Not thread-safe: its launcher guards
 * it.
 */
final class CompiledMethods {

	/** In compiled form, 40 MiB. */
	private static final int MAX = 20_000;

	/** The last version of which it is known that it can be asked to compile. */
	private static final int KNOWN = 25;

	/** With these, others compile than those that can be asked to. */
	private static final Pattern OTHER_COMPILER = Pattern
		.compile("-XX:TieredStopAtLevel=0|-XX:[+-](TieredCompilation|UseJVMCICompiler|EnableJVMCI|UseCompiler)"
				+ "|-XX:CompilationMode=.*|-X(int|comp)|-XX:(Flags|VMOptionsFile)=.*");

	/** As the JVM writes it, but for native methods, lambdas and hidden classes. */
	private static final Pattern LINE = Pattern.compile("[ \\d%sb!]{10,}([\\w.$]+)::([\\w$<>]+) .*");

	private static final String MADE_AT_RUN_TIME = "$$";

	private final boolean possible;

	private final Path directory;

	private final Supplier<Optional<Path>> file;

	private final HupperLogger logger;

	private int recorded;

	/** What the youngest standby writes down; null if it does not. */
	private @Nullable Path recording;

	/** What the worker has written down that was the standby. */
	private @Nullable Recording start;

	private boolean learnt;

	/**
	 * Nothing is known yet.
	 * @param directory a private directory in which standbys write down what they compile
	 * @param file where the methods are kept; it is another for other libraries
	 */
	CompiledMethods(WorkerSpec spec, Path directory, Supplier<Optional<Path>> file, HupperLogger logger) {
		this.possible = spec.archive().isHotSpot() && spec.archive().feature() <= KNOWN
				&& spec.archive().jvmOptions().stream().noneMatch((option) -> OTHER_COMPILER.matcher(option).matches());
		this.directory = directory;
		this.file = file;
		this.logger = logger;
	}

	/** What to have compiled; empty if nothing is known or can be done. */
	Optional<Path> file() {
		return this.possible ? this.file.get().filter(Files::exists) : Optional.empty();
	}

	/** What a standby is started with, now. */
	List<String> jvmOptions() {
		if (!this.possible) {
			return List.of();
		}
		List<String> options = new ArrayList<>();
		file().ifPresent((file) -> options.addAll(JitCompiler.JVM_OPTIONS));
		this.recording = null;
		if (!this.learnt) {
			Path recording = this.directory.resolve("methods-" + this.recorded++);
			this.recording = recording;
			options.add("-Xlog:jit+compilation=debug:file=\"" + recording + "\":none:filecount=0");
		}
		return options;
	}

	/**
	 * The youngest standby has done all that it does before, and runs the application.
	 */
	void applicationBegins() {
		try {
			this.start = (this.recording != null) ? new Recording(this.recording, Files.size(this.recording)) : null;
		}
		catch (IOException ex) {
			this.start = null;
		}
	}

	/** An application is up and has loaded what it needs. */
	void learn() {
		Path file = this.file.get().orElse(null);
		if (this.learnt || this.start == null || file == null) {
			return;
		}
		try {
			Set<String> methods = new LinkedHashSet<>(Files.exists(file) ? Files.readAllLines(file) : List.of());
			int known = methods.size();
			this.start.methods().limit(MAX - known).forEach(methods::add);
			Files.write(file, methods);
			this.logger.debug("Standbys compile " + methods.size() + " methods, of which " + (methods.size() - known)
					+ " are new");
			this.learnt = true;
		}
		catch (IOException ex) {
			this.logger.debug("What is compiled was not kept: " + ex);
		}
		this.start = null;
	}

	/**
	 * The methods in what a JVM has written, the last line of which may be unfinished:
	 * the name of a class and that of a method each.
	 */
	static Stream<String> methods(String log) {
		return log.substring(0, log.lastIndexOf('\n') + 1)
			.lines()
			.map(LINE::matcher)
			.filter(Matcher::matches)
			.filter((line) -> !line.group(1).contains(MADE_AT_RUN_TIME))
			.map((line) -> line.group(1) + " " + line.group(2));
	}

	/**
	 * What a JVM has written down.
	 *
	 * @param begin where in it the application begins
	 */
	private record Recording(Path file, long begin) {

		Stream<String> methods() throws IOException {
			try (InputStream input = Files.newInputStream(this.file)) {
				input.skipNBytes(this.begin);
				return CompiledMethods.methods(new String(input.readAllBytes(), StandardCharsets.UTF_8));
			}
		}

	}

}
