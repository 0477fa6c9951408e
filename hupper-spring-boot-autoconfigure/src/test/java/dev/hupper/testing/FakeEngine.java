package dev.hupper.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;

/**
 * As much of a Docker engine as Testcontainers asks for: containers that are nothing but
 * their configuration, and a log of what was done with them. It can go away and come
 * back, with all containers still running.
 */
public final class FakeEngine implements AutoCloseable {

	private static final Pattern CONTAINER = Pattern.compile("/containers/([^/]+)(/\\w+)?");

	private final SocketAddress address;

	private final Map<String, JsonObject> containers = new LinkedHashMap<>();

	private final List<String> log = new ArrayList<>();

	private ServerSocketChannel server;

	private boolean silent;

	private FakeEngine(SocketAddress address) {
		this.address = address;
	}

	public static FakeEngine at(Path socket) {
		return new FakeEngine(UnixDomainSocketAddress.of(socket)).open();
	}

	public static FakeEngine atPort() {
		return new FakeEngine(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)).open();
	}

	/** Listen, again if it went away. */
	public FakeEngine open() {
		try {
			boolean unix = this.address instanceof UnixDomainSocketAddress;
			this.server = unix ? ServerSocketChannel.open(StandardProtocolFamily.UNIX) : ServerSocketChannel.open();
			this.server.bind(this.address);
			ServerSocketChannel accepting = this.server;
			start(() -> accept(accepting));
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Accept and answer nothing from now on. */
	public FakeEngine silent() {
		this.silent = true;
		return this;
	}

	/** For the environment variable {@code DOCKER_HOST}. */
	public URI uri() {
		try {
			return (this.server.getLocalAddress() instanceof InetSocketAddress inet)
					? URI.create("tcp://127.0.0.1:" + inet.getPort())
					: URI.create("unix://" + ((UnixDomainSocketAddress) this.address).getPath());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** What was done with containers: which one, in which order. */
	public synchronized List<String> log() {
		return List.copyOf(this.log);
	}

	/** The ids of the containers that are there. */
	public synchronized List<String> containers() {
		return List.copyOf(this.containers.keySet());
	}

	/** Run a container with labels. */
	public synchronized String run(Map<String, String> labels) {
		JsonObject request = new JsonObject();
		request.put("Labels", new JsonObject(labels));
		String id = create(request);
		this.containers.get(id).put("Running", true);
		return id;
	}

	/** The client has got its answer before anybody looks: it is the last thing sent. */
	@Override
	public void close() {
		try {
			this.server.close();
			if (this.address instanceof UnixDomainSocketAddress unix) {
				Files.deleteIfExists(unix.getPath());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void start(Runnable task) {
		Thread thread = new Thread(task, "fake-engine");
		thread.setDaemon(true);
		thread.start();
	}

	private void accept(ServerSocketChannel accepting) {
		try {
			while (true) {
				SocketChannel client = accepting.accept();
				start(() -> serve(client));
			}
		}
		catch (IOException ex) {
			// Closed.
		}
	}

	private void serve(SocketChannel client) {
		try (client) {
			InputStream in = Channels.newInputStream(client);
			String[] head = readHead(in).split("\r\n");
			if (this.silent) {
				in.read();
				return;
			}
			String body = readBody(in, String.join("\n", head).toLowerCase(java.util.Locale.ROOT));
			String[] request = head[0].split(" ");
			Answer answer = answer(request[0], request[1].replaceFirst("^/v\\d\\.\\d+/", "/"), body);
			byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
			OutputStream out = Channels.newOutputStream(client);
			out.write(
					("HTTP/1.1 " + answer.status() + " Fake\r\nContent-Type: application/json\r\nConnection: close\r\n"
							+ ((answer.status() == 204) ? "" : "Content-Length: " + bytes.length + "\r\n") + "\r\n")
						.getBytes(StandardCharsets.US_ASCII));
			out.write((answer.status() == 204 || request[0].equals("HEAD")) ? new byte[0] : bytes);
		}
		catch (IOException | JsonParserException ex) {
			// The client sees that the connection has ended.
		}
	}

	private static String readHead(InputStream in) throws IOException {
		ByteArrayOutputStream head = new ByteArrayOutputStream();
		while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
			int next = in.read();
			if (next < 0) {
				throw new IOException("No request");
			}
			head.write(next);
		}
		return head.toString(StandardCharsets.US_ASCII);
	}

	private static String readBody(InputStream in, String head) throws IOException {
		Matcher length = Pattern.compile("content-length: *(\\d+)").matcher(head);
		if (length.find()) {
			return new String(in.readNBytes(Integer.parseInt(length.group(1))), StandardCharsets.UTF_8);
		}
		StringBuilder body = new StringBuilder();
		for (int size = head.contains("chunked") ? chunk(in) : 0; size > 0; size = chunk(in)) {
			body.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
			in.readNBytes(2);
		}
		return body.toString();
	}

	private static int chunk(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		while (line.indexOf("\r\n") < 0) {
			line.append((char) in.read());
		}
		return Integer.parseInt(line.toString().strip(), 16);
	}

	private synchronized Answer answer(String method, String target, String body) throws JsonParserException {
		String path = target.replaceFirst("\\?.*", "");
		if (path.equals("/info") || path.equals("/version")) {
			return new Answer(200, """
					{"ServerVersion": "28.0.0", "Version": "28.0.0", "ApiVersion": "1.44", "OperatingSystem": "none",
					"OSType": "linux", "Os": "linux", "Architecture": "x86_64", "Arch": "amd64", "MemTotal": 1073741824}
					""");
		}
		if (path.equals("/images/json")) {
			return new Answer(200, "[]");
		}
		if (path.endsWith("/prune")) {
			return new Answer(200, "{\"SpaceReclaimed\": 0}");
		}
		if (path.startsWith("/images/") && target.contains("missing")) {
			return new Answer(404, "{\"message\": \"No such image\"}");
		}
		if (path.startsWith("/images/")) {
			return new Answer(200, """
					{"Id": "sha256:1", "Architecture": "amd64", "Os": "linux", "Created": "2026-01-01T00:00:00Z"}
					""");
		}
		if (path.equals("/containers/json")) {
			return new Answer(200, list(target));
		}
		if (path.equals("/containers/create")) {
			JsonObject request = JsonParser.object().from(body);
			if (target.contains("name=")) {
				request.put("Name", "/" + target.replaceFirst(".*name=([^&]*).*", "$1"));
			}
			if (isNameTaken(request)) {
				return new Answer(409, "{\"message\": \"The container name is already in use\"}");
			}
			String id = create(request);
			return new Answer(201, "{\"Id\": \"" + id + "\", \"Warnings\": []}");
		}
		Matcher container = CONTAINER.matcher(path);
		return container.matches() ? act(method, container.group(1), container.group(2)) : new Answer(200, "OK");
	}

	private Answer act(String method, String id, String action) {
		JsonObject container = this.containers.get(id);
		if (container == null) {
			return new Answer(404, "{\"message\": \"No such container: " + id + "\"}");
		}
		if (method.equals("DELETE")) {
			this.log.add("remove " + id);
			this.containers.remove(id);
			return new Answer(204, "");
		}
		if ("/start".equals(action)) {
			if (isPortTaken(container)) {
				return new Answer(500, "{\"message\": \"port is already allocated\"}");
			}
			this.log.add("start " + id);
			container.put("Running", true);
			return new Answer(204, "");
		}
		return "/json".equals(action) ? new Answer(200, inspect(id, container)) : new Answer(200, "");
	}

	private String create(JsonObject request) {
		String id = "container" + (this.log.stream().filter((line) -> line.startsWith("create")).count() + 1);
		this.log.add("create " + id);
		this.containers.put(id, request);
		return id;
	}

	private boolean isNameTaken(JsonObject request) {
		return request.has("Name")
				&& this.containers.values().stream().anyMatch((other) -> request.get("Name").equals(other.get("Name")));
	}

	private boolean isPortTaken(JsonObject container) {
		JsonObject ports = container.getObject("HostConfig", new JsonObject()).getObject("PortBindings");
		return ports != null && !ports.isEmpty()
				&& this.containers.values()
					.stream()
					.anyMatch((other) -> other != container && other.getBoolean("Running")
							&& ports.equals(other.getObject("HostConfig", new JsonObject()).getObject("PortBindings")));
	}

	private String list(String target) throws JsonParserException {
		String query = URLDecoder.decode(target, StandardCharsets.UTF_8);
		JsonObject filters = JsonParser.object().from(query.replaceFirst(".*filters=(\\{.*\\}).*", "$1"));
		JsonArray found = new JsonArray();
		this.containers.forEach((id, container) -> {
			JsonObject labels = container.getObject("Labels", new JsonObject());
			boolean wanted = values(filters.get("label")).stream()
				.map((label) -> label.split("=", 2))
				.allMatch((label) -> labels.has(label[0])
						&& (label.length == 1 || label[1].equals(labels.getString(label[0]))));
			if (wanted && (container.getBoolean("Running") || query.contains("all=true"))) {
				found.add(new JsonObject(Map.of("Id", id, "Labels", labels, "Names",
						JsonArray.from(container.getString("Name", "/" + id)), "Ports", ports(container))));
			}
		});
		if (query.contains("org.testcontainers.hash=")) {
			this.log.add("find " + (found.isEmpty() ? "nothing" : ((JsonObject) found.get(0)).getString("Id")));
		}
		return JsonWriter.string(found);
	}

	/** One that does not run has none. */
	private static JsonArray ports(JsonObject container) {
		JsonArray ports = new JsonArray();
		JsonObject bindings = container.getObject("HostConfig", new JsonObject())
			.getObject("PortBindings", new JsonObject());
		if (container.getBoolean("Running")) {
			bindings.forEach((port, bound) -> ports.add(new JsonObject(Map.of("Type", port.replaceFirst(".*/", ""),
					"PublicPort", Integer.valueOf(((JsonArray) bound).getObject(0).getString("HostPort"))))));
		}
		return ports;
	}

	@SuppressWarnings("unchecked")
	private static Collection<String> values(Object filter) {
		return (Collection<String>) (Collection<?>) ((filter instanceof JsonObject object) ? object.keySet() : filter);
	}

	private static String inspect(String id, JsonObject container) {
		return """
				{"Id": "%s", "Created": "2026-01-01T00:00:00Z", "Name": "/%s", "Image": "sha256:1",
				"State": {"Status": "running", "Running": %s, "StartedAt": "2026-01-01T00:00:00.0Z", "ExitCode": 0},
				"Config": {"Labels": {}}, "HostConfig": {}, "NetworkSettings": {"Ports": {}}}
				""".formatted(id, id, container.getBoolean("Running"));
	}

	private record Answer(int status, String body) {
	}

}
