package dev.hupper.launch;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.ipc.WorkerAddress;
import dev.hupper.worker.WorkerMain;

/**
 * The command line of the workers of one monitor, the same for all of them.
 */
final class WorkerCommand {

	/** Windows allows 32,767 characters for the whole command line. */
	private static final int MAX_CLASS_PATH = 16 * 1024;

	private WorkerCommand() {
	}

	/**
	 * Put the command line together.
	 * @param spec what to run
	 * @param address where the monitor listens
	 * @param directory a private directory for an argument file
	 * @return the command
	 * @throws IOException if the argument file cannot be written
	 */
	static List<String> of(LaunchSpec spec, WorkerAddress address, Path directory) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(spec.java().toString());
		command.addAll(spec.jvmOptions());
		command.addAll(address.toJvmOptions());
		if (spec.classPath().length() <= MAX_CLASS_PATH) {
			command.addAll(List.of("-cp", spec.classPath()));
		}
		else {
			command.add("@" + writeArgumentFile(spec.classPath(), directory));
		}
		command.add(WorkerMain.class.getName());
		command.add(spec.workerPath());
		command.addAll(spec.arguments());
		return List.copyOf(command);
	}

	private static Path writeArgumentFile(String classPath, Path directory) throws IOException {
		Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
		return Files.writeString(directory.resolve("arguments"), "-cp " + quoted(classPath), charset);
	}

	/** As the {@code java} command reads argument files. */
	static String quoted(String value) {
		return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\r", "\\r") + '"';
	}

}
