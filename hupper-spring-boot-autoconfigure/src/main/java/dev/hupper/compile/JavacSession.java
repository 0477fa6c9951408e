package dev.hupper.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * What stays open between runs of the compiler. Not thread-safe.
 */
final class JavacSession implements AutoCloseable {

	private final JavaCompiler javac;

	private final StandardJavaFileManager libraries;

	private final ProcessorLoaders processors;

	JavacSession(JavaCompiler javac) {
		this.javac = javac;
		this.libraries = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
		this.processors = new ProcessorLoaders(javac.getClass().getClassLoader());
	}

	JavacResult run(JavacRequest request) throws IOException {
		JavacSettings settings = request.settings();
		this.libraries.setLocationFromPaths(StandardLocation.CLASS_PATH, settings.libraries());
		this.libraries.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, settings.processorPath());
		this.processors.use(settings.processorPath());
		List<SourceObject> sources = new ArrayList<>();
		for (SourceUnit unit : request.sources()) {
			sources.add(new SourceObject(unit));
		}
		CompilerOutput output = new CompilerOutput(request.classDirectory());
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		StringWriter printed = new StringWriter();
		OverlayFileManager files = new OverlayFileManager(this.libraries, request.visible(), output, this.processors);
		boolean done = this.javac.getTask(printed, files, found, settings.javacArguments(), null, sources).call();
		return done ? new JavacResult.Compiled(output) : new JavacResult.Failed(errors(found, printed.toString()));
	}

	private static List<CompileDiagnostic> errors(DiagnosticCollector<JavaFileObject> found, String printed) {
		List<CompileDiagnostic> errors = found.getDiagnostics()
			.stream()
			.filter((diagnostic) -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
			.map(JavacSession::translate)
			.toList();
		if (errors.isEmpty()) {
			throw new CompilerCrash(printed);
		}
		return errors;
	}

	private static CompileDiagnostic translate(Diagnostic<? extends JavaFileObject> diagnostic) {
		String message = diagnostic.getMessage(null);
		if (!(diagnostic.getSource() instanceof SourceObject source) || diagnostic.getPosition() == Diagnostic.NOPOS) {
			return CompileDiagnostic.of(message);
		}
		String text = source.getCharContent(true).toString();
		int position = (int) Math.min(diagnostic.getPosition(), text.length());
		int start = Math.max(text.lastIndexOf('\n', position - 1), text.lastIndexOf('\r', position - 1)) + 1;
		String line = text.substring(start).lines().findFirst().orElse("");
		return new CompileDiagnostic(source.unit().path(), diagnostic.getLineNumber(), position - start + 1, line,
				message);
	}

	@Override
	public void close() {
		try {
			this.processors.close();
			this.libraries.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
