package dev.hupper.apps;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.List;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.ipc.Message;
import dev.hupper.launch.Worker;
import dev.hupper.launch.WorkerLauncher;
import dev.hupper.launch.WorkerListener;
import dev.hupper.launch.WorkerSpec;
import dev.hupper.testing.Goes;

/**
 * A monitor without a will: starts workers, prints what it is told of them, and does what
 * is typed.
 */
public final class MonitorMain implements WorkerListener {

	public static void main(String[] arguments) throws Exception {
		List<String> workerArguments = List.of(arguments).subList(1, arguments.length);
		String archives = System.getProperty("test.archives");
		ReloaderOptions options = ReloaderOptions.builder()
			.workerArgs(workerArguments)
			.optimizedLaunch(Boolean.getBoolean("test.optimized"))
			.archive(new ArchiveOptions(archives != null, archives))
			.build();
		WorkerSpec spec = WorkerSpec.ofThisJvm(arguments[0], options);
		try (WorkerLauncher launcher = WorkerLauncher.open(spec, HupperLogger.toStandardError(2));
				BufferedReader commands = new BufferedReader(new InputStreamReader(System.in))) {
			MonitorMain listener = new MonitorMain();
			long grace = Long.getLong("test.grace", 4000);
			Worker worker = null;
			int count = 0;
			for (String command = "launch"; command != null; command = commands.readLine()) {
				switch (command) {
					case "launch" -> {
						worker = launcher.launch(Goes.of(count, (count == 0) ? "" : "because", grace), listener);
						count++;
						System.out.println("launched " + worker.pid());
					}
					case "launch and stop" -> {
						worker = launcher.launch(Goes.of(count, "", grace), listener);
						worker.askToStop();
					}
					case "served" -> worker.tell(new Message.Served(List.of("a.css"), 1));
					case "prepare" -> launcher.makeArchive();
					case "stop" -> worker.askToStop();
					case "kill" -> worker.kill();
					case "close" -> {
						return;
					}
					default -> throw new IllegalArgumentException(command);
				}
			}
		}
	}

	@Override
	public void said(Worker worker, Message.FromWorker message) {
		System.out.println("said " + message);
	}

	@Override
	public void lost(Worker worker) {
		System.out.println("lost " + worker.pid());
	}

	@Override
	public void ended(Worker worker, int exitCode) {
		System.out.println("ended " + worker.pid() + " with " + exitCode);
	}

}
