package dev.hupper.benchmark;

import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
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
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.LibraryJar;

/**
 * One variant that runs an application and is edited.
 */
final class Subject implements AutoCloseable {

	private static final Pattern PID = Pattern.compile("id=\"pid\">(\\d+)<");

	private static final long ASK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

	private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(90);

	private final Application application;

	private final Variant variant;

	private final Path project;

	private final List<String> command;

	private final URI page;

	private final HttpClient client = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(Duration.ofSeconds(5))
		.build();

	private ChildProcess process;

	private int version;

	private long pid;

	private Subject(Application application, Variant variant, Path project, List<String> command, int port) {
		this.application = application;
		this.variant = variant;
		this.project = project;
		this.command = command;
		this.page = URI.create("http://localhost:" + port + "/");
		this.process = launch();
	}

	/**
	 * Start a variant and wait for its first page.
	 * @param hupper hupper's jar and what it needs
	 */
	static Subject start(Application application, Variant variant, Path project, List<String> jvmOptions,
			List<String> hupper) throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0)) {
			port = socket.getLocalPort();
		}
		List<String> classPath = new ArrayList<>(
				List.of(application.instance(project).resolve("target/classes").toString()));
		Stream
			.of(application.libraries(), variant.isDevtools() ? application.devtools() : Stream.<String>empty(),
					variant.isHupper() ? hupper.stream() : Stream.<String>empty())
			.flatMap((entries) -> entries)
			.distinct()
			.forEach(classPath::add);
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(jvmOptions);
		command.addAll(List.of("-cp", String.join(File.pathSeparator, classPath), application.mainClass(),
				"--server.port=" + port));
		command.addAll(variant.arguments());
		Subject subject = new Subject(application, variant, project, command, port);
		subject.await(new Answers());
		return subject;
	}

	/**
	 * hupper as a released library, and what it needs.
	 * @param directory where the library is put
	 */
	static List<String> hupper(Path directory) throws IOException {
		Path jar = LibraryJar.of(Path.of("../hupper-spring-boot-autoconfigure/target/classes"),
				directory.resolve("repository/hupper-spring-boot-autoconfigure.jar"));
		return Stream.concat(Stream.of(jar.toString()), Stream
			.of(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.matches(".*/(nanojson|directory-watcher|jna|jspecify|slf4j-api)-[\\d.]+\\.jar")))
			.toList();
	}

	Variant variant() {
		return this.variant;
	}

	/** Save the next version and go on. */
	void write() throws IOException {
		this.version++;
		this.application.classFile(this.version);
		this.application.save(this.project, this.version, false);
	}

	/**
	 * Save the next version and wait until it is served.
	 * @param source whether the source is written instead of the class file
	 */
	Saved save(boolean source) throws IOException {
		this.version++;
		this.application.classFile(this.version);
		Answers answers = new Answers();
		long start = System.nanoTime();
		this.application.save(this.project, this.version, source);
		if (this.variant == Variant.BY_HAND) {
			this.process.signal("TERM");
			this.process.awaitExit();
			this.process = launch();
		}
		await(answers);
		double seconds = (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
		checkProcess(answers.pid);
		return new Saved(seconds, answers.refused, answers.wrong);
	}

	/** Have its next standbys not rehearse a part, as if it had failed there. */
	void leaveOut(String part) throws IOException {
		try (Stream<Path> files = Files.walk(this.project.resolve("cache"))) {
			Path classes = files.filter((file) -> file.endsWith("classes")).findFirst().orElseThrow();
			Files.writeString(classes.resolveSibling("left-out"), part + "=it is to be measured");
		}
	}

	/** Start from nothing, as in the morning, and wait for the first page. */
	double restart() {
		close();
		long start = System.nanoTime();
		this.process = launch();
		await(new Answers());
		return (double) (System.nanoTime() - start) / TimeUnit.SECONDS.toNanos(1);
	}

	/**
	 * devtools keeps its process, a bridge until the fresh JVM is there; others may not.
	 */
	private void checkProcess(long answeredBy) {
		if (this.pid != 0 && this.variant != Variant.BRIDGE && (answeredBy == this.pid) != this.variant.isDevtools()) {
			throw new IllegalStateException(this.variant + " answered from process " + answeredBy);
		}
		this.pid = answeredBy;
	}

	private void await(Answers answers) {
		String mark = (this.version == 0) ? "" : this.application.mark(this.version);
		long deadline = System.nanoTime() + DEADLINE_NANOS;
		while (!answers.isRight(ask(answers), mark)) {
			if (System.nanoTime() > deadline) {
				throw new IllegalStateException(
						"No page with " + mark + " from " + this.variant + ": " + this.process.transcript());
			}
			LockSupport.parkNanos(ASK_AGAIN_NANOS);
		}
	}

	private String ask(Answers answers) {
		try {
			return this.client
				.send(HttpRequest.newBuilder(this.page).timeout(Duration.ofSeconds(60)).build(),
						HttpResponse.BodyHandlers.ofString())
				.body();
		}
		catch (ConnectException ex) {
			answers.refused++;
		}
		catch (IOException ex) {
			answers.wrong++;
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return "";
	}

	private ChildProcess launch() {
		return ChildProcess.start(this.project, Map.of("XDG_CACHE_HOME", this.project.resolve("cache").toString()),
				this.command);
	}

	/**
	 * Memory of all its processes, in MiB; what several share is counted in parts.
	 */
	double memory() {
		return Stream.concat(Stream.of(this.process.handle()), this.process.descendants())
			.mapToDouble((process) -> Machine.mebibytes(process.pid()))
			.sum();
	}

	/** Process ids of hupper's processes by their roles. */
	Map<String, Long> processes() {
		Map<String, Long> processes = new TreeMap<>();
		processes.put("monitor", this.process.pid());
		this.process.descendants()
			.forEach((child) -> processes.put((child.pid() == this.pid) ? "worker" : "standby", child.pid()));
		return processes;
	}

	String output() {
		return String.join("\n", this.process.lines());
	}

	@Override
	public void close() {
		this.process.signal("TERM");
		this.process.awaitExit();
		this.process.close();
	}

	/**
	 * What one save led to.
	 *
	 * @param seconds from before the write to the first right answer
	 * @param refused connections refused in between
	 * @param wrong connections that ended without an answer
	 */
	record Saved(double seconds, int refused, int wrong) {
	}

	private static final class Answers {

		private int refused;

		private int wrong;

		private long pid;

		private boolean isRight(String body, String mark) {
			Matcher matcher = PID.matcher(body);
			if (!body.contains(mark) || !matcher.find()) {
				return false;
			}
			this.pid = Long.parseLong(matcher.group(1));
			return true;
		}

	}

}
