package dev.hupper.filemonitor;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.WatchmanOptions;
import dev.hupper.platform.Commands;
import org.jspecify.annotations.Nullable;

/**
 * The choice between the file monitors.
 */
public final class FileMonitors {

	/** Names a file monitor where the options name none. Comes from hupper. */
	public static final String ENVIRONMENT_VARIABLE = "HUPPER_DEFAULT_MONITOR";

	private static final String ALLOWED = "watchman, watchdog, polling, or the name of a class that implements "
			+ FileMonitorFactory.class.getName() + " and has a public constructor without parameters";

	private FileMonitors() {
	}

	/**
	 * The factory that the options ask for: the one given in code, else the one named,
	 * else the one that an environment variable names, else the best that works when it
	 * is used.
	 * @throws IllegalArgumentException if the named one is unknown or no factory; the
	 * message names it and what is allowed
	 */
	public static FileMonitorFactory of(ReloaderOptions options, Map<String, String> environment) {
		if (options.fileMonitorFactory().isPresent()) {
			return options.fileMonitorFactory().get();
		}
		if (options.fileMonitor().isPresent()) {
			return named(options.fileMonitor().get(), options.watchman());
		}
		String name = environment.getOrDefault(ENVIRONMENT_VARIABLE, "");
		if (name.isBlank()) {
			return best(options.watchman());
		}
		try {
			return named(name, options.watchman());
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(ENVIRONMENT_VARIABLE + ": " + ex.getMessage(), ex);
		}
	}

	/**
	 * Whether changes can be learned from the operating system: wherever a JDK runs, as
	 * limits show only in use.
	 */
	public static boolean isWatchdogSupported() {
		return true;
	}

	/** Whether a watchman daemon answers; none is started. */
	public static boolean isWatchmanSupported() {
		return isWatchmanSupported(WatchmanOptions.DEFAULTS);
	}

	static boolean isWatchmanSupported(WatchmanOptions options) {
		Optional<Path> socket = WatchmanSocket.find(options, System.getenv(), Commands.ofSystem());
		if (socket.isEmpty()) {
			return false;
		}
		try (WatchmanSubscriptions subscriptions = WatchmanSubscriptions.open(socket.get(), options.timeout(),
				(root, packet) -> {
				}, (reason) -> {
				})) {
			return true;
		}
		catch (WatchmanException ex) {
			return false;
		}
	}

	private static FileMonitorFactory named(String name, WatchmanOptions watchman) {
		return switch (name) {
			case "watchman" -> (callback, settings) -> new WatchmanFileMonitor(callback, settings.logger(), watchman);
			case "watchdog" -> (callback, settings) -> new WatchdogFileMonitor(callback, settings.logger(),
					settings.interval(), System.getProperty("os.name"));
			case "polling" -> (callback, settings) -> new PollingFileMonitor(callback, settings.interval(),
					(path, failure) -> settings.logger().debug("Cannot look at " + path + ": " + failure));
			default -> custom(name);
		};
	}

	private static FileMonitorFactory best(WatchmanOptions watchman) {
		return (callback, settings) -> {
			String name = isWatchmanSupported(watchman) ? "watchman" : "watchdog";
			settings.logger().debug("Files are watched by " + name);
			return named(name, watchman).create(callback, settings);
		};
	}

	private static FileMonitorFactory custom(String name) {
		try {
			Class<?> type = Class.forName(name);
			if (!FileMonitorFactory.class.isAssignableFrom(type)) {
				throw unusable(name, "it is no " + FileMonitorFactory.class.getSimpleName(), null);
			}
			Constructor<?> constructor = type.getConstructor();
			return (FileMonitorFactory) constructor.newInstance();
		}
		catch (ClassNotFoundException ex) {
			throw unusable(name, "there is neither a monitor nor a class of that name", ex);
		}
		catch (LinkageError ex) {
			throw unusable(name, "it cannot be loaded: " + ex, ex);
		}
		catch (NoSuchMethodException | InstantiationException | IllegalAccessException ex) {
			throw unusable(name, "it has no public constructor without parameters", ex);
		}
		catch (InvocationTargetException ex) {
			throw unusable(name, "its constructor failed: " + ex.getCause(), ex);
		}
	}

	private static IllegalArgumentException unusable(String name, String reason, @Nullable Throwable cause) {
		return new IllegalArgumentException(
				"'" + name + "' cannot be used as file monitor: " + reason + ". Allowed: " + ALLOWED, cause);
	}

}
