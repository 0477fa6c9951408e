package dev.hupper.spring.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;

/**
 * The containers that Spring Boot's Docker Compose support starts in a worker. Workers
 * only start them, so that a reload finds them running; the monitor stops them, once, at
 * its own end, unless they ran before it.
 */
final class DockerCompose {

	private static final String PREFIX = "spring.docker.compose.";

	private static final Duration LOOK = Duration.ofSeconds(10);

	private final Commands commands;

	private final List<String> base;

	private final List<String> stop;

	private final Duration patience;

	private DockerCompose(Commands commands, List<String> base, List<String> stop, Duration patience) {
		this.commands = commands;
		this.base = base;
		this.stop = stop;
		this.patience = patience;
	}

	/**
	 * Find what workers are going to start; empty if there is nothing for the monitor to
	 * stop.
	 */
	static Optional<DockerCompose> find(ConfigurableEnvironment environment, Path directory, Commands commands) {
		Binder binder = Binder.get(environment);
		List<String> files = files(binder, directory);
		if (files.isEmpty() || !value(binder, "enabled", true)
				|| binder.bind(PREFIX + "lifecycle-management", String.class).isBound()) {
			return Optional.empty();
		}
		List<String> base = new ArrayList<>();
		files.forEach((file) -> base.addAll(List.of("--file", file)));
		base.addAll(List.of("--ansi", "never"));
		list(binder, "profiles.active").forEach((profile) -> base.addAll(List.of("--profile", profile)));
		base.addAll(list(binder, "arguments"));
		Duration timeout = value(binder, "stop.timeout", Duration.ofSeconds(10));
		List<String> stop = new ArrayList<>();
		stop.add(value(binder, "stop.command", "stop").toLowerCase(Locale.ROOT));
		stop.addAll(List.of("--timeout", Long.toString(timeout.toSeconds())));
		stop.addAll(list(binder, "stop.arguments"));
		DockerCompose compose = new DockerCompose(commands, base, stop, timeout.plus(LOOK));
		return compose.isRunning() ? Optional.empty() : Optional.of(compose);
	}

	static boolean isSupported(ClassLoader loader) {
		return loader
			.getResource("org/springframework/boot/docker/compose/lifecycle/DockerComposeListener.class") != null;
	}

	/** Spring Boot, too, neither starts nor stops what runs already. */
	private boolean isRunning() {
		return run(List.of("ps", "--quiet", "--status", "running"), LOOK).filter((ids) -> !ids.isEmpty()).isPresent();
	}

	/** Stop the containers when this JVM ends. */
	void stopAtExit(HupperLogger logger) {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(logger), "hupper-docker-compose"));
	}

	void stop(HupperLogger logger) {
		logger.info("Stopping the containers of Docker Compose");
		if (run(this.stop, this.patience).isEmpty()) {
			logger.error("The containers could not be stopped; try: docker compose "
					+ String.join(" ", all(this.base, this.stop)));
		}
	}

	private Optional<String> run(List<String> command, Duration timeout) {
		List<String> arguments = all(this.base, command);
		return this.commands.run(all(List.of("docker", "compose"), arguments), null, timeout)
			.or(() -> this.commands.run(all(List.of("docker-compose"), arguments), null, timeout));
	}

	private static List<String> files(Binder binder, Path directory) {
		List<String> configured = list(binder, "file");
		return !configured.isEmpty() ? configured
				: Stream.of("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
					.map(directory::resolve)
					.filter(Files::exists)
					.map((file) -> file.toAbsolutePath().toString())
					.limit(1)
					.toList();
	}

	private static List<String> list(Binder binder, String name) {
		return binder.bind(PREFIX + name, Bindable.listOf(String.class)).orElseGet(List::of);
	}

	@SuppressWarnings("unchecked")
	private static <T> T value(Binder binder, String name, T fallback) {
		return binder.bind(PREFIX + name, (Class<T>) fallback.getClass()).orElseGet(() -> fallback);
	}

	private static List<String> all(List<String> first, List<String> then) {
		return Stream.concat(first.stream(), then.stream()).toList();
	}

}
