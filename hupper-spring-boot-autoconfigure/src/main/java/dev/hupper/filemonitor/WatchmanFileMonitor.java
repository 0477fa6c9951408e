package dev.hupper.filemonitor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import org.jspecify.annotations.Nullable;

import dev.hupper.api.FileMonitor;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.WatchmanOptions;
import dev.hupper.platform.Commands;

/**
 * Learns of changes from a watchman daemon that already runs. If the daemon cannot be
 * used, or is gone later, the operating system's own events take over and one line says
 * so. They also tell of what is behind links, which watchman does not follow. Comes from
 * hupper's {@code WatchmanFileMonitor}.
 */
public final class WatchmanFileMonitor extends RootedFileMonitor {

	private final Consumer<Path> callback;

	private final HupperLogger logger;

	private final WatchmanOptions options;

	private final PathPoller poller = new PathPoller(this::rootChanged);

	private final FileMonitor behindLinks;

	private final LinkedPaths links;

	/** Guarded by this, as all that follows. */
	private @Nullable WatchmanSubscriptions subscriptions;

	private @Nullable FileMonitor successor;

	private boolean started;

	private boolean stopped;

	/**
	 * Call back with the absolute path of what changed; the daemon is found by itself.
	 */
	public WatchmanFileMonitor(Consumer<Path> callback, HupperLogger logger) {
		this(callback, logger, WatchmanOptions.DEFAULTS);
	}

	/**
	 * A monitor.
	 * @param callback to be told the absolute path of what changed
	 * @param logger where to report trouble
	 * @param options how to reach the daemon
	 */
	public WatchmanFileMonitor(Consumer<Path> callback, HupperLogger logger, WatchmanOptions options) {
		this.callback = callback;
		this.logger = logger;
		this.options = options;
		this.behindLinks = new WatchdogFileMonitor(callback, logger);
		this.links = new LinkedPaths(this.behindLinks);
	}

	@Override
	void added(Path root) {
		this.poller.add(root);
		if (this.successor != null) {
			this.roots.handOn(root, this.successor);
		}
		else if (this.started) {
			subscribe(root);
		}
	}

	@Override
	public synchronized void start() {
		this.started = true;
		this.behindLinks.start();
		try {
			Path socket = WatchmanSocket.find(this.options, System.getenv(), Commands.ofSystem())
				.orElseThrow(() -> new WatchmanException("there is no program " + this.options.binaryPath()));
			this.subscriptions = WatchmanSubscriptions.open(socket, this.options.timeout(), this::received, this::lost);
			this.roots.all().forEach(this::subscribe);
		}
		catch (WatchmanException ex) {
			replace(String.valueOf(ex.getMessage()));
		}
		this.poller.start();
	}

	@Override
	public synchronized void stop() {
		this.stopped = true;
		this.poller.stop();
		this.behindLinks.stop();
		if (this.subscriptions != null) {
			this.subscriptions.close();
		}
		if (this.successor != null) {
			this.successor.stop();
		}
	}

	@Override
	public void join() throws InterruptedException {
		this.poller.join();
		this.behindLinks.join();
		WatchmanSubscriptions subscribed;
		FileMonitor replacement;
		synchronized (this) {
			subscribed = this.subscriptions;
			replacement = this.successor;
		}
		if (subscribed != null) {
			subscribed.join();
		}
		if (replacement != null) {
			replacement.join();
		}
	}

	private void subscribe(Path root) {
		if (this.subscriptions == null || !Files.isDirectory(root)) {
			return;
		}
		try {
			this.subscriptions.add(root, this.roots.isRecursive(root));
		}
		catch (WatchmanException ex) {
			replace(root + ": " + ex.getMessage());
		}
		lookForLinks(root);
	}

	private synchronized void lookForLinks(Path root) {
		this.links.look(root, this.roots.isRecursive(root));
	}

	private void rootChanged(Path root) {
		synchronized (this) {
			if (this.successor == null && !this.stopped) {
				subscribe(root);
			}
		}
		this.callback.accept(root);
	}

	/**
	 * What a subscription says; a new listing of everything means that some was missed.
	 */
	private void received(Path root, JsonObject packet) {
		if (packet.getBoolean("canceled")) {
			// This is the thread that reads: it cannot ask for a new subscription.
			this.poller.suspect(root);
			return;
		}
		JsonArray files = packet.getArray("files");
		if (files == null || packet.getBoolean("is_fresh_instance")) {
			this.callback.accept(root);
			lookForLinks(root);
			return;
		}
		for (Object file : files) {
			Path path = root.resolve(String.valueOf(file));
			this.callback.accept(path);
			this.links.look(path, false);
		}
	}

	private synchronized void lost(String reason) {
		replace(reason);
	}

	/** What watchman has not told yet is found by the probe's look at each root. */
	private void replace(String reason) {
		if (this.stopped || this.successor != null) {
			return;
		}
		this.logger.error("watchman cannot be used (" + reason + "): the operating system's own events take over");
		if (this.subscriptions != null) {
			this.subscriptions.close();
		}
		this.behindLinks.stop();
		FileMonitor watchdog = new WatchdogFileMonitor(this.callback, this.logger);
		this.roots.all().forEach((root) -> this.roots.handOn(root, watchdog));
		watchdog.start();
		this.successor = watchdog;
		this.roots.all().forEach(this.poller::suspect);
	}

}
