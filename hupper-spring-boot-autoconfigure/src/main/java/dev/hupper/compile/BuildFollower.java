package dev.hupper.compile;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.hupper.api.HupperLogger;
import dev.hupper.build.RunClassPath;
import dev.hupper.platform.Names;
import dev.hupper.platform.Threads;

/**
 * Finds the class path of the next worker when a build file has changed. What is missing
 * for it, the build tool gets in the background; until then, and whenever something is
 * wrong, all stays as it is: sources are not compiled with what workers do not have. But
 * for that background confined to one thread.
 */
final class BuildFollower {

	/** How Maven's model says that a parent is not there. */
	private static final String NOT_THERE = " is not in ";

	private final Project project;

	private final HupperLogger logger;

	private final boolean enabled;

	private volatile Consumer<Set<Path>> again = (files) -> {
	};

	private Map<Path, RunClassPath> known = Map.of();

	/** What was missing and should be there now. */
	private volatile List<String> downloaded = List.of();

	private volatile boolean downloading;

	/** Something else has been missing meanwhile. */
	private volatile boolean more;

	/** What has changed and is not followed, until that is said. */
	private Optional<String> unknown = Optional.empty();

	/** What no worker has been started with; empty: there is no such. */
	private List<Path> pending = List.of();

	BuildFollower(Project project, HupperLogger logger, boolean enabled) {
		this.project = project;
		this.logger = logger;
		this.enabled = enabled;
	}

	/** Who is told, from another thread, that build files say more than before. */
	void whenMoreIsKnown(Consumer<Set<Path>> again) {
		this.again = again;
	}

	/** What the build says that the running application was started with. */
	void begin(BuildModels models) {
		this.known = models.runClassPaths();
		this.project.compileAsAsked();
	}

	List<Path> pending() {
		return this.pending;
	}

	void applied() {
		this.pending = List.of();
	}

	/** They changed before they were read: nobody knows what they said. */
	void unknown(Set<Path> buildFiles) {
		buildFiles.stream().findFirst().ifPresent((file) -> this.unknown = Optional.of(name(file)));
	}

	/** What was saved together with files that are not followed has been compiled. */
	void say() {
		this.unknown.ifPresent((file) -> this.logger.info(
				file + " changed: build it and start the application again to take up other dependencies and plugins"));
		this.unknown = Optional.empty();
	}

	/**
	 * Take over what a build says after some of its files have changed, and tell whether
	 * it has been said what becomes of them.
	 */
	boolean follow(BuildModels now, Set<Path> buildFiles) {
		if (!now.failures().isEmpty()) {
			this.project.know(now);
			Path module = now.failures().keySet().iterator().next();
			String reason = Objects.requireNonNull(now.failures().get(module)).lines().findFirst().orElse("");
			if (this.enabled && reason.contains(NOT_THERE)) {
				missing(now, module, List.of(reason), buildFiles);
			}
			else {
				this.logger
					.error(name(module.resolve("pom.xml")) + " cannot be read, all goes on as before: " + reason);
			}
			return true;
		}
		Map<Path, RunClassPath> answers = now.runClassPaths();
		if (!this.enabled || answers.isEmpty() || !this.known.keySet().containsAll(answers.keySet())) {
			this.project.know(now);
			unknown(buildFiles);
			return true;
		}
		for (Map.Entry<Path, RunClassPath> answer : answers.entrySet()) {
			List<String> missing = new ArrayList<>(answer.getValue().missing());
			missing.removeAll(before(answer.getKey()).missing());
			if (!missing.isEmpty()) {
				missing(now, answer.getKey(), missing, buildFiles);
				return true;
			}
		}
		boolean told = sayWhatIsNotWritten(answers);
		use(now, answers);
		return told;
	}

