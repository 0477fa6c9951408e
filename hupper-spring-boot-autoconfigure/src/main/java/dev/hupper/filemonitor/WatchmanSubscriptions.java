package dev.hupper.filemonitor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;

/**
 * One subscription for each directory, on one connection to a watchman daemon.
 */
final class WatchmanSubscriptions implements AutoCloseable {

	private final WatchmanConnection connection;

	private final BiConsumer<Path, JsonObject> received;

	private final Map<String, Path> roots = new ConcurrentHashMap<>();

	private final AtomicInteger count = new AtomicInteger();

	private WatchmanSubscriptions(Path socket, Duration timeout, BiConsumer<Path, JsonObject> received,
			Consumer<String> lost) throws WatchmanException {
		this.received = received;
		this.connection = WatchmanConnection.open(socket, timeout, this::receive, lost);
	}

	static WatchmanSubscriptions open(Path socket, Duration timeout, BiConsumer<Path, JsonObject> received,
			Consumer<String> lost) throws WatchmanException {
		WatchmanSubscriptions subscriptions = new WatchmanSubscriptions(socket, timeout, received, lost);
		try {
			subscriptions.connection.ask("version");
			return subscriptions;
		}
		catch (WatchmanException ex) {
			subscriptions.close();
			throw ex;
		}
	}

	/** Watch one more directory. When this returns, no later change is missed. */
	void add(Path root, boolean recursive) throws WatchmanException {
		JsonObject watched = watch(root);
		String watch = text(watched, "watch");
		String clock = text(this.connection.ask("clock", watch), "clock");
		String name = "hupper-" + ProcessHandle.current().pid() + "-" + this.count.incrementAndGet();
		List<Object> files = List.of("not", List.of("type", "d"));
		JsonObject query = new JsonObject();
		query.put("fields", List.of("name"));
		query.put("expression",
				recursive ? files : List.of("allof", files, List.of("dirname", "", List.of("depth", "eq", 0))));
		query.put("since", clock);
		if (watched.has("relative_path")) {
			query.put("relative_root", watched.getString("relative_path"));
		}
		this.roots.put(name, root);
		this.connection.ask("subscribe", watch, name, query);
	}

	/**
	 * Where a directory is watched already, nothing new is crawled. Otherwise the daemon
	 * is asked to watch just this one, and the whole project only if it insists.
	 */
	private JsonObject watch(Path root) throws WatchmanException {
		for (Object watched : this.connection.ask("watch-list").getArray("roots", new JsonArray())) {
			if (root.startsWith(Path.of(String.valueOf(watched)))) {
				return this.connection.ask("watch-project", root.toString());
			}
		}
		try {
			return this.connection.ask("watch", root.toString());
		}
		catch (WatchmanException ex) {
			return this.connection.ask("watch-project", root.toString());
		}
	}

	private static String text(JsonObject answer, String name) throws WatchmanException {
		String text = answer.getString(name);
		if (text == null) {
			throw new WatchmanException("its answer names no " + name);
		}
		return text;
	}

	private void receive(JsonObject packet) {
		Path root = this.roots.get(packet.getString("subscription", ""));
		if (root != null) {
			this.received.accept(root, packet);
		}
	}

	@Override
	public void close() {
		this.connection.close();
	}

	void join() throws InterruptedException {
		this.connection.join();
	}

}
