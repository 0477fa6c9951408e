package dev.hupper;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.compile.CompileResult;
import dev.hupper.compile.CompileSettings;
import dev.hupper.compile.DiagnosticText;
import dev.hupper.compile.ServedFiles;
import dev.hupper.compile.SourceCompiler;
import dev.hupper.platform.Commands;
import dev.hupper.platform.ErrorOutput;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.NoSources;
import dev.hupper.reloader.SourceBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Makes the compiler what the loop knows as a source builder.
 */
final class CompiledSources implements SourceBuilder {

	/** A build that hangs must not hold back all that follow. */
	private static final Duration COMMAND_TIMEOUT = Duration.ofMinutes(10);

	private final SourceCompiler compiler;

	/** For the browser, and for who asks the port. */
	private final DiagnosticText text = new DiagnosticText(Path.of("").toAbsolutePath(), false);

	/** For the terminal. */
	private final DiagnosticText printed = new DiagnosticText(Path.of("").toAbsolutePath(),
			ErrorOutput.ofThisProcess().isColoured());

	private final @Nullable CompileCommand command;

	private CompiledSources(SourceCompiler compiler, @Nullable CompileCommand command) {
		this.compiler = compiler;
		this.command = command;
	}

	@Override
	public Collection<Path> inputs() {
		return this.compiler.inputs();
	}

	@Override
	public boolean isInput(Path path) {
		return this.compiler.isInput(path);
	}

	@Override
	public boolean isServed(Path path) {
		return this.compiler.isServed(path);
	}

	@Override
	public void prepare() {
		// A monitor waits most of its life, and a compile of everything leaves much
		// behind.
		this.compiler.prepare().thenRun(System::gc);
	}

	@Override
	public CompletionStage<BuildResult> build(Set<Path> changed) {
		return this.compiler.compile(changed)
			.handle((result, failure) -> (failure == null) ? translate(result)
					: new BuildResult.Failed("Nothing was compiled: " + failure.getMessage()));
	}

	private BuildResult translate(CompileResult result) {
		if (result instanceof CompileResult.Failure failure) {
			return new BuildResult.Failed(this.text.of(failure.diagnostics()), this.printed.of(failure.diagnostics()));
		}
		CompileResult.Success success = (CompileResult.Success) result;
		if (success.needsBuild() && this.command != null) {
			this.command.request();
		}
		return new BuildResult.Built(success.paths(), success.needsRestart(), success::apply);
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
			CompileSettings settings = new CompileSettings(classPath, paths(this.options.sourceRoots()),
					paths(this.options.libraries()), paths(this.options.processorPath()), this.options.arguments(),
					this.options.served(), this.options.timeout());
			Optional<SourceCompiler> compiler = this.options.enabled() ? SourceCompiler.find(settings, logger)
					: Optional.empty();
			return compiler.<SourceBuilder>map((found) -> new CompiledSources(found, command(logger)))
				.orElseGet(() -> new NoSources(new ServedFiles(classPath, settings.served())::contains));
		}

		private @Nullable CompileCommand command(HupperLogger logger) {
			if (this.options.command().isEmpty()) {
				return null;
			}
			return new CompileCommand(this.options.command(), (command) -> Commands.show(command, COMMAND_TIMEOUT),
					logger);
		}

		private static List<Path> paths(List<String> names) {
			return names.stream().map((name) -> Path.of(name).toAbsolutePath().normalize()).toList();
		}

	}

}
