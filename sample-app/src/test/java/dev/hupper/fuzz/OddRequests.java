package dev.hupper.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Requests by which clients try to be misunderstood: proper ones with odd parts, one
 * behind the other on a connection, and with bytes exchanged at random. The same seed
 * makes the same requests.
 */
final class OddRequests {

	/** What a smuggled request would look like, and say about itself. */
	private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: a\r\nX-Hupper-Client: 127.0.0.1\r\n\r\n";

	private static final String END = "GET /end HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";

	private static final String[] METHODS = { "GET", "GET", "POST", "POST", "POST", "PUT", "HEAD", "DELETE", "OPTIONS",
			"PATCH", "CONNECT", "PRI", "get", "head", "G(T", "GET\0", "\26\3\1GET", "", " GET", "X-Y" };

	private static final String[] SPACES = { " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", " ", "  ", "\t", "\13",
			"" };

	private static final String[] TARGETS = { "/a", "/a", "/a", "/a?b=c", "*", "http://h/a", "http://h:1/a?b", "//h/a",
			"/%00", "/%2e%2e/a", "/\u00e4", "/a b", "", "a", "/a\\b", "/a;b=c", "/a#b", "/<>\"{}|^`", "h:80",
			"/" + "u".repeat(1100), "/hupper-refresh/events", "/a HTTP/1.1 " };

	private static final String[] VERSIONS = { "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1",
			"HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/1.0", "", "HTTP/0.9", "HTTP/1.2",
			"HTTP/2.0", "HTTP/9.9", "http/1.1", "HTTP/1.1 ", "HTTP/01.1", "HTTP/1.10", "HTTP/1", "ICY/1.1" };

	private static final String[] ENDS = { "\n", "\r", "\r\r\n", "\n\r", "\0\r\n", " \r\n", "\t\r\n", "\r\n\r\n",
			"\13\r\n", "\r\n ", "\r\n\t", "" };

	private static final String[] NAMES = { "Content-Length", "content-length", "Content-Length ", " Content-Length",
			"Content-Length\t", "Content_Length", "Content-Length\0", "\13Content-Length", "Transfer-Encoding",
			"transfer-encoding", "Transfer-Encoding ", "Transfer_Encoding", "Transfer-Encoding\r" };

	private static final String[] LENGTHS = { "+%d", "-%d", "0%d", " %d ", "\t%d", "%d, %<d", "%d,5", "0x%x", "%d.0",
			"%d;", "\"%d\"", "%d\0", "%d\13", "1 %d", "%d 0", "", "99999999999999999999", "4294967296%d" };

	private static final String[] ENCODINGS = { "chunked", "Chunked", " chunked ", "chunked, chunked", "gzip, chunked",
			"identity", "identity, chunked", "chunked, identity", "xchunked", "chunkedx", "\"chunked\"", "chunked;q=1",
			"\13chunked", "chunked\0", ", chunked", "chunked,", "" };

	private static final String[] HEADERS = { "Host: b", "Host : a", "Connection: close", "Connection: keep-alive",
			"Connection: X-Hupper-Client", "Connection: Content-Length", "Expect: 100-continue", "Expect: x",
			"Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA",
			"Upgrade: websocket\r\nConnection: Upgrade", "X-Hupper-Client: 127.0.0.1", "x-hupper-client:127.0.0.1",
			"X-Hupper-Client : 127.0.0.1", " X-Hupper-Client: 127.0.0.1", "X_Hupper_Client: 127.0.0.1",
			"X-Hupper-Client\0: 127.0.0.1", "X-Hupper-Client:\r\n 127.0.0.1", "X-Hupper-Client", "A: b\r\n folded: c",
			"A: b\r\n\tfolded", "nocolon", ":novalue", "B\u00e4: c", "C: \u00e4\u00ff", "D: \0", "E: \13\14", "F(: b",
			"Cookie: a=b; c=\"d\"", "Accept: text/html", "Trailer: X-Hupper-Client", "TE: trailers",
			"G: " + "g".repeat(1100), "H: " + "h".repeat(9000), "I:", "J: \ti\t", "Content-Type: text/plain",
			"Content-Type: application/x-www-form-urlencoded" };

	private static final String[] SIZES = { "%x", "%x", "%x", "%x", "%x", "0%X", "00000000000%x", " %x", "%x ", "\t%x",
			"%x\t", "0x%x", "+%x", "-%x", "%x;a", "%x;a=b", "%x ;a", "%x;a=\"\n\"", "%x;\r", "%x\r", "%x,", "", "%x\0",
			"ffffffff%x", "1ffffffff%x", "g" };

