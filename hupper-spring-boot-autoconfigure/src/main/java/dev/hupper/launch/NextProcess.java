package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.launch.archive.ClassArchive;
import dev.hupper.launch.archive.JvmStart;
import dev.hupper.platform.Threads;

/**
 * What the next process is started with: the class path of now, and what earlier starts
 * have left to make it fast, a class archive and methods to compile. Not thread-safe, but
 * for what says so: its launcher guards it.
 */
final class NextProcess implements AutoCloseable {

	private final Path directory;

	private final HupperLogger logger;

	private WorkerSpec spec;

	private volatile ClassArchive archive;

	private CompiledMethods methods;

	private int classPaths;

	private boolean plainly;

	private boolean archived;

	/**
	 * Begin with what is there.
	 * @param directory a private directory for what processes read and write down
	 */
	NextProcess(WorkerSpec spec, Path directory, HupperLogger logger) {
		this.spec = spec;
		this.directory = directory;
		this.logger = logger;
		this.archive = ClassArchive.open(spec.archive(), directory, logger);
		this.methods = methods(directory);
	}

	private CompiledMethods methods(Path recordings) {
		return new CompiledMethods(this.spec, recordings, () -> this.archive.classList(), this.logger);
	}

	WorkerSpec spec() {
		return this.spec;
	}

	/** Whether it has an archive, or could have. */
	boolean hasArchive() {
		return this.archive.classListAhead().isPresent();
	}

	/** Whether the youngest process takes classes from an archive. */
	boolean isLastArchived() {
		return this.archived;
	}

	/** A file for what is found out about a start; empty if there is no place for it. */
	Optional<Path> fileBeside(String name) {
		return this.archive.fileBeside(name);
	}

	/** It is started without what is to make it fast. */
	void plainly() {
		this.plainly = true;
	}

	/**
	 * It has another class path, and does no more ahead of time than this. What processes
	 * of the old class path write down is kept apart.
	 */
	void follow(List<Path> classPath, StandbyOptions standby) {
		this.spec = this.spec.with(standby).withClassPath(classPath);
		ClassArchive before = this.archive;
		// It waits for a thread that may be waiting for the launcher's lock.
		Threads.start("hupper-archive-end", before::close);
		Path recordings = recordings();
		this.archive = ClassArchive.open(this.spec.archive(), recordings, this.logger);
		this.methods = methods(recordings);
	}

	/** Where there is no room for a directory, more is archived than is needed. */
	private Path recordings() {
		try {
			return Files.createDirectories(this.directory.resolve("path-" + ++this.classPaths));
		}
		catch (IOException ex) {
			return this.directory;
		}
	}

	/**
	 * What one has to do that stands by.
	 * @param compiles whether it compiles what a start was seen to compile
	 */
	CompiledMethods.Order order(boolean compiles) {
		return this.methods.next(compiles);
	}

	/**
	 * How it is started.
	 * @throws IOException if its command line cannot be written down
	 */
	Start start(CompiledMethods.Order order, List<String> debugOptions, WorkerAddress address) throws IOException {
		JvmStart start = this.plainly ? this.archive.plain() : this.archive.next();
		this.plainly = false;
		this.archived = start.isArchived();
		BooleanSupplier valid = this.archive.validity(start);
		List<String> command = new ArrayList<>(WorkerCommand.of(this.spec, start, address, this.directory));
		command.addAll(1, debugOptions);
		command.addAll(1, order.jvmOptions());
		return new Start(List.copyOf(command), valid, this.archive.classListOfLast().map(Path::toString).orElse(""));
	}

	/**
	 * A process runs the application.
	 * @param prepared as in {@link CompiledMethods#applicationBegins(boolean)}
	 */
	void applicationBegins(boolean prepared) {
		this.methods.applicationBegins(prepared);
	}

	/** The application is up and has loaded what it needs. */
	void learn() {
		this.methods.learn();
	}

	/** Make an archive in the background, and tell of it. Thread-safe. */
	void makeArchive(Runnable whenMade) {
		this.archive.make(whenMade);
	}

	/** Keep what is known for the next monitor. Thread-safe. */
	@Override
	public void close() {
		this.archive.close();
	}

	/**
	 * How a process is started.
	 *
	 * @param command with all arguments
	 * @param valid whether it would still find on its class path what a new process does
	 * @param classList a file that lists classes it can load ahead of time; empty if
	 * there is none
	 */
	record Start(List<String> command, BooleanSupplier valid, String classList) {
	}

}
