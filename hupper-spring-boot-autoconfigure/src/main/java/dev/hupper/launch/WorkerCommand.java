package dev.hupper.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import dev.hupper.ipc.WorkerAddress;
import dev.hupper.launch.archive.JvmStart;
import dev.hupper.worker.WorkerMain;

/**
 * The command line of a worker, as far as the application can see the same for all of a
 * monitor.
 */
final class WorkerCommand {

	/** Windows allows 32,767 characters for the whole command line. */
	private static final int MAX_CLASS_PATH = 16 * 1024;

	private WorkerCommand() {
	}

	/**
	 * Put the command line together.
	 * @param start what is particular to this worker
	 * @param address where the monitor listens
	 * @param directory a private directory for an argument file
	 * @throws IOException if the argument file cannot be written
	 */
	static List<String> of(WorkerSpec spec, JvmStart start, WorkerAddress address, Path directory) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(spec.java().toString());
		command.addAll(start.jvmOptions());
		command.addAll(spec.jvmOptions());
		command.addAll(address.toJvmOptions());
		command.addAll(withClassPath(start, directory));
		command.add(WorkerMain.class.getName());
		command.add(spec.workerPath());
		command.addAll(spec.arguments());
		return List.copyOf(command);
	}

	private static List<String> withClassPath(JvmStart start, Path directory) throws IOException {
		List<String> arguments = new ArrayList<>(start.classPathOptions());
		arguments.addAll(List.of("-cp", start.classPath()));
		if (arguments.stream().mapToInt(String::length).sum() <= MAX_CLASS_PATH) {
			return arguments;
		}
		Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
		String text = arguments.stream().map(WorkerCommand::quoted).collect(Collectors.joining(" "));
		return List.of("@" + Files.writeString(directory.resolve("arguments"), text, charset));
	}

	/** As the {@code java} command reads argument files. */
	static String quoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
	}

}
