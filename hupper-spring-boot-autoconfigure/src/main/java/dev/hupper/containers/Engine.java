package dev.hupper.containers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import org.jspecify.annotations.Nullable;

/**
 * The little that is needed of the HTTP interface of Docker and of what is compatible
 * with it. Interrupting the thread that waits for an answer ends the wait.
 */
final class Engine {

	private static final int NO_CONTENT = 204;

	private static final int NOT_FOUND = 404;

	/** Somebody else is removing it. */
	private static final int CONFLICT = 409;

	private final SocketAddress address;

	private Engine(SocketAddress address) {
		this.address = address;
	}

	/**
	 * Reach an engine, named as in {@code DOCKER_HOST}; null unless it is reached over a
	 * unix domain socket, or over TCP without encryption.
	 */
	static @Nullable Engine at(URI uri) {
		if ("unix".equals(uri.getScheme())) {
			return new Engine(UnixDomainSocketAddress.of(uri.getPath()));
		}
		return ("tcp".equals(uri.getScheme()) && uri.getHost() != null && uri.getPort() > 0)
				? new Engine(new InetSocketAddress(uri.getHost(), uri.getPort())) : null;
	}

	/**
	 * The containers, running or not, with labels, {@code name} or {@code name=value}.
	 */
	List<Container> find(String... labels) throws IOException {
		String filters = URLEncoder.encode("{\"label\":[\"" + String.join("\",\"", labels) + "\"]}",
				StandardCharsets.UTF_8);
		Answer answer = read(send("GET", "/containers/json?all=true&filters=" + filters));
		try {
			List<Container> containers = new ArrayList<>();
			for (Object container : JsonParser.array().from(answer.body())) {
				containers.add(Container.from((JsonObject) container));
			}
			return containers;
		}
		catch (JsonParserException | ClassCastException ex) {
			throw new IOException("the Docker engine answered: " + answer.body().strip(), ex);
		}
	}

	/**
	 * Remove containers with their anonymous volumes, all at the same time. Those that
	 * are gone already do not matter.
	 * @throws IOException if the engine is gone, or could not remove one, once it has
	 * answered for all
	 */
	void remove(List<String> ids) throws IOException {
		List<SocketChannel> asked = new ArrayList<>();
		List<String> refusals = new ArrayList<>();
		try {
			for (String id : ids) {
				asked.add(send("DELETE", "/containers/" + id + "?force=true&v=true"));
			}
			for (SocketChannel channel : asked) {
				Answer answer = read(channel);
				if (answer.status() != NO_CONTENT && answer.status() != NOT_FOUND && answer.status() != CONFLICT) {
					refusals.add(answer.body().strip());
				}
			}
		}
		finally {
			for (SocketChannel channel : asked) {
				channel.close();
			}
		}
		if (!refusals.isEmpty()) {
			throw new IOException("the Docker engine answered: " + String.join("; ", refusals));
		}
	}

	/** In the version of HTTP whose answers end with the connection. */
	private SocketChannel send(String method, String path) throws IOException {
		SocketChannel channel = SocketChannel.open(this.address);
		String head = method + " " + path + " HTTP/1.0\r\nHost: docker\r\n\r\n";
		ByteBuffer bytes = ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII));
		try {
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			return channel;
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private static Answer read(SocketChannel channel) throws IOException {
		try (channel) {
			String text = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
			int head = text.indexOf("\r\n\r\n");
			String[] words = text.split(" ", 3);
			if (head < 0 || words.length < 2 || !words[1].matches("\\d{3}")) {
				throw new IOException("the Docker engine ended the connection");
			}
			return new Answer(Integer.parseInt(words[1]), text.substring(head + 4));
		}
	}

	private record Answer(int status, String body) {
	}

	/**
	 * A container.
	 *
	 * @param id its id
	 * @param holds what no other can have meanwhile: names, as {@code /name}, and ports
	 * of the engine's computer, as {@code 6379/tcp}
	 */
	record Container(String id, Set<String> holds) {

		private static Container from(JsonObject container) {
			Set<String> holds = new HashSet<>();
			for (Object name : container.getArray("Names", new JsonArray())) {
				holds.add((String) name);
			}
			for (Object listed : container.getArray("Ports", new JsonArray())) {
				JsonObject port = (JsonObject) listed;
				if (port.has("PublicPort")) {
					holds.add(port.getInt("PublicPort") + "/" + port.getString("Type"));
				}
			}
			return new Container(container.getString("Id"), holds);
		}

	}

}
