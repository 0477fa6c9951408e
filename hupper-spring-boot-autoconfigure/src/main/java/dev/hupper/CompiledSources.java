package dev.hupper;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

import dev.hupper.api.HupperLogger;
import dev.hupper.compile.CompileResult;
import dev.hupper.compile.CompileSettings;
import dev.hupper.compile.DiagnosticText;
import dev.hupper.compile.SourceCompiler;
import dev.hupper.reloader.BuildResult;
import dev.hupper.reloader.SourceBuilder;

/**
 * Makes the compiler what the loop knows as a source builder.
 */
final class CompiledSources implements SourceBuilder {

	private final SourceCompiler compiler;

	private final ServedFiles served;

	private final DiagnosticText text;

	private CompiledSources(SourceCompiler compiler, ServedFiles served) {
		this.compiler = compiler;
		this.served = served;
		this.text = new DiagnosticText(Path.of("").toAbsolutePath(), System.console() != null);
	}

	/**
	 * Find the sources of an application.
	 * @param classPath the worker's class path, in order, absolute
	 * @param logger where lines for the user go
	 * @return empty if nothing is to be compiled here
	 */
	static Optional<SourceBuilder> find(List<Path> classPath, HupperLogger logger) {
		CompileSettings settings = CompileSettings.of(classPath);
		return SourceCompiler.find(settings, logger)
			.map((compiler) -> new CompiledSources(compiler, new ServedFiles(classPath, settings.served())));
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
		return this.served.contains(path);
	}

	@Override
	public void prepare() {
		this.compiler.prepare();
	}

	@Override
	public CompletionStage<BuildResult> build(Set<Path> changed) {
		return this.compiler.compile(changed)
			.handle((result, failure) -> (failure == null) ? translate(result)
					: new BuildResult.Declined("Nothing was compiled: " + failure.getMessage()));
	}

	private BuildResult translate(CompileResult result) {
		if (result instanceof CompileResult.Success success) {
			return new BuildResult.Built(success.paths(), success.needsRestart(), success::apply);
		}
		if (result instanceof CompileResult.Failure failure) {
			return new BuildResult.Failed(this.text.of(failure.diagnostics()));
		}
		return new BuildResult.Declined(((CompileResult.Unavailable) result).reason());
	}

	@Override
	public void close() {
		this.compiler.close();
	}

}
