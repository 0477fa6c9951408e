package dev.hupper.compile;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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

	/** The jars that may be open, and classes of processors, as they were then. */
	private final Map<Path, FileVersion> opened = new HashMap<>();

	JavacSession(JavaCompiler javac) {
		this.javac = javac;
		this.libraries = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8);
		this.processors = new ProcessorLoaders(javac.getClass().getClassLoader());
	}

	/**
	 * Get ready for a run.
	 * @return false if a jar has changed since this session opened it: it goes on seeing
	 * the old one, so that another session is needed
	 */
	boolean open(JavacSettings settings) {
		Map<Path, FileVersion> now = FileVersion.of(settings.libraries());
		now.putAll(FileVersion.ofClasses(settings.processorPath().stream().filter(JavacSession::isOpened).toList()));
		boolean valid = now.entrySet()
			.stream()
			.allMatch((entry) -> entry.getValue().equals(this.opened.getOrDefault(entry.getKey(), entry.getValue())));
		this.opened.putAll(now);
		return valid;
	}

	/** On a path of processors there may be all modules: most have none. */
	private static boolean isOpened(Path processors) {
		return !Files.isDirectory(processors) || Processors.isIn(processors);
	}

	/** Compile, among the project's other classes. */
	CompilerOutput run(List<SourceUnit> units, CompilerOutput output, VisibleClasses visible, JavacSettings settings)
			throws IOException, CompilationFailedException {
		this.libraries.setLocationFromPaths(StandardLocation.CLASS_PATH, settings.libraries());
		this.libraries.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, settings.processorPath());
		this.processors.use(settings.processorPath());
		List<SourceObject> sources = new ArrayList<>();
		List<CompileDiagnostic> undecodable = new ArrayList<>();
		for (SourceUnit unit : units) {
			try {
				sources.add(new SourceObject(unit));
			}
			catch (CompilationFailedException ex) {
				undecodable.addAll(ex.diagnostics());
			}
		}
		if (!undecodable.isEmpty()) {
			throw new CompilationFailedException(undecodable);
		}
		DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
		StringWriter printed = new StringWriter();
		OverlayFileManager files = new OverlayFileManager(this.libraries, visible, output, this.processors);
		boolean done = task(printed, files, found, settings.javacArguments(), sources).call();
		List<CompileDiagnostic> errors = found.getDiagnostics()
			.stream()
			.filter((diagnostic) -> isError(diagnostic, settings.failsOnWarnings()))
			.map(JavacSession::translate)
			.toList();
		if (!done && errors.isEmpty()) {
			throw new CompilerCrash(printed.toString());
		}
		if (!errors.isEmpty()) {
			throw new CompilationFailedException(errors);
		}
		return output;
	}

	/** What these arguments ask for. */
	private JavaCompiler.CompilationTask task(Writer printed, OverlayFileManager files,
			DiagnosticCollector<JavaFileObject> found, List<String> arguments, List<SourceObject> sources)
			throws CompilationFailedException {
		try {
			return this.javac.getTask(printed, files, found, arguments, null, sources);
		}
		catch (IllegalArgumentException ex) {
			// One of them is not known, or not to this version.
			throw new CompilationFailedException("javac " + Runtime.version().feature() + ": " + ex.getMessage());
		}
	}

	private static boolean isError(Diagnostic<? extends JavaFileObject> diagnostic, boolean warningsToo) {
		return switch (diagnostic.getKind()) {
			case ERROR -> true;
			case WARNING, MANDATORY_WARNING -> warningsToo && diagnostic.getSource() instanceof SourceObject;
			default -> false;
		};
	}

	private static CompileDiagnostic translate(Diagnostic<? extends JavaFileObject> diagnostic) {
		boolean error = diagnostic.getKind() == Diagnostic.Kind.ERROR;
		String message = diagnostic.getMessage(null) + (error ? "" : " (a warning: -Werror)");
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
