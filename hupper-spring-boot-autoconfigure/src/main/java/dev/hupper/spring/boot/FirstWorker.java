package dev.hupper.spring.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.hupper.Hupper;
import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.SwapOptions;
import dev.hupper.containers.KeptContainers;
import dev.hupper.launch.EarlyStandby;

/**
 * The first worker of a monitor, whose JVM is started while the configuration is read, as
 * it will be if no file configures how. To be closed if this JVM goes on without workers.
 *
 * @param arguments the application's own
 * @param containers how workers keep their containers, if they may have any
 * @param standby its JVM
 */
record FirstWorker(Role.Monitor role, List<String> arguments, Optional<KeptContainers> containers,
		EarlyStandby standby) implements AutoCloseable {

	/** Start nothing ahead. */
	static FirstWorker none(Role.Monitor role, List<String> arguments, @Nullable ClassLoader classLoader) {
		return new FirstWorker(role, arguments, containers(classLoader), EarlyStandby.none());
	}

	/** Start its JVM, unless the settings are against it. */
	static FirstWorker begin(Role.Monitor role, List<String> arguments, EarlyProperties settings,
			@Nullable ClassLoader classLoader) {
		FirstWorker none = none(role, arguments, classLoader);
		if (role.underDebugger() || !settings.findBoolean("hupper.standby.enabled").orElse(true)
				|| settings.find("hupper.debug-port").isPresent()) {
			return none;
		}
		ArchiveOptions archive = new ArchiveOptions(settings.findBoolean("hupper.archive.enabled").orElse(true),
				settings.find("hupper.archive.directory").orElse(null));
		SwapOptions swap = settings.find("hupper.swap").filter("off"::equalsIgnoreCase).isPresent() ? SwapOptions.OFF
				: SwapOptions.DEFAULTS;
		boolean keepContainers = settings.findBoolean("hupper.containers.keep").orElse(true);
		return new FirstWorker(role, arguments, none.containers(),
				Hupper.earlyStandby(role.mainClass(),
						ReloaderOptions.builder()
							.workerArgs(arguments)
							.workerEnvironment(none.environment(keepContainers))
							.archive(archive)
							.swap(swap)
							.build()));
	}

	private static Optional<KeptContainers> containers(@Nullable ClassLoader classLoader) {
		ClassLoader loader = (classLoader != null) ? classLoader : ClassLoader.getSystemClassLoader();
		return (loader.getResource("org/testcontainers/containers/GenericContainer.class") != null)
				? KeptContainers.prepare(System.getenv()) : Optional.empty();
	}

	/** What workers have in their environment besides. */
	Map<String, String> environment(boolean keepContainers) {
		return this.containers.filter((kept) -> keepContainers).map(KeptContainers::environment).orElseGet(Map::of);
	}

	/** Whether it is one for this. */
	boolean isFor(Role.Monitor role, List<String> arguments) {
		return this.role.equals(role) && this.arguments.equals(arguments);
	}

	@Override
	public void close() {
		this.standby.close();
	}

}
