package dev.hupper.benchmark;

import java.util.List;
import java.util.Locale;

/**
 * The results of one run as a Markdown table and as a chart.
 */
final class Report {

	private static final int BAR = 420;

	private static final int LEFT = 260;

	private static final int ROW = 30;

	private Report() {
	}

	static String table(String title, List<Result> results) {
		double[] base = seconds(results, Variant.DEVTOOLS);
		double[] tuned = seconds(results, Variant.DEVTOOLS_TUNED);
		StringBuilder text = new StringBuilder("### " + title + "\n\n");
		text.append("| | saved | median s | p95 s | × devtools | × devtools tuned | failed requests | CPU s | MiB |\n");
		text.append("|---|---|---|---|---|---|---|---|---|\n");
		for (Result result : results) {
			text.append(String.format(Locale.ROOT, "| %s | %s | %.2f | %.2f | %s | %s | %d | %.1f | %.0f |%n",
					result.variant().title(), result.variant().saved(), result.median(), result.p95(),
					ratio(result, base), ratio(result, tuned), result.refused(), result.cpu(), result.memory()));
		}
		return text.toString();
	}

	private static String ratio(Result result, double[] base) {
		double[] interval = Statistics.intervalOfRatio(result.seconds(), base);
		return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", result.median() / Statistics.median(base), interval[0],
				interval[1]);
	}

	private static double[] seconds(List<Result> results, Variant variant) {
		return results.stream()
			.filter((result) -> result.variant() == variant)
			.findFirst()
			.map(Result::seconds)
			.orElse(new double[] { Double.NaN });
	}

	/** A bar to the median and a thin line to the 95th percentile. */
	static String chart(String title, List<Result> results) {
		double longest = results.stream().mapToDouble(Result::p95).max().orElse(1);
		StringBuilder svg = new StringBuilder();
		svg.append(String.format(Locale.ROOT,
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\""
						+ " font-size=\"13\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n"
						+ "<text x=\"10\" y=\"22\" font-weight=\"bold\">%s</text>%n",
				LEFT + BAR + 80, 50 + results.size() * ROW, title));
		for (int i = 0; i < results.size(); i++) {
			Result result = results.get(i);
			int y = 40 + i * ROW;
			double median = BAR * result.median() / longest;
			double p95 = BAR * result.p95() / longest;
			svg.append(String.format(Locale.ROOT,
					"<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
							+ "<rect x=\"%d\" y=\"%d\" width=\"%.0f\" height=\"18\" fill=\"%s\"/>"
							+ "<line x1=\"%.0f\" y1=\"%d\" x2=\"%.0f\" y2=\"%d\" stroke=\"#555\"/>"
							+ "<text x=\"%.0f\" y=\"%d\">%.2f s</text>%n",
					LEFT - 8, y + 14, label(result.variant()), LEFT, y, median, colour(result.variant()), LEFT + median,
					y + 9, LEFT + p95, y + 9, LEFT + p95 + 6, y + 14, result.median()));
		}
		return svg.append("</svg>\n").toString();
	}

	private static String label(Variant variant) {
		return variant.title() + (variant.savesSource() ? ", .java saved" : "");
	}

	private static String colour(Variant variant) {
		return variant.isHupper() ? "#2e7d32" : (variant.isDevtools() ? "#9e9e9e" : "#616161");
	}

}
