package dev.hupper.spring.boot.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.web.util.HtmlUtils;

/**
 * The beginning of a page: characters, or bytes as Latin-1, in any encoding in which
 * ASCII is ASCII.
 */
final class Html {

	private static final String BYTE_ORDER_MARK = "(?:\u00EF\u00BB\u00BF|\uFEFF)?+";

	private static final String COMMENT = "<!--(?:-?>|.*?--!?>)";

	private static final String XML_COMMENT = "<!--.*?-->";

	private static final String DECLARATION = "<(?:!(?!--)|\\?)[^>]*+>";

	private static final String SPACE = "[ \t\n\f\r]";

	private static final String ATTRIBUTES = "(?=[ \t\n\f\r/>])[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>";

	private static final Pattern START = Pattern
		.compile("(?is)" + BYTE_ORDER_MARK + "(?:" + SPACE + "++|" + COMMENT + "|" + DECLARATION + ")*+(?:<html"
				+ ATTRIBUTES + "(?:" + SPACE + "++|" + COMMENT + ")*+)?+(?:<head" + ATTRIBUTES + ")?+");

	/**
	 * In XML names are in lower case, and there is no head but the one that is written.
	 */
	private static final Pattern XML_START = Pattern
		.compile("(?s)" + BYTE_ORDER_MARK + "(?:" + SPACE + "++|" + XML_COMMENT + "|" + DECLARATION + ")*+<html"
				+ ATTRIBUTES + "(?:" + SPACE + "++|" + XML_COMMENT + ")*+<head" + ATTRIBUTES + "(?<!/>)");

	private static final String XML_NAMESPACE = "http://www.w3.org/1999/xhtml";

	private static final Pattern UNFINISHED = Pattern
		.compile("(?is)<(?:[!?].*|h|ht|htm|he|hea|(?:html|head)(?:" + SPACE + ".*|/.*)?)?");

	private static final Pattern META = Pattern.compile("(?is)<meta" + ATTRIBUTES);

	private static final Pattern POLICY = Pattern
		.compile("(?is)http-equiv" + SPACE + "*=" + SPACE + "*[\"']?content-security-policy[\"' \t\n\f\r/>]");

	private static final Pattern CONTENT = Pattern
		.compile("(?is)[\"' \t\n\f\r/]content" + SPACE + "*=" + SPACE + "*(?:\"([^\"]*)\"|'([^']*)')");

	private Html() {
	}

	/**
	 * Where the head of a page begins: behind its document type and {@code <head>},
	 * before anything that has an effect. No script or text of the page's own can be
	 * there.
	 * @return -1 if the beginning of the page does not tell that yet
	 */
	static int headStart(CharSequence text) {
		Matcher start = START.matcher(text);
		int place = start.lookingAt() ? start.end() : 0;
		CharSequence rest = text.subSequence(place, text.length());
		boolean empty = rest.isEmpty() && text.chars().noneMatch((c) -> c == '>');
		return (empty || isWide(text) || UNFINISHED.matcher(rest).matches()) ? -1 : place;
	}

	/**
	 * Where the head of a page in XML begins.
	 * @return -1 if the beginning of the page does not tell that, or it has none
	 */
	static int xmlHeadStart(CharSequence text) {
		Matcher start = XML_START.matcher(text);
		return (!isWide(text) && start.lookingAt() && start.group().contains(XML_NAMESPACE)) ? start.end() : -1;
	}

	/** UTF-16, as its byte order mark says. */
	private static boolean isWide(CharSequence text) {
		return text.length() > 1 && text.charAt(0) + text.charAt(1) == 0xFE + 0xFF;
	}

	/**
	 * The content security policies that a page itself names in its {@code meta}
	 * elements, as far as its beginning has them.
	 */
	static List<String> policies(CharSequence text) {
		return META.matcher(text)
			.results()
			.map(MatchResult::group)
			.filter((meta) -> POLICY.matcher(meta).find())
			.map(Html::content)
			.collect(Collectors.toCollection(ArrayList::new));
	}

	private static String content(String meta) {
		Matcher content = CONTENT.matcher(meta);
		boolean found = content.find();
		String value = found ? (content.group(1) != null) ? content.group(1) : content.group(2) : "";
		return HtmlUtils.htmlUnescape(value);
	}

}
