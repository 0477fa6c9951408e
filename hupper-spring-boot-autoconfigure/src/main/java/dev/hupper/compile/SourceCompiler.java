package dev.hupper.compile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import dev.hupper.api.HupperLogger;

/**
 * Compiles the application's changed sources, as its build would. All work is done by one
 * thread, in the order in which it was asked for; the methods return at once unless they
 * say otherwise, and may be called from any thread.
 */
public final class SourceCompiler implements AutoCloseable {

	private final Project project;

	private final ServedFiles served;

	private final WarmCompiler compiler;

	private final CompileEngine engine;

	private final HupperLogger logger;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "hupper-compile");
		thread.setDaemon(true);
		return thread;
	});

	/** What the last compile is to put in place; confined to the thread. */
	private Optional<Plan> latest = Optional.empty();

	/** Changed sources of other languages, until they are left to the user's build. */
	private final SortedSet<Path> otherSources = new TreeSet<>();

	private SourceCompiler(Project project, ServedFiles served, WarmCompiler compiler, HupperLogger logger) {
		this.project = project;
		this.served = served;
		this.compiler = compiler;
		this.logger = logger;
		this.engine = new CompileEngine(project, compiler, logger);
	}

	/**
	 * Find the sources of an application.
	 * @param settings the application and its user's wishes
	 * @param logger where lines for the user go
	 * @return empty, with one line that says why, if there is nothing to compile with;
	 * without a line if there is nothing to compile
	 */
	public static Optional<SourceCompiler> find(CompileSettings settings, HupperLogger logger) {
		return find(settings, BuildModels::read, logger);
	}

	static Optional<SourceCompiler> find(CompileSettings settings, BuildModels.Source builds, HupperLogger logger) {
		Project project = Project.find(settings, builds);
		if (project.layouts().isEmpty()) {
			return Optional.empty();
		}
		if (ModuleLayer.boot().findModule("jdk.compiler").isEmpty()) {
			logger.info("Sources are not compiled on save: " + System.getProperty("java.home")
					+ " has no compiler (module jdk.compiler). Use a JDK; class directories are watched as before");
			return Optional.empty();
		}
		ServedFiles served = new ServedFiles(settings.classPath(), settings.options().served());
		return Optional
			.of(new SourceCompiler(project, served, WarmCompiler.create(settings.options().timeout()), logger));
	}

	/**
	 * What is to be watched: source and resource roots, and build files.
	 * @return absolute paths, which need not exist
	 */
	public Set<Path> inputs() {
		return this.project.inputs();
	}

	/**
	 * Whether a changed file is one for {@link #compile(Set)}.
	 * @param path an absolute path
	 */
	public boolean isInput(Path path) {
		return this.project.isJar(path) || inputs().stream().anyMatch(path::startsWith);
	}

	/**
	 * Whether the running application serves a file as it is now.
	 * @param path an absolute path
	 */
	public boolean isServed(Path path) {
		return this.served.contains(path);
	}

	/**
	 * Check in the background whether the compiler makes of the sources what the build
	 * made, which warms it up too.
	 * @return completes when that is done
	 */
	public CompletableFuture<Void> prepare() {
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
	 * @return never completes exceptionally, except after {@link #close()}
	 */
	public CompletableFuture<CompileResult> compile(Set<Path> changed) {
		return submit(() -> {
			this.latest = Optional.empty();
			changed.stream().filter(this.project::isOtherSource).forEach(this.otherSources::add);
			try {
				return present(this.engine.compile(changed));
			}
			catch (IOException | OutOfMemoryError ex) {
				return new CompileResult.Failure(List.of(CompileDiagnostic.of(String.valueOf(ex.getMessage()))));
			}
		});
	}

	private CompileResult present(StagedResult result) {
		if (result instanceof StagedResult.Failed failed) {
			return new CompileResult.Failure(failed.diagnostics());
		}
		Plan plan = ((StagedResult.Staged) result).plan();
		if (!this.otherSources.isEmpty() && !this.project.hasCommand()) {
			this.logger.info(CompileEngine.names(this.otherSources)
					+ " not followed, as only Java is compiled: hupper.compile.command can name what to run on save,"
					+ " for example ./mvnw -q -o compile");
		}
		SortedSet<Path> left = new TreeSet<>(this.otherSources);
		this.otherSources.clear();
		plan.modules().forEach((change) -> left.addAll(change.left()));
		plan.resources().forEach((change) -> left.addAll(change.left().keySet()));
		left.removeIf(this.project::isGenerated);
		if (plan.isEmpty()) {
			this.engine.applied(plan);
			return new PlannedSuccess(plan, left, this.served, () -> {
			});
		}
		this.latest = Optional.of(plan);
		return new PlannedSuccess(plan, left, this.served, () -> join(submit(() -> apply(plan))));
	}

	private Void apply(Plan plan) throws IOException {
		if (this.latest.isEmpty() || this.latest.get() != plan) {
			throw new IllegalStateException("A later compile includes this one");
		}
		StagedFiles.apply(plan.files());
		this.engine.applied(plan);
		this.latest = Optional.empty();
		return null;
	}

	private <T> CompletableFuture<T> submit(Callable<T> task) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				return task.call();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("The compiler was closed", ex);
			}
			catch (RuntimeException ex) {
				throw ex;
			}
			catch (Exception ex) {
				throw new IllegalStateException(ex);
			}
		}, this.thread);
	}

	private static void join(CompletableFuture<?> future) {
		try {
			future.join();
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
		}
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
