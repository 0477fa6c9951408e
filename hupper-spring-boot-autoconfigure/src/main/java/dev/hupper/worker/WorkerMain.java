package dev.hupper.worker;

import java.util.Arrays;
import java.util.List;

import dev.hupper.platform.Exit;
import dev.hupper.platform.Signals;

/**
 * The main class of every worker: connects to the monitor, waits for the go and runs the
 * application on this same thread, as if it had been started directly. Loads few classes,
 * since every reload waits for it.
 */
public final class WorkerMain {

	/**
	 * The system property that tells a worker what {@code java.class.path} reads in a
	 * plain start, if that is not the class path of its command line.
	 */
	public static final String CLASS_PATH_PROPERTY = "hupper.worker.class-path";

	private static final List<String> MODULE_OPTIONS = List.of("jdk.module.addexports.", "jdk.module.addmods.",
			"jdk.module.addopens.", "jdk.module.addreads.");

	private WorkerMain() {
	}

	/**
	 * Run a worker, by the worker path and the application's own arguments.
	 * @throws Throwable what escapes from the application's main, for the JVM to print
	 */
	public static void main(String[] arguments) throws Throwable {
		surviveHangUp();
		showClassPath();
		hideModuleOptions();
		WorkerRuntime runtime = WorkerStart.awaitGo();
		if (runtime == null) {
			System.err.println("[hupper] " + WorkerMain.class.getName()
					+ " is started by hupper itself; start your own main class instead");
			throw Exit.with(1);
		}
		String workerPath = arguments[0];
		String[] applicationArguments = Arrays.copyOfRange(arguments, 1, arguments.length);
		showAsStartedDirectly(workerPath, applicationArguments);
		runtime.start().mainBegins();
		try {
			EntryPoint.find(workerPath, ClassLoader.getSystemClassLoader()).invoke(applicationArguments);
			runtime.start().mainReturns();
		}
		catch (Throwable ex) {
			runtime.start().mainFails(ex);
			throw ex;
		}
	}

	/**
	 * A handler that does nothing, since child processes would inherit that a signal is
	 * ignored.
	 */
	private static void surviveHangUp() {
		Signals.ofThisProcess().handle(Signals.Signal.HUP, () -> {
		});
	}

	/** A rehearsal asks where the application's directories are. */
	private static void showClassPath() {
		String classPath = System.clearProperty(CLASS_PATH_PROPERTY);
		if (classPath != null) {
			System.setProperty("java.class.path", classPath);
		}
	}

	/**
	 * The JVM removes them as it follows them. On JDK 25 it does not if it takes the
	 * modules from a class archive that was made with the same options
	 * ({@code jdk.internal.module.ModuleBootstrap}).
	 */
	private static void hideModuleOptions() {
		for (String option : MODULE_OPTIONS) {
			int index = 0;
			while (System.clearProperty(option + index) != null) {
				index++;
			}
		}
	}

	/** Spring Boot hashes this property, too, and tools show it as the process's name. */
	private static void showAsStartedDirectly(String workerPath, String[] arguments) {
		StringBuilder command = new StringBuilder(EntryPoint.className(workerPath));
		for (String argument : arguments) {
			command.append(' ').append(argument);
		}
		System.setProperty("sun.java.command", command.toString());
	}

}
