package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.platform.ErrorOutput;
import dev.hupper.platform.Threads;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.ClassFiles;
import dev.hupper.reloader.SourceBuilder;

/**
 * Compiles the application's changed sources, as its build would. All work is done by one
 * thread, in the order in which it was asked for; the methods return at once unless they
 * say otherwise, and may be called from any thread.
 */
public final class SourceCompiler implements SourceBuilder {

	/** For the browser, and for who asks the port. */
	private static final DiagnosticText PLAIN = new DiagnosticText(Path.of("").toAbsolutePath(), false);

	/** For the terminal. */
	private static final DiagnosticText PRINTED = new DiagnosticText(Path.of("").toAbsolutePath(),
			ErrorOutput.ofThisProcess().isColoured());

	private final Project project;

	private final ServedFiles served;

	private final WarmCompiler compiler;

	private final CompileEngine engine;

	private final BuildFollower follower;

	private final HupperLogger logger;

	private final WorkerClasses classFiles;

	private final ExecutorService thread = Executors
		.newSingleThreadExecutor((task) -> Threads.daemon("hupper-compile", task));

	private final CompletableFuture<Void> begun;

	private volatile CompletableFuture<Void> warmUp = CompletableFuture.completedFuture(null);

	/** What the last compile is to put in place; confined to the thread. */
	private Optional<Plan> latest = Optional.empty();

	private SourceCompiler(Project project, ServedFiles served, WarmCompiler compiler, WorkerClasses classFiles,
			BuildFollower follower, HupperLogger logger) {
		this.classFiles = classFiles;
		this.project = project;
		this.served = served;
		this.compiler = compiler;
		this.follower = follower;
		this.logger = logger;
		this.engine = new CompileEngine(project, compiler, follower, logger);
		this.begun = submit(() -> {
			this.engine.begin();
			return null;
		});
	}

	/** Done once it is known what the application was built of. */
	CompletableFuture<Void> begun() {
		return this.begun;
	}

	/**
	 * Find the sources of an application by the worker's class path: absolute, in order.
	 * If there is nothing to compile, or nothing to compile with, nothing is built.
	 */
	public static SourceBuilder of(CompileOptions options, List<Path> classPath, HupperLogger logger) {
		Optional<SourceCompiler> found = options.enabled() ? find(new CompileSettings(classPath, options), logger)
				: Optional.empty();
		if (found.isEmpty()) {
			return new NothingToCompile(new ServedFiles(classPath, options.served()),
					new WorkerClasses(classPath, logger));
		}
		return options.command().isEmpty() ? found.get()
				: CompileCommand.of(found.get(), classPath, options.command(), logger);
	}

	static Optional<SourceCompiler> find(CompileSettings settings, HupperLogger logger) {
		return find(settings, BuildModels::read, logger);
	}

