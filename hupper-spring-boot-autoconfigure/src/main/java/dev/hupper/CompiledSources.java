package dev.hupper;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.compile.CompileResult;
import dev.hupper.compile.CompileSettings;
import dev.hupper.compile.DiagnosticText;
import dev.hupper.compile.ServedFiles;
import dev.hupper.compile.SourceCompiler;
import dev.hupper.platform.ErrorOutput;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.NoSources;
import dev.hupper.reloader.SourceBuilder;
import dev.hupper.swap.SwapVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Makes the compiler, and the user's own command beside it, what the loop knows as a
 * source builder. While the command runs, the class files that it writes are taken for
 * sources: they are held back like those, until it has ended.
 */
final class CompiledSources implements SourceBuilder {

	private final SourceCompiler compiler;

	/** For the browser, and for who asks the port. */
	private final DiagnosticText text = new DiagnosticText(Path.of("").toAbsolutePath(), false);

	/** For the terminal. */
	private final DiagnosticText printed = new DiagnosticText(Path.of("").toAbsolutePath(),
			ErrorOutput.ofThisProcess().isColoured());

	private final List<Path> classPath;

	private final @Nullable CompileCommand command;

	/** What changed while the command ran, until it succeeds. */
	private final SortedSet<Path> heldBack = new TreeSet<>();

	private boolean failed;

	private CompiledSources(SourceCompiler compiler, List<Path> classPath, @Nullable CompileCommand command) {
		this.compiler = compiler;
		this.classPath = classPath;
		this.command = command;
	}

	@Override
	public Collection<Path> inputs() {
		return this.compiler.inputs();
	}

	@Override
	public boolean isInput(Path path) {
		return this.compiler.isInput(path) || (this.command != null && this.command.isRunning() && isOutput(path));
	}

	private boolean isOutput(Path path) {
		return this.classPath.stream().anyMatch(path::startsWith);
	}

	@Override
	public boolean isServed(Path path) {
		return this.compiler.isServed(path);
	}

	@Override
	public CompletionStage<Void> prepare() {
		// A monitor waits most of its life, and a compile of everything leaves much
		// behind.
		return this.compiler.prepare().thenRun(System::gc);
	}

	@Override
	public CompletionStage<BuildResult> build(Set<Path> changed) {
		changed.stream().filter((path) -> !this.compiler.isInput(path)).forEach(this.heldBack::add);
		return this.compiler.compile(changed)
			.thenCompose(this::follow)
			.exceptionally((failure) -> new BuildResult.Failed("Nothing was compiled: " + failure.getMessage()));
	}

	private CompletionStage<BuildResult> follow(CompileResult result) {
		if (result instanceof CompileResult.Failure failure) {
			return CompletableFuture.completedFuture(new BuildResult.Failed(this.text.of(failure.diagnostics()),
					this.printed.of(failure.diagnostics())));
		}
		CompileResult.Success success = (CompileResult.Success) result;
		if (this.command == null || success.leftToBuild().isEmpty()) {
			return CompletableFuture.completedFuture(built(success));
		}
		return this.command.run(success.leftToBuild()).thenApply((done) -> {
			this.failed = !done;
			return built(success);
		});
	}

	private BuildResult built(CompileResult.Success success) {
		if (this.failed || this.heldBack.isEmpty()) {
			return new BuildResult.Built(success.paths(), success.needsRestart(), !success.leftToBuild().isEmpty(),
					success::apply, () -> SwapVerdicts.of(success));
		}
		SortedSet<Path> files = new TreeSet<>(success.paths());
		files.addAll(this.heldBack);
		boolean restart = success.needsRestart() || !this.heldBack.stream().allMatch(this::isServed);
		this.heldBack.clear();
		return new BuildResult.Built(files, restart, !success.leftToBuild().isEmpty(), success::apply,
				() -> new SwapVerdict.Reload("the command has written files, too"));
	}

	@Override
	public void close() {
		if (this.command != null) {
			this.command.close();
		}
		this.compiler.close();
	}

	/** Finds the sources of an application, as the user's options say. */
	record Finder(CompileOptions options) implements SourceBuilder.Factory {

		@Override
		public SourceBuilder find(List<Path> classPath, HupperLogger logger) {
			Optional<SourceCompiler> compiler = this.options.enabled()
					? SourceCompiler.find(new CompileSettings(classPath, this.options), logger) : Optional.empty();
			CompileCommand command = this.options.command().isEmpty() ? null
					: CompileCommand.ofSystem(this.options.command(), logger);
			return compiler.<SourceBuilder>map((found) -> new CompiledSources(found, classPath, command))
				.orElseGet(() -> new NoSources(new ServedFiles(classPath, this.options.served())::contains));
		}

	}

}
