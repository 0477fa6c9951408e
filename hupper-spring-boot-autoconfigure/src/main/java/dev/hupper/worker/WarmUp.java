package dev.hupper.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.platform.PrivateDirectory;

/**
 * What a standby does before it waits, on the daemon thread {@code hupper-warm-up}: it
 * loads library classes, then rehearses, then says that it is prepared. Loads nothing
 * from a directory: what lies there may still change.
 */
final class WarmUp {

	/** By name, since this package knows nothing of Spring. */
	private static final String REHEARSAL = "dev.hupper.spring.boot.rehearsal.SpringRehearsal";

	private final Message.Prepare preparation;

	private final Connection connection;

	private final Path directory;

	private volatile boolean hurried;

	private final Thread thread = new Thread(this::run, "hupper-warm-up");

	private WarmUp(Message.Prepare preparation, Connection connection, Path directory) {
		this.preparation = preparation;
		this.connection = connection;
		this.directory = directory;
	}

	/**
	 * Begin, and tell the monitor at the end.
	 * @param directory where a directory for the rehearsal may be made
	 */
	static WarmUp begin(Message.Prepare preparation, Connection connection, Path directory) {
		WarmUp warmUp = new WarmUp(preparation, connection, directory);
		warmUp.thread.setDaemon(true);
		warmUp.thread.start();
		return warmUp;
	}

	/**
	 * Leave the rest. Takes no time: nobody says the go to one that rehearses before it
	 * was told that all is prepared.
	 */
	void end() {
		this.hurried = true;
		try {
			this.thread.join();
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	private void run() {
		try {
			tell(warmUp());
		}
		catch (IOException ex) {
			// The monitor is gone: the main thread sees that, too.
		}
	}

	private void tell(Message message) throws IOException {
		this.connection.send(message);
	}

	private Message warmUp() {
		try {
			if (!this.preparation.classList().isEmpty()) {
				loadClasses(Path.of(this.preparation.classList()));
			}
			return new Message.Prepared(this.preparation.warmUp().equals("REHEARSAL") ? rehearse().orElse("") : "");
		}
		catch (Throwable ex) {
			return new Message.Failed(ex.toString());
		}
	}

	private void loadClasses(Path list) throws IOException {
		List<Path> directories = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter(Files::isDirectory)
			.toList();
		try (Stream<String> lines = Files.lines(list)) {
			lines.takeWhile((line) -> !this.hurried)
				.filter((line) -> !line.contains(" source:") && !line.startsWith("@") && !line.startsWith("#"))
				.map((line) -> line.split(" ", 2)[0])
				.filter((name) -> directories.stream()
					.noneMatch((directory) -> Files.exists(directory.resolve(name + ".class"))))
				.forEach((name) -> load(name.replace('/', '.')));
		}
	}

	private static void load(String name) {
		try {
			Class.forName(name, false, ClassLoader.getSystemClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// The list is of another run, and none of its classes is needed.
		}
	}

	private Optional<String> rehearse() throws Exception {
		Class<?> type;
		try {
			type = Class.forName(REHEARSAL);
		}
		catch (ClassNotFoundException ex) {
			return Optional.of("there is nothing of Spring to rehearse");
		}
		Rehearsal rehearsal = (Rehearsal) type.getDeclaredConstructor().newInstance();
		Path scratch = Files.createDirectory(this.directory.resolve("rehearsal-" + ProcessHandle.current().pid()));
		try {
			return rehearsal.rehearse(scratch);
		}
		finally {
			PrivateDirectory.delete(scratch);
		}
	}

}