	static Optional<SourceCompiler> find(CompileSettings settings, BuildModels.Source builds, HupperLogger logger) {
		Project project = Project.find(settings, builds);
		if (project.layouts().isEmpty()) {
			UnknownConvention.complain(settings.classPath(), logger);
			return Optional.empty();
		}
		if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
			logger.info("Sources are not compiled on save: " + System.getProperty("java.home")
					+ " has no compiler (module jdk.compiler). Use a JDK; class directories are watched as before");
			return Optional.empty();
		}
		ServedFiles served = new ServedFiles(settings.classPath(), settings.options().served());
		return Optional.of(new SourceCompiler(project, served, WarmCompiler.create(settings.options().timeout()),
				new WorkerClasses(settings.classPath(), logger),
				new BuildFollower(project, logger, settings.options().followBuild()), logger));
	}

	@Override
	public void whenMoreIsKnown(Consumer<Set<Path>> again) {
		this.follower.whenMoreIsKnown(again);
	}

	@Override
	public Set<Path> inputs() {
		return this.project.inputs();
	}

	@Override
	public boolean isInput(Path path) {
		return this.project.isInput(path);
	}

	@Override
	public boolean isGenerated(Path path) {
		return this.project.isGenerated(path);
	}

	@Override
	public Map<String, String> status() {
		return this.engine.status();
	}

	@Override
	public boolean isServed(Path path) {
		return this.served.contains(path);
	}

	@Override
	public WorkerClasses classFiles() {
		return this.classFiles;
	}

	@Override
	public CompletableFuture<Void> prepare() {
		CompletableFuture<Void> asked = submit(() -> {
			this.engine.ask();
			this.logger.debug("The build is known");
			return null;
		});
		// A monitor waits most of its life, and a compile of everything leaves much
		// behind.
		this.warmUp = check();
		this.warmUp.thenRun(System::gc);
		return asked;
	}

	@Override
	public boolean isWarmingUp() {
		return !this.warmUp.isDone();
	}

	/**
	 * Check whether the compiler makes of the sources what the build made, which warms it
	 * up too.
	 */
	CompletableFuture<Void> check() {
		return submit(() -> {
			this.engine.check();
			return null;
		});
	}

	/**
	 * Compile what changed since the last result was put in place. What changed is found
	 * by looking at the files.
	 * @param changed paths known to have changed, which are read even if their size and
	 * time are as before; may be incomplete
	 */
	@Override
	public CompletableFuture<BuildResult> build(Set<Path> changed) {
		return compile(changed).handle((plan, failure) -> (failure == null) ? built(plan) : failed(failure));
	}

	/** Compile, with a {@link CompilationFailedException} if there are errors. */
	CompletableFuture<Plan> compile(Set<Path> changed) {
		return submit(() -> {
			this.latest = Optional.empty();
			try {
				Plan plan = this.engine.compile(changed);
				if (plan.isEmpty()) {
					this.engine.applied(plan);
				}
				else {
					this.latest = Optional.of(plan);
				}
				return plan;
			}
			catch (IOException | OutOfMemoryError ex) {
				throw new CompilationFailedException(String.valueOf(ex.getMessage()));
			}
		});
	}

	/** What the loop has to know of a plan. */
	BuildResult.Built built(Plan plan) {
		SortedSet<Path> paths = plan.paths();
		boolean restart = paths.stream()
			.filter((path) -> BaselineComparison.NOT_AT_RUN_TIME.stream().noneMatch(path::endsWith))
			.anyMatch((path) -> !isServed(path));
		restart |= plan.files().stream().anyMatch(this.served::isStartChangedBy);
		boolean told = this.engine.hasTold() || !plan.leftToBuild().isEmpty();
		return new BuildResult.Built(paths, restart || !plan.classPath().isEmpty(), told, () -> apply(plan),
				() -> plan.swapVerdict(this.classFiles), plan.classPath(), plan.also());
	}

	static BuildResult failed(Throwable failure) {
		if (failure.getCause() instanceof CompilationFailedException failed) {
			return new BuildResult.Failed(PLAIN.of(failed.diagnostics()), PRINTED.of(failed.diagnostics()),
					failed.diagnostics().stream().map(CompileDiagnostic::toBuildDiagnostic).toList());
		}
		return new BuildResult.Failed("Nothing was compiled: " + failure.getMessage());
	}

	/**
	 * Put everything in place, all together: if it fails before the first file is in
	 * place, nothing is changed. Waits for a compile that is under way. The sources count
	 * as changed until this is called.
	 * @throws IllegalStateException if a later compile has been made, whose result
	 * includes this one
	 */
	private void apply(Plan plan) {
		if (plan.isEmpty()) {
			return;
		}
		CompletableFuture<Void> applied = submit(() -> {
			if (this.latest.isEmpty() || this.latest.get() != plan) {
				throw new IllegalStateException("A later compile includes this one");
			}
			StagedFiles.apply(plan.files());
			this.engine.applied(plan);
			this.latest = Optional.empty();
			if (!plan.classPath().isEmpty()) {
				this.classFiles.follow(plan.classPath());
			}
			return null;
		});
		try {
			applied.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
	}

	private <T> CompletableFuture<T> submit(Callable<T> task) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new CompletionException(ex);
			}
		}, this.thread);
	}

	/** End a compile that is under way, without a result, and wait for the end. */
	@Override
	public void close() {
		this.thread.shutdownNow();
		try {
			this.thread.awaitTermination(10, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		this.compiler.close();
	}

}