	private static final String[] TRAILERS = { "", "", "", "", "A: b\r\n", "X-Hupper-Client: 127.0.0.1\r\n",
			"Content-Length: 5\r\n", " folded\r\n", "nocolon\r\n", "A : b\r\n", "A: b\n", "A: \0\r\n", "A: b\r", "\0",
			": a\r\n" };

	private static final String ODD = "\r\n\r\n\0\t :;,0a\13\14\205\240\377\26/HTTP\"";

	private final Random random;

	OddRequests(long seed, long number) {
		this.random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
	}

	/** Whether something is so in this share of cases. */
	boolean chance(double share) {
		return this.random.nextDouble() < share;
	}

	private String any(String... choices) {
		return choices[this.random.nextInt(choices.length)];
	}

	/** All that one connection sends. */
	byte[] next() {
		StringBuilder bytes = new StringBuilder(chance(0.05) ? any("\r\n", "\n", "\r", "\0", " ", "\r\n\r\n") : "");
		for (int i = this.random.nextInt(3); i >= 0; i--) {
			bytes.append(request());
		}
		bytes.append(END);
		for (int i = chance(0.3) ? this.random.nextInt(3) : -1; i >= 0; i--) {
			mutate(bytes);
		}
		return bytes.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	private String end() {
		return chance(0.97) ? "\r\n" : any(ENDS);
	}

	private String request() {
		boolean plain = chance(0.6);
		StringBuilder request = new StringBuilder();
		if (plain) {
			request.append(any("GET", "POST", "POST", "PUT")).append(" /a HTTP/1.1\r\nHost: a\r\n");
		}
		else {
			request.append(any(METHODS)).append(any(SPACES)).append(any(TARGETS)).append(any(SPACES));
			request.append(any(VERSIONS)).append(end()).append(chance(0.9) ? "Host: a" + end() : "");
		}
		for (int i = this.random.nextInt(plain ? 2 : 4); i > 0; i--) {
			request.append(any(HEADERS)).append(end());
		}
		return request.append(framed(chance(0.5) ? SMUGGLED : "hello".repeat(this.random.nextInt(4)))).toString();
	}

	private String framed(String body) {
		return switch (this.random.nextInt(10)) {
			case 0, 1 -> end();
			case 2, 3 -> "Content-Length: " + body.length() + end() + end() + body;
			case 4 -> "Content-Length: " + (body.length() + this.random.nextInt(5) - 2) + end() + end() + body;
			case 5 -> header(NAMES, LENGTHS, body) + end() + body;
			case 6 -> "Transfer-Encoding: chunked" + end() + end() + chunks(body);
			case 7 -> "Transfer-Encoding: chunked" + end() + header(NAMES, LENGTHS, body) + end() + chunks(body);
			case 8 -> header(NAMES, ENCODINGS, body) + end() + chunks(body);
			default -> "Content-Length:" + "0".repeat(1009) + body.length() + end() + end() + body;
		};
	}

	private String header(String[] names, String[] values, String body) {
		return any(names) + any(":", ":", ": ", ": ", ":\r\n ", "") + any(values).formatted(body.length()) + end();
	}

	private String chunks(String body) {
		StringBuilder chunks = new StringBuilder();
		for (int at = 0; at < body.length();) {
			int length = 1 + this.random.nextInt(body.length() - at);
			chunks.append(chunk(length)).append(body, at, at + length).append(end());
			at += length;
		}
		return chunks.append(chunk(0)).append(any(TRAILERS)).append(end()).toString();
	}

	private String chunk(int length) {
		return (chance(0.8) ? Integer.toHexString(length) : any(SIZES).formatted(length)) + end();
	}

	private void mutate(StringBuilder bytes) {
		int at = this.random.nextInt(bytes.length());
		switch (this.random.nextInt(4)) {
			case 0 -> bytes.insert(at, ODD.charAt(this.random.nextInt(ODD.length())));
			case 1 -> bytes.setCharAt(at, ODD.charAt(this.random.nextInt(ODD.length())));
			case 2 -> bytes.deleteCharAt(at);
			default -> {
				int end = Math.min(bytes.length(), at + 1 + this.random.nextInt(20));
				bytes.insert(at, bytes.substring(at, end));
			}
		}
	}

}
