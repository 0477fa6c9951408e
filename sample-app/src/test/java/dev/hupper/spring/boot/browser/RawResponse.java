package dev.hupper.spring.boot.browser;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A response as it came over the connection.
 *
 * @param status the status line
 * @param headers the header lines, sorted, names in lower case
 * @param body the body, byte by byte, without chunks
 */
record RawResponse(String status, List<String> headers, String body) {

	private static final int TIMEOUT = 60_000;

	/**
	 * Ask once, on a connection that ends with the response.
	 * @param port where
	 * @param request the head of the request, without the lines that each one has
	 * @param body what follows
	 */
	static RawResponse of(int port, String request, String body) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", port)) {
			socket.setSoTimeout(TIMEOUT);
			String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
			socket.getOutputStream()
				.write((request + "Host: localhost:8080\r\nConnection: close\r\n" + length + "\r\n" + body)
					.getBytes(StandardCharsets.ISO_8859_1));
			return parse(readAll(socket.getInputStream()));
		}
	}

	private static String readAll(InputStream in) throws IOException {
		ByteArrayOutputStream all = new ByteArrayOutputStream();
		try {
			in.transferTo(all);
		}
		catch (SocketException ex) {
			all.writeBytes("[reset]".getBytes(StandardCharsets.ISO_8859_1));
		}
		return all.toString(StandardCharsets.ISO_8859_1);
	}

	private static RawResponse parse(String all) {
		int end = all.indexOf("\r\n\r\n");
		if (end < 0) {
			return new RawResponse(all, List.of(), "");
		}
		String[] lines = all.substring(0, end).split("\r\n");
		if (lines[0].startsWith("HTTP/1.1 1")) {
			RawResponse last = parse(all.substring(end + 4));
			String interim = Arrays.stream(lines)
				.filter((line) -> !line.toLowerCase(Locale.ROOT).startsWith("date:"))
				.collect(Collectors.joining(", "));
			return new RawResponse(interim + ", then " + last.status, last.headers, last.body);
		}
		List<String> headers = Arrays.stream(lines)
			.skip(1)
			.map((line) -> line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)
					+ line.substring(line.indexOf(':')))
			.filter((line) -> !line.startsWith("date:"))
			.map((line) -> line.replaceFirst("JSESSIONID=[^;]*", "JSESSIONID="))
			.sorted()
			.toList();
		String body = all.substring(end + 4);
		String content = headers.contains("transfer-encoding: chunked") ? withoutChunks(body) : body;
		return new RawResponse(lines[0], headers,
				(headers.contains("content-encoding: gzip") ? decompressed(content) : content)
					.replaceAll("\"(timestamp|requestId)\":\"[^\"]*\"", "\"$1\"")
					.replaceAll("written \\d+ &([lg])t; \\d+ content-length", "written &$1t; content-length"));
	}

	private static String decompressed(String content) {
		try (InputStream in = new GZIPInputStream(
				new ByteArrayInputStream(content.getBytes(StandardCharsets.ISO_8859_1)))) {
			ByteArrayOutputStream all = new ByteArrayOutputStream();
			for (int b = read(in); b >= 0; b = read(in)) {
				all.write(b);
			}
			return all.toString(StandardCharsets.ISO_8859_1);
		}
		catch (IOException ex) {
			return "[not compressed]" + content;
		}
	}

	/** What was cut ends here. */
	private static int read(InputStream in) {
		try {
			return in.read();
		}
		catch (IOException ex) {
			return -1;
		}
	}

	private static String withoutChunks(String body) {
		StringBuilder content = new StringBuilder();
		int at = 0;
		while (true) {
			int end = body.indexOf("\r\n", at);
			if (end < 0) {
				return content + "[cut]";
			}
			int size = Integer.parseInt(body.substring(at, end), 16);
			if (size == 0) {
				return content.toString();
			}
			content.append(body, end + 2, Math.min(body.length(), end + 2 + size));
			at = end + 2 + size + 2;
			if (at > body.length()) {
				return content + "[cut]";
			}
		}
	}

	/** The value of a header; empty if there is none. */
	String header(String name) {
		return this.headers.stream()
			.filter((line) -> line.startsWith(name + ": "))
			.map((line) -> line.substring(name.length() + 2))
			.findFirst()
			.orElse("");
	}

}
