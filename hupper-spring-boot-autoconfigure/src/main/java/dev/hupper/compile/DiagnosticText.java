package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * Prints diagnostics as a developer wants them: where, what, the source line and a marker
 * below it, and in the end how many.
 */
final class DiagnosticText {

	private static final String RED = "\u001B[31m";

	private static final String BOLD = "\u001B[1m";

	private static final String RESET = "\u001B[0m";

	/** Of a line of source that is shown as a whole, in characters. */
	private static final int WIDTH = 200;

	private final Path directory;

	private final boolean coloured;

	/** Give paths relatively to a directory. */
	DiagnosticText(Path directory, boolean coloured) {
		this.directory = directory;
		this.coloured = coloured;
	}

	/** Put one or more diagnostics into lines, without a line break at the end. */
	String of(List<CompileDiagnostic> diagnostics) {
		String count = (diagnostics.size() == 1) ? "1 error" : diagnostics.size() + " errors";
		return diagnostics.stream().map(this::of).collect(Collectors.joining("\n")) + "\n"
				+ colour(RED, count + ": nothing was written");
	}

	private String of(CompileDiagnostic diagnostic) {
		List<String> message = diagnostic.message().lines().toList();
		StringBuilder text = new StringBuilder();
		if (diagnostic.file() != null) {
			text.append(colour(BOLD, place(diagnostic, relative(diagnostic.file())))).append(": ");
		}
		text.append(colour(RED, "error:")).append(' ').append(message.isEmpty() ? "" : message.get(0));
		if (diagnostic.line() > 0) {
			int column = (int) Math.max(0, Math.min(diagnostic.sourceLine().length(), diagnostic.column() - 1));
			text.append(excerpt(diagnostic.sourceLine(), column));
		}
		message.stream().skip(1).forEach((line) -> text.append("\n    ").append(line));
		return text.toString();
	}

	/**
	 * The line, or a part of one that fits on no screen, and a marker. Tabs within it
	 * stay tabs, so that the marker stands below what it marks.
	 */
	private String excerpt(String line, int column) {
		int indent = line.length() - line.stripLeading().length();
		int begin = (line.length() - indent > WIDTH) ? Math.max(indent, column - WIDTH / 2) : indent;
		int end = Math.min(line.length(), begin + WIDTH);
		String before = (begin > indent) ? "…" : "";
		String after = (end < line.length()) ? "…" : "";
		return "\n    " + before + line.substring(begin, end).stripTrailing() + after + "\n    "
				+ (before + line.substring(begin, Math.max(begin, column))).replaceAll("[^\t]", " ") + colour(RED, "^");
	}

	private Path relative(Path file) {
		return file.startsWith(this.directory) ? this.directory.relativize(file) : file;
	}

	private String colour(String code, String text) {
		return this.coloured ? code + text + RESET : text;
	}

	private static String place(CompileDiagnostic diagnostic, Path file) {
		return (diagnostic.line() > 0) ? file + ":" + diagnostic.line() + ":" + diagnostic.column() : file.toString();
	}

	/** One line, to be a part of another. */
	static String brief(CompileDiagnostic diagnostic) {
		@Nullable Path file = diagnostic.file();
		String message = diagnostic.message().lines().findFirst().orElse("");
		String line = (diagnostic.line() > 0) ? ":" + diagnostic.line() : "";
		return (file != null) ? file.getFileName() + line + ": " + message : message;
	}

}
