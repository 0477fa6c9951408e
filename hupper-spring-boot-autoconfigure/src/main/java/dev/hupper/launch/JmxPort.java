package dev.hupper.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;
import dev.hupper.platform.Threads;

/**
 * The JMX port that this JVM was started with: whoever connects there is to find the
 * application. So this JVM closes it before the first worker has it, and each worker
 * opens it when it is told to go, since the one before may still have it until then.
 */
final class JmxPort implements AutoCloseable {

	private static final Pattern OPTION = Pattern.compile("-D(com\\.sun\\.management\\.[^=]+)=(.*)");

	private static final String PORT = "com.sun.management.jmxremote.port";

	/** Names a file with such properties, which those of the command line override. */
	private static final String FILE = "com.sun.management.config.file";

	private static final Duration LIMIT = Duration.ofSeconds(20);

	private final Properties properties;

	/** Empty if there is none. */
	private final String port;

	private final HupperLogger logger;

	private final ExecutorService thread = Executors
		.newSingleThreadExecutor((task) -> Threads.daemon("hupper-jmx-port", task));

	/** By process id; a JVM that has only just been started lets nobody attach. */
	private final Map<Long, CompletableFuture<Void>> connected = new ConcurrentHashMap<>();

	private boolean isFree;

	private JmxPort(Properties properties, HupperLogger logger) {
		this.properties = properties;
		this.port = properties.getProperty(PORT, portInFile(properties.getProperty(FILE, "")));
		this.logger = logger;
	}

	static JmxPort of(List<String> options, HupperLogger logger) {
		Properties properties = new Properties();
		for (String option : options) {
			Matcher matcher = OPTION.matcher(option);
			if (matcher.matches()) {
				properties.setProperty(matcher.group(1), matcher.group(2));
			}
		}
		return new JmxPort(properties, logger);
	}

	private static String portInFile(String name) {
		Properties properties = new Properties();
		try (InputStream file = name.isEmpty() ? InputStream.nullInputStream() : Files.newInputStream(Path.of(name))) {
			properties.load(file);
		}
		catch (IOException | IllegalArgumentException ex) {
			// It is gone since this JVM has read it.
		}
		return properties.getProperty(PORT, "");
	}

	/** A worker is there. */
	void connected(long pid) {
		if (!this.port.isEmpty()) {
			connection(pid).complete(null);
		}
	}

	private CompletableFuture<Void> connection(long pid) {
		return this.connected.computeIfAbsent(pid, (added) -> new CompletableFuture<>());
	}

	/** Have a worker open it, in the background, once it is there. */
	void handTo(long pid) {
		if (!this.port.isEmpty()) {
			connection(pid).thenRunAsync(() -> open(pid), this.thread);
		}
	}

	private void open(long pid) {
		try {
			if (!this.isFree) {
				closeOwn();
				this.isFree = true;
			}
			Attachment.open(pid, this.properties);
		}
		catch (IOException | RuntimeException | LinkageError ex) {
			if (ProcessHandle.of(pid).isPresent()) {
				this.logger
					.info("JMX clients do not reach the application at port " + this.port + ": " + ex.getMessage());
			}
		}
	}

	/** A JVM may not attach to itself. */
	private static void closeOwn() throws IOException {
		String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
		String own = Long.toString(ProcessHandle.current().pid());
		if (Commands.ofSystem().run(List.of(jcmd, own, "ManagementAgent.stop"), null, LIMIT).isEmpty()) {
			throw new IOException("this process cannot give it up, as " + jcmd + " failed");
		}
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
	}

	/** A class of its own: where there is no module jdk.attach it cannot be linked. */
	private static final class Attachment {

		private static void open(long pid, Properties properties) throws IOException {
			try {
				VirtualMachine worker = VirtualMachine.attach(Long.toString(pid));
				try {
					worker.startManagementAgent(properties);
				}
				finally {
					worker.detach();
				}
			}
			catch (AttachNotSupportedException ex) {
				throw new IOException("the worker lets nobody attach: " + ex.getMessage(), ex);
			}
		}

	}

}
