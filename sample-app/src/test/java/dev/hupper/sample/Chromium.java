package dev.hupper.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real browser without a window, spoken to by the DevTools protocol.
 */
public final class Chromium implements AutoCloseable {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ChildProcess process;

	private final URI debugger;

	private Chromium(ChildProcess process, URI debugger) {
		this.process = process;
		this.debugger = debugger;
	}

	/** The program, if it is installed. */
	public static Optional<Path> program() {
		return Stream.of(System.getenv("PATH").split(":"))
			.map(Path::of)
			.flatMap((directory) -> Stream.of("chromium", "chromium-browser", "google-chrome").map(directory::resolve))
			.filter(Files::isExecutable)
			.findFirst();
	}

	/**
	 * Start the browser. Names below {@code myapp.test} are this computer's.
	 * @param profile an empty directory
	 */
	public static Chromium start(Path profile) {
		List<String> command = List.of(program().orElseThrow().toString(), "--headless=new", "--no-sandbox",
				"--disable-gpu", "--host-resolver-rules=MAP *.myapp.test 127.0.0.1", "--disable-dev-shm-usage",
				"--no-first-run", "--disable-extensions", "--disable-background-networking",
				"--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-port=0",
				"--user-data-dir=" + profile, "about:blank");
		ChildProcess process = ChildProcess.start(profile, Map.of("TMPDIR", profile.toString()), command);
		try {
			String address = process.awaitLine("DevTools listening on ws://([^/]+)/").group(1);
			return new Chromium(process, URI.create("http://" + address));
		}
		catch (AssertionError ex) {
			process.close();
			throw ex;
		}
	}

	/** Open a tab. */
	public Tab open(String url) {
		try {
			HttpRequest request = HttpRequest.newBuilder(this.debugger.resolve("/json/new?" + url))
				.PUT(HttpRequest.BodyPublishers.noBody())
				.build();
			JsonNode target = JsonMapper.shared()
				.readTree(CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body());
			return Tab.connect(CLIENT, URI.create(target.path("webSocketDebuggerUrl").stringValue()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	@Override
	public void close() {
		this.process.close();
	}

}
