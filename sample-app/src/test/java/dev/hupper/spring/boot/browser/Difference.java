package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The answers to one request, with hupper and without it.
 *
 * @param request what was asked
 * @param with the answer with hupper
 * @param without the answer without
 */
record Difference(String request, RawResponse with, RawResponse without) {

	private static final Pattern ELEMENT = Pattern
		.compile("<script async=\"\" src=\"(?:(?:\\.\\./)*|shop/)hupper-refresh/script\\.js\" data-version=\""
				+ Pattern.quote(PageServer.VERSION) + "\"(?: nonce=\"abc\")?></script>");

	private static final String CHUNKED = "transfer-encoding: chunked";

	/** Of Tomcat. */
	private static final int BUFFER = 8192;

	/** Jetty's own sign of a compressed page. */
	private static final String JETTYS = "--gzip\"";

	private static final String SUFFIX = "-hupper-" + PageServer.VERSION + "\"";

	static Difference of(PageServer with, PageServer without, String request, String body) throws IOException {
		return new Difference(request, RawResponse.of(with.port(), request, body),
				RawResponse.of(without.port(), request, body));
	}

	/** Whether there is a script. */
	boolean isChanged() {
		return ELEMENT.matcher(this.with.body()).find();
	}

	/** Whether one of both was cut earlier than the other. */
	boolean isCutElsewhere() {
		String original = ELEMENT.matcher(this.with.body()).replaceFirst("");
		return !this.without.body().equals(original) && areCutInOnePage(this.without.body(), original);
	}

	/** What is not equal, but for one element and what follows from it. */
	List<String> unexplained() {
		List<String> problems = new ArrayList<>();
		Matcher element = ELEMENT.matcher(this.with.body());
		int added = element.find() ? element.group().length() : 0;
		String original = element.reset().replaceFirst("");
		if (!areCutInOnePage(this.without.body(), original)) {
			compare(problems, "body", this.without.body(), original);
		}
		compare(problems, "status", this.without.status(), this.with.status());
		compare(problems, "headers", others(this.without), others(this.with));
		compare(problems, "length", length(added), this.with.header("content-length"));
		compare(problems, "tag", this.without.header("etag").replace(JETTYS, "\""), originalTag(added > 0));
		return problems;
	}

	/**
	 * A page for which the buffer is too small by the element alone is sent in chunks.
	 */
	private String length(int added) {
		String length = this.without.header("content-length");
		boolean compressed = !this.without.header("content-encoding").isEmpty();
		if (added == 0 || length.isEmpty() || compressed) {
			return compressed ? this.with.header("content-length") : length;
		}
		long changed = Long.parseLong(length) + added;
		boolean overflows = changed - added <= BUFFER && changed > BUFFER;
		return (overflows && this.with.header("content-length").isEmpty()) ? "" : String.valueOf(changed);
	}

	/** How long a body is, is compared by its length. */
	private static List<String> others(RawResponse response) {
		return response.headers()
			.stream()
			.filter((header) -> !header.startsWith("content-length: ") && !header.startsWith("etag: "))
			.filter((header) -> !header.equals(CHUNKED))
			.toList();
	}

	/** Other tags are not to be touched, but for a confirmation. */
	private String originalTag(boolean changed) {
		String tag = this.with.header("etag").replace(JETTYS, "\"");
		String body = this.with.body();
		boolean cut = body.isEmpty() || body.endsWith("[cut]") || body.endsWith("[reset]");
		if (tag.equals("W/\"" + SUFFIX) && !this.with.header("last-modified").isEmpty()) {
			return (changed || cut) ? "" : tag;
		}
		boolean mayDiffer = changed || cut || this.with.status().contains(" 304 ");
		return (mayDiffer && tag.endsWith(SUFFIX)) ? tag.replace(SUFFIX, "\"") : tag;
	}

	/** How much comes before Netty cuts an answer is chance. */
	private static boolean areCutInOnePage(String one, String other) {
		String cut = "[cut]";
		return one.endsWith(cut) && other.endsWith(cut)
				&& (one.startsWith(other.substring(0, other.length() - cut.length()))
						|| other.startsWith(one.substring(0, one.length() - cut.length())));
	}

	private static void compare(List<String> problems, String what, Object expected, Object actual) {
		if (!expected.equals(actual)) {
			problems.add(what + " of " + shortened(expected) + " became " + shortened(actual));
		}
	}

	private static String shortened(Object value) {
		String text = value.toString();
		return (text.length() > 1500) ? text.substring(0, 700) + " … " + text.substring(text.length() - 700) : text;
	}

	@Override
	public String toString() {
		return this.request.lines().toList() + ": " + unexplained();
	}

}
