package dev.hupper.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;

/**
 * An application below hupper, of which method bodies are edited while it runs.
 */
final class EditedApp implements AutoCloseable {

	private static final Pattern PID = Pattern.compile("id=\"pid\">(\\d+)<");

	private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(90);

	private final Application application;

	private final Path project;

	private final List<String> command = new ArrayList<>();

	private final URI page;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private ChildProcess monitor;

	private int version;

	/**
	 * Start it, and wait for its first page.
	 * @param jvmOptions those of the monitor, and so of the worker
	 * @param hupper hupper's jar and what it needs
	 * @param arguments of the application
	 */
	EditedApp(Application application, Path project, List<String> jvmOptions, List<String> hupper,
			List<String> arguments) throws IOException {
		this.application = application;
		this.project = application.instance(project);
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		this.page = URI.create("http://localhost:" + port + "/");
		List<String> classPath = Stream
			.of(Stream.of(project.resolve("target/classes").toString()), application.libraries(), hupper.stream())
			.flatMap((entries) -> entries)
			.distinct()
			.toList();
		this.command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		this.command.addAll(jvmOptions);
		this.command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), application.mainClass(),
				"--server.port=" + port, "--hupper.verbose=2"));
		this.command.addAll(arguments);
		this.monitor = launch();
		awaitPage("");
	}

	private ChildProcess launch() {
		return ChildProcess.start(this.project, Map.of("XDG_CACHE_HOME", this.project.resolve("cache").toString()),
				this.command);
	}

	/** Start from nothing, and wait for the first page. */
	double restart() {
		close();
		long start = System.nanoTime();
		this.monitor = launch();
		awaitPage("");
		return secondsSince(start);
	}

	/** Save another method body and wait until it is served. */
	double save(boolean source) throws IOException {
		this.version++;
		this.application.classFile(this.version);
		long start = System.nanoTime();
		this.application.save(this.project, this.version, source);
		awaitPage(this.application.mark(this.version));
		return secondsSince(start);
	}

	/**
	 * Wait for a line of the monitor from one on.
	 * @return the number of the line after the first that matches
	 */
	int awaitLine(int from, String pattern) {
		String line = this.monitor.awaitLine(from, pattern).group();
		List<String> lines = this.monitor.lines();
		int at = from;
		while (!lines.get(at).contains(line)) {
			at++;
		}
		return at + 1;
	}

	int lineCount() {
		return this.monitor.lineCount();
	}

	long count(int from, String pattern) {
		Pattern compiled = Pattern.compile(pattern);
		return this.monitor.lines().stream().skip(from).filter((line) -> compiled.matcher(line).find()).count();
	}

	String transcript() {
		return this.monitor.transcript();
	}

	ProcessHandle monitor() {
		return this.monitor.handle();
	}

	/** The process that answers. */
	long pid() {
		return awaitPage("");
	}

	Path project() {
		return this.project;
	}

	void keepOutput(Path file) throws IOException {
		Files.writeString(file, String.join("\n", this.monitor.lines()));
	}

	static double secondsSince(long nanos) {
		return (double) (System.nanoTime() - nanos) / TimeUnit.SECONDS.toNanos(1);
	}

	private long awaitPage(String mark) {
		long deadline = System.nanoTime() + DEADLINE_NANOS;
		while (System.nanoTime() < deadline) {
			String body = ask();
			var matcher = PID.matcher(body);
			if (body.contains(mark) && matcher.find()) {
				return Long.parseLong(matcher.group(1));
			}
			LockSupport.parkNanos(ASK_AGAIN_NANOS);
		}
		throw new IllegalStateException("No page with " + mark + ": " + transcript());
	}

	private String ask() {
		try {
			return this.client
				.send(HttpRequest.newBuilder(this.page).timeout(Duration.ofSeconds(60)).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (IOException ex) {
			return "";
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.monitor.signal("TERM");
		this.monitor.awaitExit();
		this.monitor.close();
	}

}
