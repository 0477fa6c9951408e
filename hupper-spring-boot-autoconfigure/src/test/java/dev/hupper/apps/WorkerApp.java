package dev.hupper.apps;

import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;

import dev.hupper.ipc.Connection;
import dev.hupper.ipc.Message;
import dev.hupper.worker.DevEventListener;
import dev.hupper.worker.WorkerRuntime;

/**
 * Applications for workers, each a method.
 */
public final class WorkerApp {

	private WorkerApp() {
	}

	/** Prints what it can see of the way it was started. */
	public static void main(String[] arguments) {
		System.setProperty("java.util.concurrent.ForkJoinPool.common.parallelism", "7");
		print("pool", Integer.toString(ForkJoinPool.getCommonPoolParallelism()));
		new TreeMap<>(System.getProperties()).forEach((name, value) -> print("property", name + "=" + value));
		new TreeMap<>(System.getenv()).forEach((name, value) -> print("variable", name + "=" + value));
		ManagementFactory.getRuntimeMXBean().getInputArguments().forEach((option) -> print("option", option));
		for (String argument : arguments) {
			print("argument", argument);
		}
		print("thread", Thread.currentThread().toString());
		print("loader", Thread.currentThread().getContextClassLoader().getClass().getName());
	}

	static void print(String what, String value) {
		System.out.println(what + " " + value.replace("\n", "\\n").replace("\r", "\\r"));
	}

	public static void exits(String... arguments) {
		System.exit(Integer.parseInt(arguments[0]));
	}

	public static void fails() {
		throw new IllegalStateException("as planned");
	}

	/** Fails unless java.base opens java.lang. */
	public static void opensJavaLang() throws Exception {
		String.class.getDeclaredField("value").setAccessible(true);
		System.out.println("opened for " + System.getProperty("java.class.path"));
	}

	/** Runs until it is stopped. */
	public static void serves() throws InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook ran")));
		System.out.println("serving " + ProcessHandle.current().pid());
		new CountDownLatch(1).await();
	}

	/** Cannot bear what the monitor tells. */
	public static void failsToListen() throws InterruptedException {
		WorkerRuntime.current().orElseThrow().onDevEvents(new DevEventListener() {

			@Override
			public void served(List<String> paths, int version) {
				if (!paths.isEmpty()) {
					throw new IllegalStateException("as planned");
				}
			}

			@Override
			public void compiled(String errors) {
			}

		});
		serves();
	}

	/** Takes its own code along when it is stopped. */
	public static void servesWithCode() throws InterruptedException {
		WorkerRuntime.current().orElseThrow().onStop(() -> {
			System.out.println("closed gracefully");
			return 7;
		});
		serves();
	}

	/** Never gets through its shutdown hook. */
	public static void hangs() throws InterruptedException {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> {
			System.out.println("hook hangs");
			await();
		}));
		serves();
	}

	private static void await() {
		try {
			new CountDownLatch(1).await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Says all there is to say, then dies at once. */
	public static void talks() {
		WorkerRuntime worker = WorkerRuntime.current().orElseThrow();
		worker.proxy().watchFiles("relative/*.txt", "/absolute");
		Thread.currentThread().interrupt();
		worker.tell(new Message.Configured(Map.of("hupper.verbose", "2")));
		worker.start().failed("one\ntwo");
		worker.proxy().triggerReload();
		worker.proxy().gracefulShutdown();
		System.out.println("interrupted " + Thread.currentThread().isInterrupted());
		Runtime.getRuntime().halt(9);
	}

	/** Leaves a child process behind that knows nothing of the worker's connection. */
	public static void hasChild() throws Exception {
		Process child = new ProcessBuilder("sleep", "600").inheritIO().start();
		System.out.println("child " + child.pid());
		serves();
	}

	/** Cuts its line to the monitor and does not end. */
	public static void losesConnection() throws Exception {
		Runtime.getRuntime().addShutdownHook(new Thread(WorkerApp::await));
		WorkerRuntime worker = WorkerRuntime.current().orElseThrow();
		Field connection = WorkerRuntime.class.getDeclaredField("connection");
		connection.setAccessible(true);
		((Connection) connection.get(worker)).close();
		try {
			worker.proxy().triggerReload();
		}
		catch (IllegalStateException ex) {
			System.out.println(ex.getMessage());
		}
		await();
	}

	/** A class whose initialisation takes for ever. */
	public static final class HangsInInitializer {

		static {
			System.out.println("initialising");
			await();
		}

		private HangsInInitializer() {
		}

		public static void main(String[] arguments) {
		}

	}

}
