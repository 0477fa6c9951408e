package dev.hupper.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.ipc.WorkerAddress;
import dev.hupper.platform.FileTree;
import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * What a standby does before it waits, on the daemon thread {@code hupper-warm-up}: it
 * loads library classes, and then rehearses, one step each time that the monitor asks for
 * it. Loads nothing from a directory: what lies there may still change.
 */
final class WarmUp {

	/** By name, since this package knows nothing of Spring. */
	static final String REHEARSAL = "dev.hupper.spring.boot.rehearsal.SpringRehearsal";

	/** What rehearses, of the constants of {@code StandbyOptions.WarmUp}. */
	private static final Set<String> REHEARSING = Set.of("REHEARSAL", "COMPILATION");

	private final Message.Prepare preparation;

	private final Connection connection;

	private final Path directory;

	private final Deque<Rehearsal.Step> steps = new ArrayDeque<>();

	private final Semaphore asked = new Semaphore(0);

	/** Those that the monitor has been told of. */
	private final Set<String> packages = new HashSet<>();

	private volatile boolean hurried;

	private @Nullable JitCompiler compiler;

	private final RehearsedSettings settings;

	private volatile boolean rehearsed;

	private final Thread thread = Threads.daemon("hupper-warm-up", this::run);

	private WarmUp(Message.Prepare preparation, Connection connection, Path directory) {
		this.preparation = preparation;
		this.settings = new RehearsedSettings(preparation.properties(), preparation.locale());
		this.connection = connection;
		this.directory = directory;
	}

	/**
	 * Begin, and tell the monitor after each step.
	 * @param directory where a directory for the rehearsal may be made
	 */
	static WarmUp begin(Message.Prepare preparation, Connection connection, Path directory) {
		WarmUp warmUp = new WarmUp(preparation, connection, directory);
		warmUp.thread.start();
		return warmUp;
	}

	/** Take the next step. */
	void goOn() {
		this.asked.release();
	}

	/**
	 * Leave the rest. Takes no time: nobody says the go to one that rehearses before it
	 * was told that the step is over, and compiling ends at once.
	 */
	void end() {
		this.hurried = true;
		this.asked.release();
		try {
			this.thread.join();
			if (this.compiler != null) {
				this.compiler.close();
			}
		}
		catch (InterruptedException ex) {
			throw new AssertionError("Nobody interrupts this thread", ex);
		}
	}

	private void run() {
		try {
			this.connection.send(loadClasses());
			while (!this.steps.isEmpty()) {
				this.asked.acquireUninterruptibly();
				if (this.hurried) {
					return;
				}
				this.connection.send(take(this.steps.remove()));
			}
		}
		catch (IOException ex) {
			// The monitor is gone: the main thread sees that, too.
		}
	}

	private Message loadClasses() {
		long since = System.nanoTime();
		if (!this.preparation.methodList().isEmpty()) {
			try {
				this.compiler = JitCompiler.open();
			}
			catch (ReflectiveOperationException | IOException | RuntimeException | LinkageError ex) {
				return prepared(JitCompiler.STEP, since, ex.toString(), true, List.of());
			}
		}
		try {
			if (!this.preparation.classList().isEmpty()) {
				loadClasses(Path.of(this.preparation.classList()));
			}
			if (!REHEARSING.contains(this.preparation.warmUp())) {
				return done("classes", since, "", List.of());
			}
			Rehearsal.Plan plan = plan();
			this.steps.addAll(plan.steps());
			if (this.compiler != null && !this.steps.isEmpty()) {
				this.steps.add(new CompileStep(this.compiler, Path.of(this.preparation.methodList()), libraries(),
						() -> this.hurried));
			}
			return done("classes", since, text(plan.omitted()), plan.probed());
		}
		catch (Throwable ex) {
			return new Message.Failed(ex.toString());
		}
	}

	/** The settings that it was done with; null if it only loaded classes. */
	@Nullable RehearsedSettings rehearsed() {
		return this.rehearsed ? this.settings : null;
	}

	private Message take(Rehearsal.Step step) {
		this.rehearsed = true;
		long since = System.nanoTime();
		try {
			Path scratch = Files.createDirectory(WorkerAddress.scratch(this.directory, ProcessHandle.current().pid()));
			try (RehearsedSettings.Scope scope = this.settings.begin()) {
				step.take(scratch);
			}
			finally {
				FileTree.delete(scratch);
			}
			if (this.steps.isEmpty() && !this.hurried) {
				// So that the application finds room enough to start in.
				System.gc();
			}
			return done(step.name(), since, "", List.of());
		}
		catch (Throwable ex) {
			String message = ex.getMessage();
			return prepared(step.name(), since, (message != null) ? message : ex.toString(), true, List.of());
		}
	}

	private Message done(String step, long since, String omitted, List<String> probed) {
		return prepared(step, since, omitted, false, probed);
	}

	private Message prepared(String step, long since, String omitted, boolean spoilt, List<String> probed) {
		Rehearsal.Step next = this.steps.peek();
		return new Message.Prepared(step, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since), omitted, spoilt,
				(next != null) ? next.name() : "", Stream.concat(probed.stream(), packages()).toList());
	}

	/**
	 * A class file of the application's that lies in a package of a library may be one
	 * that was loaded in the library's stead.
	 */
	private Stream<String> packages() {
		return Stream.of(ClassLoader.getSystemClassLoader().getDefinedPackages())
			.map(Package::getName)
			.filter(this.packages::add)
			.map((name) -> name.replace('.', '/') + Message.Prepared.CLASSES);
	}

	private Rehearsal.Plan plan() throws Exception {
		Class<?> type;
		try {
			type = Class.forName(REHEARSAL);
		}
		catch (ClassNotFoundException ex) {
			return new Rehearsal.Plan(List.of(), Map.of("everything", "there is nothing of Spring to rehearse"),
					List.of());
		}
		Rehearsal rehearsal = (Rehearsal) type.getDeclaredConstructor().newInstance();
		try (RehearsedSettings.Scope scope = this.settings.begin()) {
			return rehearsal.plan(this.preparation.cold(), this.preparation.leftOut());
		}
	}

	private static String text(Map<String, String> omitted) {
		return omitted.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + ": " + entry.getValue())
			.collect(Collectors.joining("; "));
	}

	private void loadClasses(Path list) throws IOException {
		Predicate<String> libraries = libraries();
		try (Stream<String> lines = Files.lines(list)) {
			lines.takeWhile((line) -> !this.hurried)
				.filter((line) -> !line.contains(" source:") && !line.startsWith("@") && !line.startsWith("#"))
				.map((line) -> line.split(" ", 2)[0])
				.map((name) -> name.replace('/', '.'))
				.filter(libraries)
				.forEach(WarmUp::load);
		}
	}

	/** Which classes, by their names, are in no directory of the class path. */
	private static Predicate<String> libraries() {
		List<Path> directories = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter(Files::isDirectory)
			.toList();
		return (name) -> {
			String file = name.replace('.', '/') + ".class";
			return directories.stream().noneMatch((directory) -> Files.exists(directory.resolve(file)));
		};
	}

	private static void load(String name) {
		try {
			Class.forName(name, false, ClassLoader.getSystemClassLoader());
		}
		catch (ClassNotFoundException | LinkageError ex) {
			// The list is of another run, and none of its classes is needed.
		}
	}

}
