package dev.hupper.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Commands;
import dev.hupper.platform.Threads;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.ClassFiles;
import dev.hupper.reloader.SourceBuilder;
import dev.hupper.swap.SwapVerdict;

/**
 * The user's own way to compile, run on save for what the compiler leaves to it: one run
 * at a time. While it runs, the class files that it writes are taken for sources: they
 * are held back like those, until it has ended.
 */
final class CompileCommand implements SourceBuilder {

	/** A build that hangs must not hold back all that follow. */
	private static final Duration LIMIT = Duration.ofMinutes(10);

	/** Until what it wrote last has been noticed. */
	private static final Duration AFTERGLOW = Duration.ofMillis(200);

	private final SourceCompiler compiler;

	private final List<Path> classPath;

	private final List<String> command;

	private final ToIntFunction<List<String>> runner;

	private final HupperLogger logger;

	private final ScheduledExecutorService thread = Executors
		.newSingleThreadScheduledExecutor((task) -> Threads.daemon("hupper-compile-command", task));

	private volatile boolean running;

	/** What changed while the command ran, until it succeeds. */
	private final SortedSet<Path> heldBack = new TreeSet<>();

	private boolean failed;

	/**
	 * Nothing runs yet.
	 * @param compiler compiles what it can
	 * @param classPath where the command writes
	 * @param command the program and its arguments
	 * @param runner runs it and tells its exit code, -1 if it did not end in time
	 * @param logger where to say that it runs or failed
	 */
	CompileCommand(SourceCompiler compiler, List<Path> classPath, List<String> command,
			ToIntFunction<List<String>> runner, HupperLogger logger) {
		this.compiler = compiler;
		this.classPath = classPath;
		this.command = command;
		this.runner = runner;
		this.logger = logger;
	}

	static CompileCommand of(SourceCompiler compiler, List<Path> classPath, List<String> command, HupperLogger logger) {
		return new CompileCommand(compiler, classPath, command, (words) -> Commands.show(words, LIMIT), logger);
	}

	@Override
	public void whenMoreIsKnown(Consumer<Set<Path>> again) {
		this.compiler.whenMoreIsKnown(again);
	}

	@Override
	public Collection<Path> inputs() {
		return this.compiler.inputs();
	}

	@Override
	public boolean isInput(Path path) {
		return this.compiler.isInput(path) || (this.running && this.classPath.stream().anyMatch(path::startsWith));
	}

	@Override
	public boolean isOutput(Path input) {
		return !this.compiler.isInput(input);
	}

	@Override
	public boolean isGenerated(Path path) {
		return this.compiler.isGenerated(path);
	}

	@Override
	public Map<String, String> status() {
		return this.compiler.status();
	}

	@Override
	public boolean isServed(Path path) {
		return this.compiler.isServed(path);
	}

	@Override
	public ClassFiles classFiles() {
		return this.compiler.classFiles();
	}

	@Override
	public CompletionStage<Void> prepare() {
		return this.compiler.prepare();
	}

	@Override
	public boolean isWarmingUp() {
		return this.compiler.isWarmingUp();
	}

	@Override
	public CompletionStage<BuildResult> build(Set<Path> changed) {
		changed.stream().filter(this::isOutput).forEach(this.heldBack::add);
		return this.compiler.compile(changed).thenCompose(this::follow).exceptionally(SourceCompiler::failed);
	}

	private CompletionStage<BuildResult> follow(Plan plan) {
		if (plan.leftToBuild().isEmpty()) {
			return CompletableFuture.completedFuture(built(plan));
		}
		return run(plan.leftToBuild()).thenApply((done) -> {
			this.failed = !done;
			return built(plan);
		});
	}

	private BuildResult built(Plan plan) {
		BuildResult.Built built = this.compiler.built(plan);
		if (this.failed || this.heldBack.isEmpty()) {
			return built;
		}
		SortedSet<Path> files = new TreeSet<>(built.files());
		files.addAll(this.heldBack);
		boolean restart = built.needsRestart() || !this.heldBack.stream().allMatch(this::isServed);
		this.heldBack.clear();
		return new BuildResult.Built(files, restart, built.isTold(), built.apply(),
				() -> new SwapVerdict.Reload("the command has written files, too"), built.classPath(), built.also());
	}

	/**
	 * Whether it runs, or what it wrote last may not have been noticed: class files that
	 * change meanwhile are half of a whole.
	 */
	boolean isRunning() {
		return this.running;
	}

	/** Run it in the background, and tell whether it succeeded. */
	CompletionStage<Boolean> run(Collection<Path> sources) {
		this.running = true;
		CompletableFuture<Boolean> done = new CompletableFuture<>();
		this.logger.info("Running hupper.compile.command ("
				+ sources.stream().map((path) -> String.valueOf(path.getFileName())).collect(Collectors.joining(", "))
				+ ")");
		this.thread.execute(() -> {
			int code = this.runner.applyAsInt(this.command);
			if (code != 0) {
				this.logger.error("hupper.compile.command "
						+ ((code > 0) ? "failed with exit code " + code
								: "did not end in " + LIMIT.toMinutes() + " minutes")
						+ ": " + String.join(" ", this.command));
			}
			this.thread.schedule(() -> {
				this.running = false;
				done.complete(code == 0);
			}, AFTERGLOW.toMillis(), TimeUnit.MILLISECONDS);
		});
		return done;
	}

	@Override
	public void close() {
		this.thread.shutdownNow();
		this.compiler.close();
	}

}
