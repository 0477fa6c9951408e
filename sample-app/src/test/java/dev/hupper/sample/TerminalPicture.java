package dev.hupper.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws lines of a terminal, with their colours, as an SVG.
 */
final class TerminalPicture {

	private static final int CHARACTER = 8;

	private static final int LINE = 19;

	private static final int MARGIN = 16;

	private static final int TAB = 8;

	private static final Pattern COLOUR = Pattern.compile("\u001B\\[(\\d*)m");

	/** What the escape sequences of the lines stand for. */
	private static final Map<String, String> STYLES = Map.of("31", " fill=\"#ff7b72\"", "1", " font-weight=\"bold\"");

	private final List<String> lines;

	TerminalPicture(List<String> lines) {
		this.lines = lines.stream().map(TerminalPicture::withoutTabs).toList();
	}

	String svg() {
		int columns = this.lines.stream()
			.mapToInt((line) -> COLOUR.matcher(line).replaceAll("").length())
			.max()
			.orElse(0);
		int width = columns * CHARACTER + 2 * MARGIN;
		int height = this.lines.size() * LINE + 2 * MARGIN;
		List<String> svg = new ArrayList<>();
		svg.add(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\">",
				width, height));
		svg.add("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0d1117\"/>");
		svg.add("<g font-family=\"ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace\" font-size=\"13\" fill=\"#e6edf3\" xml:space=\"preserve\">");
		for (int i = 0; i < this.lines.size(); i++) {
			svg.addAll(draw(this.lines.get(i), MARGIN + (i + 1) * LINE - 5));
		}
		svg.add("</g>\n</svg>\n");
		return String.join("\n", svg);
	}

	/** One piece for each colour, as wide as its characters are on a terminal. */
	private static List<String> draw(String line, int y) {
		List<String> pieces = new ArrayList<>();
		Matcher colour = COLOUR.matcher(line);
		String style = "";
		int from = 0;
		int column = 0;
		while (from < line.length()) {
			boolean more = colour.find(from);
			String text = line.substring(from, more ? colour.start() : line.length());
			if (!text.isBlank()) {
				int indent = text.length() - text.stripLeading().length();
				pieces.add(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" textLength=\"%d\"%s>%s</text>",
						MARGIN + (column + indent) * CHARACTER, y, (text.stripTrailing().length() - indent) * CHARACTER,
						style, escape(text.strip())));
			}
			column += text.length();
			from = more ? colour.end() : line.length();
			style = more ? STYLES.getOrDefault(colour.group(1), "") : style;
		}
		return pieces;
	}

	private static String withoutTabs(String line) {
		StringBuilder text = new StringBuilder();
		for (char c : line.toCharArray()) {
			int column = COLOUR.matcher(text).replaceAll("").length();
			text.append((c == '\t') ? " ".repeat(TAB - column % TAB) : c);
		}
		return text.toString();
	}

	private static String escape(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
	}

}