	/**
	 * What goals of a build write beside class files and resources, only it can write.
	 */
	private boolean sayWhatIsNotWritten(Map<Path, RunClassPath> answers) {
		List<Path> modules = answers.entrySet()
			.stream()
			.filter((answer) -> !answer.getValue().info().equals(before(answer.getKey()).info()))
			.map(Map.Entry::getKey)
			.toList();
		modules.forEach((module) -> this.logger.info("META-INF/build-info.properties of " + module.getFileName()
				+ " stays as the last build wrote it: build it, and the next reload shows what pom.xml says now"));
		return !modules.isEmpty();
	}

	private RunClassPath before(Path module) {
		return this.known.getOrDefault(module, new RunClassPath(List.of(), List.of(), List.of()));
	}

	private void use(BuildModels now, Map<Path, RunClassPath> answers) {
		this.project.know(now);
		List<Path> current = this.project.classPath();
		List<Path> next = current;
		for (Map.Entry<Path, RunClassPath> answer : answers.entrySet()) {
			RunClassPath before = before(answer.getKey());
			boolean tests = now.runsTests(answer.getKey());
			next = new ClassPathChange(tests ? before.tests() : before.main(),
					tests ? answer.getValue().tests() : answer.getValue().main(), BuildFollower::isHupper)
				.applyTo(next);
		}
		this.known = new LinkedHashMap<>(answers);
		this.downloaded = List.of();
		if (!next.equals(current)) {
			this.logger.info("The class path of the next process is another: " + difference(current, next));
			this.project.use(next, this.logger);
			this.project.complain(this.logger);
			this.pending = next;
		}
		this.project.compileAsAsked();
	}

	private static String difference(List<Path> before, List<Path> now) {
		String with = names("with ", now, before);
		String without = names("without ", before, now);
		String all = with + (with.isEmpty() || without.isEmpty() ? "" : ", ") + without;
		return all.isEmpty() ? "in another order" : all;
	}

	/** Those that are in the one only. */
	private static String names(String label, List<Path> in, List<Path> notIn) {
		List<String> names = in.stream()
			.filter((entry) -> !notIn.contains(entry))
			.map(BuildFollower::shortened)
			.toList();
		return names.isEmpty() ? "" : label + Names.some(names, 3);
	}

	private static String shortened(Path entry) {
		return entry.toString().endsWith(".jar") ? entry.getFileName().toString() : entry.toString();
	}

	/** Another version of hupper cannot talk to the one that runs. */
	private static boolean isHupper(Path entry) {
		try {
			Path own = Path.of(BuildFollower.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			return entry.equals(own) || (own.toString().endsWith(".jar")
					&& BuildConvention.above(entry, 2).equals(BuildConvention.above(own, 2)));
		}
		catch (URISyntaxException ex) {
			return false;
		}
	}

	private void missing(BuildModels now, Path module, List<String> missing, Set<Path> buildFiles) {
		String pom = name(module.resolve("pom.xml"));
		if (missing.equals(this.downloaded)) {
			this.downloaded = List.of();
			this.logger.error(pom + " is not followed, all goes on as before: Maven has not found " + missing.get(0));
			return;
		}
		if (this.downloading) {
			this.more = true;
			return;
		}
		this.downloading = true;
		this.logger.info(pom + " needs what is not here (" + Names.some(missing, 1) + "): Maven gets it");
		Threads.start("hupper-download", () -> {
			Optional<String> failure = download(now, module);
			this.downloading = false;
			failure.ifPresent((reason) -> this.logger
				.error(pom + " is not followed, all goes on as before: Maven could not get what it needs: " + reason));
			if (failure.isEmpty()) {
				this.downloaded = missing;
			}
			if (failure.isEmpty() || this.more) {
				this.more = false;
				this.again.accept(buildFiles);
			}
		});
	}

	private static Optional<String> download(BuildModels models, Path module) {
		try {
			return models.download(module);
		}
		catch (RuntimeException | LinkageError ex) {
			return Optional.of(ex.toString());
		}
	}

	private static String name(Path file) {
		return file.getFileName() + " of " + BuildConvention.above(file, 1).map(Path::getFileName).orElse(file);
	}

}
