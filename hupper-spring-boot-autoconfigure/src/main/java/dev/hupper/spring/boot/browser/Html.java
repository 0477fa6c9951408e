package dev.hupper.spring.boot.browser;

import java.nio.charset.StandardCharsets;

/**
 * The bytes of a page, in any encoding in which ASCII is ASCII.
 */
final class Html {

	private static final byte[] BODY_END = "</body".getBytes(StandardCharsets.US_ASCII);

	private static final byte[] HTML_END = "</html".getBytes(StandardCharsets.US_ASCII);

	private Html() {
	}

	/**
	 * Whether nothing of a page is still to come.
	 * @param html what there is of it so far
	 * @return true if it has been closed
	 */
	static boolean isComplete(byte[] html) {
		return end(html) < html.length;
	}

	/**
	 * Add an element as the last one of the body.
	 * @param html a whole page
	 * @param element the element
	 * @return the new page
	 */
	static byte[] with(byte[] html, byte[] element) {
		int end = end(html);
		byte[] result = new byte[html.length + element.length];
		System.arraycopy(html, 0, result, 0, end);
		System.arraycopy(element, 0, result, end, element.length);
		System.arraycopy(html, end, result, end + element.length, html.length - end);
		return result;
	}

	/** A parser accepts elements behind the end, too. */
	private static int end(byte[] html) {
		int body = lastIndexOf(html, BODY_END);
		int end = (body >= 0) ? body : lastIndexOf(html, HTML_END);
		return (end >= 0) ? end : html.length;
	}

	private static int lastIndexOf(byte[] html, byte[] lowerCase) {
		for (int at = html.length - lowerCase.length; at >= 0; at--) {
			if (html[at] == '<' && isAt(html, at, lowerCase)) {
				return at;
			}
		}
		return -1;
	}

	private static boolean isAt(byte[] html, int at, byte[] lowerCase) {
		for (int i = 0; i < lowerCase.length; i++) {
			byte b = html[at + i];
			if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != lowerCase[i]) {
				return false;
			}
		}
		return true;
	}

}
