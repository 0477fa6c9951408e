package dev.hupper.spring.boot.browser;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells the responses to which a script can be added from all others, by status and
 * headers.
 */
final class HtmlResponse {

	private static final Pattern CHARSET = Pattern.compile("charset\\s*=\\s*\"?([^\\s;\"]+)");

	private static final Pattern HTML = Pattern.compile("(?:text/html|application/xhtml\\+xml)(?:[; ].*)?");

	/** What they say of a body would not be true of another one. */
	private static final List<String> DIGESTS = List.of("Content-Digest", "Repr-Digest", "Digest", "Content-MD5");

	private HtmlResponse() {
	}

	/**
	 * Whether a response is a whole page: not what is partial, encoded, to be downloaded,
	 * or no HTML.
	 */
	static boolean isPage(int status, @Nullable String contentType, Navigation.Headers headers) {
		return hasWholeBody(status) && isHtml(contentType) && headers.get("Content-Encoding") == null
				&& headers.get("Content-Range") == null && !isDownload(headers.get("Content-Disposition"))
				&& DIGESTS.stream().allMatch((digest) -> headers.get(digest) == null);
	}

	/**
	 * Where the head of such a page begins, as far as its beginning tells.
	 * @return -1 if it does not tell that yet
	 */
	static int headStart(@Nullable String contentType, CharSequence text) {
		boolean xml = contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith("application/");
		return xml ? Html.xmlHeadStart(text) : Html.headStart(text);
	}

	private static boolean hasWholeBody(int status) {
		return (status >= 200 && status <= 203) || status >= 400;
	}

	private static boolean isHtml(@Nullable String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		return HTML.matcher(type).matches() && keepsAscii(type);
	}

	/** Whether ASCII is ASCII in its encoding. */
	private static boolean keepsAscii(String type) {
		Matcher charset = CHARSET.matcher(type);
		try {
			return !charset.find()
					|| new String("<".getBytes(Charset.forName(charset.group(1))), StandardCharsets.US_ASCII)
						.equals("<");
		}
		catch (IllegalArgumentException | UnsupportedOperationException ex) {
			return false;
		}
	}

	private static boolean isDownload(@Nullable String disposition) {
		return disposition != null && disposition.toLowerCase(Locale.ROOT).startsWith("attachment");
	}

}
