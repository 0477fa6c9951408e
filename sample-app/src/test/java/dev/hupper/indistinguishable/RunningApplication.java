package dev.hupper.indistinguishable;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that runs below hupper.
 */
final class RunningApplication implements AutoCloseable {

	private static final List<String> ARGUMENTS = List.of("--hupper.verbose=2", "--hupper.reload-interval=200ms",
			"--hupper.compile.enabled=false", "--hupper.swap=off",
			"--spring.main.sources=" + StateReport.class.getName(), "--management.endpoints.web.exposure.include=*",
			"--management.endpoint.health.show-details=always", "--management.endpoint.env.show-values=always",
			"--management.endpoint.configprops.show-values=always");

	private final TestApplication application;

	private final Path project;

	private final boolean archived;

	private final int port;

	private final ChildProcess monitor;

	/** Where the output of the current worker begins. */
	private int from;

	RunningApplication(TestApplication application, Path project, List<String> libraries, boolean archived)
			throws IOException {
		this.application = application;
		this.project = project;
		this.archived = archived;
		application.install(project);
		this.port = FreePort.find();
		this.monitor = ChildProcess.start(project, Map.of(), command(libraries));
	}

	private List<String> command(List<String> libraries) {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		// As hupper has its workers; for the monitor, which runs for seconds.
		command.add("-XX:TieredStopAtLevel=1");
		command.addAll(JvmState.OPTIONS);
		command.add("-cp");
		command.add(this.project.resolve("target/classes") + File.pathSeparator
				+ String.join(File.pathSeparator, libraries));
		command.add(this.application.main().getName());
		command.addAll(ARGUMENTS);
		command.add("--hupper.archive.enabled=" + this.archived);
		command.add("--hupper.archive.directory=" + this.project.resolveSibling("archives"));
		command.add("--server.port=" + this.port);
		return command;
	}

	/** Wait until the next JVM waits for its turn, prepared in that way and no other. */
	String awaitStandby(String preparation) {
		if (this.archived) {
			this.monitor.awaitLine(this.from, "Made a class archive");
			this.from = this.monitor.lineCount();
		}
		Matcher told = this.monitor.awaitLine(this.from, "Standby (\\d+) is ready|warm-up=.* is not possible here");
		assertThat(told.group(1)).as(this::toString).isNotNull();
		Matcher first = this.monitor.awaitLine(this.from, "Standby " + told.group(1) + ": classes in \\S+ s(.*)");
		assertThat(first.group(1)).as(this::toString).matches(preparation);
		return told.group(1);
	}

	/** Wait until it is known what the application's start compiles. */
	void awaitCompiledMethods() {
		this.monitor.awaitLine(this.from, "Standbys compile [1-9]\\d{2,} methods");
	}

	/** Wait until the next JVM has compiled that and waits for its turn. */
	String awaitCompilingStandby() {
		String standby = this.monitor.awaitLine(this.from, "Standby (\\d+): methods in").group(1);
		this.monitor.awaitLine(this.from, "Standby " + standby + " is ready");
		return standby;
	}

	/** Save a class file, and wait until a standby runs the application. */
	String reload() throws IOException {
		this.from = this.monitor.lineCount();
		this.application.save(this.project);
		return promoted("Saved.class");
	}

	/**
	 * Save a file of the class directory, and wait until a standby runs the application.
	 */
	String reload(String file, String content) throws IOException {
		this.from = this.monitor.lineCount();
		Files.writeString(this.project.resolve("target/classes").resolve(file), content);
		return promoted(file);
	}

	/**
	 * Save a file of the class directory, and wait until another process runs the
	 * application than the standby that was told to.
	 */
	void reloadAnew(String file, String content, String standby) throws IOException {
		this.from = this.monitor.lineCount();
		Files.writeString(this.project.resolve("target/classes").resolve(file), content);
		this.monitor.awaitLine(this.from, "Stopping worker " + standby + ": ");
		this.from = this.monitor.lineCount();
		this.monitor.awaitLine(this.from, "Reloaded in \\S+ s \\(" + file + " changed");
	}

	/**
	 * Save a class file while the next JVM rehearses, which goes on once the application
	 * waits for it. False if another one runs the application.
	 */
	boolean reloadInRehearsal() throws IOException {
		String standby = this.monitor.awaitLine(this.from, "Standby (\\d+): classes in").group(1);
		ChildProcess.signal(Long.parseLong(standby), "STOP");
		this.from = this.monitor.lineCount();
		this.application.save(this.project);
		this.monitor.awaitLine(this.from, "Standby " + standby + " begins once its step is over");
		ChildProcess.signal(Long.parseLong(standby), "CONT");
		return promoted("Saved.class").equals(standby);
	}

	private String promoted(String changed) {
		this.monitor.awaitLine(this.from, "Reloaded in \\S+ s \\(standby, " + changed + " changed\\)");
		return this.monitor.awaitLine(this.from, "State of process (\\d+)").group(1);
	}

	/** All that can be observed of the current worker. */
	List<String> report() throws IOException {
		Matcher told = this.monitor.awaitLine(this.from, "State of process \\d+ is in (\\S+)|The application ended");
		assertThat(told.group(1)).as(this::toString).isNotNull();
		List<String> lines = new ArrayList<>(Files.readAllLines(this.project.resolve(told.group(1))));
		output().forEach((line) -> lines.add("output: " + line));
		log().forEach((line) -> lines.add("log: " + line));
		if (this.application.isWeb()) {
			lines.addAll(new Endpoints(this.port).answers());
		}
		return Incomparable.removedFrom(lines);
	}

	/** From the banner on: before it are the last lines of the worker before. */
	private List<String> output() {
		List<String> lines = this.monitor.lines().subList(this.from, this.monitor.lineCount());
		return lines.stream()
			.filter((line) -> !line.startsWith("[hupper]"))
			.dropWhile((line) -> !line.startsWith("  .   ____"))
			.takeWhile((line) -> !line.startsWith("State of process"))
			.toList();
	}

	/** The file that the application's own configuration of logging names. */
	List<String> log() throws IOException {
		Path file = this.project.resolve("target/application.log");
		return Files.exists(file) ? Files.readAllLines(file) : List.of();
	}

	/** All that the terminal has shown. */
	String terminal() {
		return String.join("\n", this.monitor.lines());
	}

	@Override
	public void close() {
		this.monitor.close();
	}

	@Override
	public String toString() {
		try {
			return this.monitor.transcript() + "\n" + String.join("\n", log());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
