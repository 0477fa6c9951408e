package dev.hupper.relay;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.api.RelayOptions;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request from another computer. It is passed on only if there is but one
 * way to read it: where two servers could disagree about what belongs to it, one of them
 * would find a second request that tells nobody where it comes from.
 */
final class RemoteHead {

	private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

	private static final Pattern START = Pattern.compile(TOKEN + " [!-~]+ HTTP/1\\.[01]");

	private static final Pattern HEADER = Pattern.compile("(" + TOKEN + "):[ \t]*([\t -~\\x80-\\xff]*)");

	private static final Pattern LENGTH = Pattern.compile("\\d{1,18}[ \t]*");

	private static final Pattern CHUNKED = Pattern.compile("(?i)chunked[ \t]*");

	private RemoteHead() {
	}

	/**
	 * Make the head that is passed on, marked by a line that tells who asks: without what
	 * the client says about its own address, and without its wish to go on in HTTP/2,
	 * whose requests could not be marked. Null if the head can be misunderstood.
	 */
	static @Nullable String marked(String head, String mark) {
		String[] lines = head.split("\r\n", -1);
		boolean whole = lines.length > 2 && head.endsWith("\r\n\r\n");
		if (!whole || !START.matcher(lines[0]).matches() || lines[0].startsWith("CONNECT ")) {
			return null;
		}
		StringBuilder marked = new StringBuilder(lines[0]).append("\r\n").append(mark);
		int lengths = 0;
		for (String line : List.of(lines).subList(1, lines.length - 2)) {
			Matcher header = HEADER.matcher(line);
			if (!header.matches()) {
				return null;
			}
			String name = header.group(1).toLowerCase(Locale.ROOT);
			String value = header.group(2);
			boolean length = name.equals("content-length");
			boolean encoding = name.equals("transfer-encoding");
			if ((length && !LENGTH.matcher(value).matches())
					|| (encoding && !(CHUNKED.matcher(value).matches() && lines[0].endsWith(".1")))) {
				return null;
			}
			lengths += (length || encoding) ? 1 : 0;
			if (!name.equalsIgnoreCase(RelayOptions.CLIENT_HEADER) && !isHttp2(name, value)) {
				marked.append(line).append("\r\n");
			}
		}
		return (lengths < 2) ? marked.append("\r\n").toString() : null;
	}

	private static boolean isHttp2(String name, String value) {
		return name.equals("upgrade") && value.toLowerCase(Locale.ROOT).contains("h2c");
	}

}
