package dev.hupper.compile;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

import dev.hupper.platform.Threads;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's compiler, kept warm: its thread and its file manager serve one run after the
 * other. A run that exhausts memory or stack, or takes too long, costs them both and
 * nothing else.
 */
final class WarmCompiler implements AutoCloseable {

	private final JavaCompiler javac;

	private final Duration limit;

	private @Nullable JavacSession session;

	private WarmCompiler(JavaCompiler javac, Duration limit) {
		this.javac = javac;
		this.limit = limit;
	}

	/**
	 * Take the compiler of this JVM, for runs that may take so long.
	 * @throws IllegalStateException on a runtime without one
	 */
	static WarmCompiler create(Duration limit) {
		JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
		if (javac == null) {
			throw new IllegalStateException("This runtime has no compiler");
		}
		return new WarmCompiler(javac, limit);
	}

	/**
	 * Compile, among the project's other classes and beside the class files of the last
	 * compile. Called by one thread at a time.
	 */
	CompilerOutput run(List<SourceUnit> sources, Path classDirectory, VisibleClasses visible, JavacSettings settings)
			throws InterruptedException, CompilationFailedException {
		JavacSession current = session(settings);
		try {
			return await(() -> current.run(sources, new CompilerOutput(classDirectory), visible, settings));
		}
		catch (TimeoutException ex) {
			throw abandon("The compiler or an annotation processor did not end within " + this.limit.toSeconds()
					+ " s (hupper.compile.timeout)");
		}
		catch (ExecutionException ex) {
			Throwable cause = (ex.getCause() != null) ? ex.getCause() : ex;
			if (cause instanceof CompilationFailedException failed) {
				throw failed;
			}
			throw abandon(String.valueOf(CompilerCrash.of(cause).getMessage()));
		}
		catch (InterruptedException ex) {
			this.session = null;
			throw ex;
		}
	}

	private JavacSession session(JavacSettings settings) {
		JavacSession current = this.session;
		if (current == null || !current.open(settings)) {
			close();
			current = new JavacSession(this.javac);
			current.open(settings);
			this.session = current;
		}
		return current;
	}

	private CompilerOutput await(Callable<CompilerOutput> run)
			throws InterruptedException, TimeoutException, ExecutionException {
		FutureTask<CompilerOutput> task = new FutureTask<>(run);
		Threads.start("hupper-javac", task);
		try {
			return task.get(this.limit.toMillis(), TimeUnit.MILLISECONDS);
		}
		finally {
			task.cancel(true);
		}
	}

	/**
	 * The abandoned thread may still use the session, so it is left to it, not closed.
	 */
	private CompilationFailedException abandon(String reason) {
		this.session = null;
		return new CompilationFailedException(reason);
	}

	@Override
	public void close() {
		JavacSession last = this.session;
		this.session = null;
		if (last != null) {
			last.close();
		}
	}

}
