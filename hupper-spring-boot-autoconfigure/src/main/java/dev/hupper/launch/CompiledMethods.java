package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
import dev.hupper.launch.archive.ClassArchive;
import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The library methods that a start of the application was seen to compile, kept in a file
 * beside the class archive for standbys, which have them compiled before. The first
 * prepared standby of each monitor that runs the application adds what is compiled from
 * then on. Not thread-safe: its launcher guards it.
 */
final class CompiledMethods {

	/** They take some 40 MiB when they are compiled. */
	static final int MAX = 20_000;

	private static final String FILE = "compiled";

	/** The last version of which it is known that it can be asked to compile. */
	private static final int KNOWN = 25;

	/** Options without the compiler that can be asked, or of which nobody knows. */
	private static final Pattern OTHER_COMPILER = Pattern
		.compile("-XX:TieredStopAtLevel=0|-XX:-(TieredCompilation|UseCompiler)"
				+ "|-XX:\\+(UseJVMCICompiler|EnableJVMCI)|-XX:CompilationMode=.*|-X(int|comp)"
				+ "|-XX:(Flags|VMOptionsFile)=.*");

	/**
	 * As the JVM writes it: a number, five flags, the level, and what was compiled.
	 * Native methods have no size.
	 */
	private static final Pattern LINE = Pattern
		.compile(" *\\d+ [%s!bn ]{5} [-\\d] +([\\w.$]+)::([\\w$<>]+) .*\\(\\d+ bytes\\).*");

	private final boolean possible;

	private final Path directory;

	private final Supplier<Optional<Path>> classList;

	private final HupperLogger logger;

	private int recorded;

	/** What the youngest standby writes down; null if it does not. */
	private @Nullable Path recording;

	/** What the worker has written down that was a standby. */
	private @Nullable Recording start;

	private boolean learnt;

	/**
	 * Nothing is known yet.
	 * @param directory a private directory in which standbys write down what they compile
	 * @param classList the list of library classes for the class archive; it is another
	 * for other libraries
	 */
	CompiledMethods(WorkerSpec spec, Path directory, Supplier<Optional<Path>> classList, HupperLogger logger) {
		this.possible = spec.archive().options().enabled() && spec.archive().isHotSpot()
				&& spec.archive().feature() <= KNOWN
				&& spec.archive().jvmOptions().stream().noneMatch((option) -> OTHER_COMPILER.matcher(option).matches());
		this.directory = directory;
		this.classList = classList;
		this.logger = logger;
	}

	/**
	 * What the next standby is started with.
	 * @param wanted whether it is to compile
	 */
	Order next(boolean wanted) {
		delete(this.recording);
		this.recording = null;
		if (!wanted || !this.possible) {
			return Order.NONE;
		}
		Optional<Path> file = this.classList.get().map((list) -> list.resolveSibling(FILE)).filter(Files::exists);
		List<String> options = new ArrayList<>(file.isPresent() ? JitCompiler.JVM_OPTIONS : List.of());
		if (!this.learnt) {
			Path recording = this.directory.resolve("compiled-" + this.recorded++);
			options.add("-Xlog:jit+compilation=debug:file=" + quoted(recording) + ":none:filecount=0");
			this.recording = recording;
		}
		return new Order(List.copyOf(options), file.map(Path::toString).orElse(""));
	}

	/** Windows takes no quotes within an option, and a drive's colon for what it is. */
	private static String quoted(Path file) {
		boolean plain = File.separatorChar == '\\' || file.toString().indexOf(':') < 0;
		return plain ? file.toString() : "\"" + file + "\"";
	}

	/**
	 * A worker runs the application.
	 * @param prepared whether it is the youngest standby, which has done all that it does
	 * before
	 */
	void applicationBegins(boolean prepared) {
		delete((this.start != null) ? this.start.file() : null);
		this.start = null;
		Path recording = this.recording;
		if (prepared && recording != null) {
			try {
				this.start = new Recording(recording, Files.size(recording));
				this.recording = null;
			}
			catch (IOException ex) {
				// Another standby writes one.
			}
		}
	}

	/** An application is up and has loaded what it needs. */
	void learn() {
		Recording start = this.start;
		if (this.learnt || start == null) {
			return;
		}
		try {
			Optional<Path> list = this.classList.get();
			if (list.isPresent()) {
				this.learnt = keep(list.get(), start);
			}
		}
		catch (IOException ex) {
			this.logger.debug("What is compiled was not kept: " + ex);
		}
		delete(start.file());
		this.start = null;
	}

	/** New ones come first, since those that nobody uses any more are to go last. */
	private boolean keep(Path classList, Recording start) throws IOException {
		Path file = classList.resolveSibling(FILE);
		List<String> known = Files.exists(file) ? Files.readAllLines(file) : List.of();
		Set<String> libraries = ClassArchive.names(classList);
		Set<String> methods = new LinkedHashSet<>();
		start.methods()
			.filter((method) -> libraries.contains(method.split(" ")[0].replace('.', '/')))
			.forEach(methods::add);
		int seen = methods.size();
		if (seen == 0) {
			return false;
		}
		methods.addAll(known);
		Path aside = Files.createTempFile(file.getParent(), FILE, ".tmp");
		Files.write(aside, methods.stream().limit(MAX).toList());
		Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		this.logger.debug("Standbys compile " + Math.min(methods.size(), MAX) + " methods; this start compiled " + seen
				+ " of libraries");
		return true;
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
			.map((line) -> line.group(1) + " " + line.group(2));
	}

	/** Windows keeps what a process has open; it goes with the directory. */
	private static void delete(@Nullable Path recording) {
		if (recording != null) {
			try {
				Files.deleteIfExists(recording);
			}
			catch (IOException ex) {
				// Its JVM still lives.
			}
		}
	}

	/**
	 * How a standby is started.
	 *
	 * @param jvmOptions options of its own
	 * @param methodList the file of the methods that it is to compile; empty if there is
	 * none
	 */
	record Order(List<String> jvmOptions, String methodList) {

		static final Order NONE = new Order(List.of(), "");

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
