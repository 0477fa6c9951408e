package dev.hupper.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for finding the boundaries of messages, in one piece and byte by byte.
 */
class MessageScanTests {

	private static final String NEXT = "NEXT";

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.0\n\n",
			"\r\nGET /lenient HTTP/1.1\r\nHost: a\r\n\r\n", "POST / HTTP/1.1\r\ncontent-LENGTH:5\r\n\r\nhello",
			"POST / HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, Chunked\r\n\r\nA;name=\"v\"\r\n0123456789\r\n00\r\nA: b\r\nC: d\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n1\r\n\n\r\n0\r\n\r\n" })
	void aRequestEndsWhereItEnds(String request) {
		assertThat(scanned(new Request(), request + NEXT, Integer.MAX_VALUE)).isEqualTo(request.length());
		assertThat(scanned(new Request(), request + NEXT, 1)).isEqualTo(request.length());
	}

	@ParameterizedTest
	@ValueSource(strings = { "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", "HTTP/1.1 204 No Content\r\n\r\n",
			"HTTP/1.1 304 \r\nContent-Length: 100\r\n\r\n", "HTTP/1.1 200\r\nContent-Length: 0\r\n\r\n",
			"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 201 Created\r\nContent-Length: 2\r\n\r\nok",
			"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n" })
	void aResponseEndsWhereItEnds(String response) {
		assertThat(scanned(response(""), response + NEXT, Integer.MAX_VALUE)).isEqualTo(response.length());
		assertThat(scanned(response(""), response + NEXT, 1)).isEqualTo(response.length());
	}

	@Test
	void theAnswerToHeadHasNoBody() {
		String head = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n";
		assertThat(scanned(response("HEAD / HTTP/1.1\r\n\r\n"), head + NEXT, 1)).isEqualTo(head.length());
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "HTTP/1.1 200 OK\r\n\r\nuntil the end", "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\nx",
					"HTTP/1.1 101 Switching Protocols\r\n\r\nframes", "SSH-2.0-OpenSSH\r\nwhat", "200 OK\r\n\r\n",
					"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnot a size" })
	void aResponseWithoutBoundaryGoesOn(String response) {
		assertThat(scanned(response(""), response, 1)).isEqualTo(response.length());
		Response scanner = response("");
		scanned(scanner, response, Integer.MAX_VALUE);
		assertThat(scanner.isComplete()).isFalse();
		assertThat(scanner.endsWithConnection()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\26\3\1\2\0\1\0\1", "PROXY TCP4 1 2 3 4\r\n",
			"GET /\r\n", "HEAD\t/ HTTP/1.1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 1x\r\n\r\nabc",
			"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\nabc",
			"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nabc",
			"POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nabc",
			"POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nabc" })
	void whatIsNotUnderstoodPassesWhole(String bytes) {
		for (int piece : new int[] { 1, Integer.MAX_VALUE }) {
			Request request = new Request();
			assertThat(scanned(request, bytes + NEXT, piece)).isEqualTo(bytes.length() + NEXT.length());
			assertThat(request.isOpaque()).isTrue();
			assertThat(request.isComplete()).isFalse();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "1\r\na\r\n0\r\n\r\n", "0;a=\"b\"\r\nA-b: c\td\r\nE:\r\n\r\n",
			"0000000a\r\n0123456789\r\n0\r\n\r\n" })
	void chunksFromElsewherePassIfAllServersReadThemAlike(String body) {
		assertThat(remoteChunks(body).isComplete()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { " 1\r\na\r\n", "\t0\r\n\r\n", "+1\r\na", "0x1\r\na", "-1\r\n", ";\r\n", "\r\n", "\n",
			"1 \r\na\r\n", "1\na\r\n", "1\ra\r\n", "1\r\rx", "1\r\naa\r\n", "1\r\na\n0", "1\r\na0\r\n", "1;a\nb\r\n",
			"1;a\rb\r\n", "1;\0\r\n", "80000000\r\n", "0\r\n\n", "0\r\n a\r\n\r\n", "0\r\na\r\n\r\n", "0\r\n:\n\r\n",
			"0\r\na b: c\r\n\r\n", "0\r\na: b\nc: d\r\n\r\n", "0\r\na: b\rc\r\n\r\n", "0\r\n\r\r\n" })
	void fromElsewhereNoChunksPassThatCouldBeMisunderstood(String body) {
		Request request = remoteChunks(body);
		assertThat(request.isRefusable(true)).isTrue();
		assertThat(request.isComplete()).isFalse();
	}

	private static Request remoteChunks(String body) {
		Request request = new Request(true);
		String head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
		ByteBuffer bytes = bytes(head + body);
		assertThat(request.scan(bytes, 0, bytes.capacity())).isEqualTo(head.length());
		assertThat(request.isComplete()).isFalse();
		request.marked(true);
		request.scan(bytes, head.length(), bytes.capacity());
		return request;
	}

	@Test
	void tlsFromElsewherePassesToAServerThatSpeaksIt() {
		Request request = new Request(true);
		scanned(request, "\26\3\1\0", 1);
		assertThat(request.isRefusable(true)).isFalse();
		assertThat(request.isRefusable(false)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Content-Length", "Transfer-Encoding" })
	void whatIsSaidAboutALengthIsReadWholeOrNotAtAll(String name) {
		Request request = new Request();
		scanned(request, "POST / HTTP/1.1\r\n" + name + ":" + "0".repeat(1009) + "52\r\n\r\n", 1);
		assertThat(request.isOpaque()).isTrue();
	}

	@Test
	void aLongFirstLineTellsItsVersionToo() {
		Request request = new Request();
		scanned(request, "GET /" + "a".repeat(1100) + "\r\n\r\n", 1);
		assertThat(request.isOpaque()).isTrue();
		for (int length = 1000; length < 1100; length++) {
			Request old = new Request();
			scanned(old, "GET /" + "a".repeat(length) + " HTTP/1.0\r\n\r\n", 1);
			assertThat(old.isComplete()).isTrue();
			assertThat(old.head().isLast()).isTrue();
		}
	}

	@Test
	void methodsAreComparedAsServersDo() {
		Request request = new Request();
		scanned(request, "get / HTTP/1.1\r\n\r\n", 1);
		assertThat(request.isRepeatable()).isFalse();
		scanned(request, "head / HTTP/1.1\r\n\r\n", 1);
		assertThat(request.head().isHead()).isFalse();
	}

	@Test
	void aHeadOfAnyLengthIsScanned() {
		String request = "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\n"
				+ ("X: " + "b".repeat(5_000) + "\r\n").repeat(200) + "\r\n";
		Request scanner = new Request();
		assertThat(scanned(scanner, request + NEXT, 1000)).isEqualTo(request.length());
		assertThat(scanner.isComplete()).isTrue();
	}

	@Test
	void oneRequestAfterTheOther() {
		Request request = new Request();
		ByteBuffer bytes = bytes("POST / HTTP/1.1\r\nContent-Length: 1\r\n\r\n!GET / HTTP/1.1\r\n\r\n");
		int first = request.scan(bytes, 0, bytes.capacity());
		assertThat(request.isRepeatable()).isFalse();
		request.next();
		assertThat(request.scan(bytes, first, bytes.capacity())).isEqualTo(bytes.capacity());
		assertThat(request.isRepeatable()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.0\r\n\r\n", "GET / HTTP/1.1\r\nConnection: a, Close\r\n\r\n" })
	void afterTheLastRequestTheConnectionEnds(String last) {
		Request request = new Request();
		scanned(request, last, 1);
		assertThat(request.head().isLast()).isTrue();
		request.next();
		scanned(request, "GET / HTTP/1.1\r\nConnection: keep-alive, closed, unclose\r\n\r\n", 1);
		assertThat(request.head().isLast()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/event-stream", "application/x-ndjson;charset=UTF-8", "application/stream+json",
			"application/json-seq", "multipart/x-mixed-replace; boundary=a" })
	void streamsAreKnown(String type) {
		Response response = response("");
		scanned(response, "HTTP/1.1 200\r\nContent-Type: " + type + "\r\n\r\n", 1);
		assertThat(response.isStream()).isTrue();
		assertThat(response.isEventStream()).isEqualTo(type.equals("text/event-stream"));
	}

	@Test
	void eventStreamsAreKnown() {
		Response response = response("");
		scanned(response,
				"HTTP/1.1 200\r\nContent-Type: text/event-stream;charset=UTF-8\r\nTransfer-Encoding: chunked\r\n\r\n",
				1);
		assertThat(response.isEventStream()).isTrue();
		assertThat(response.isBetweenChunks()).isTrue();
		scanned(response, "3\r\nab", 1);
		assertThat(response.isBetweenChunks()).isFalse();
		scanned(response, "c\r\n", 1);
		assertThat(response.isBetweenChunks()).isTrue();
	}

	private static Response response(String request) {
		Request asked = new Request();
		scanned(asked, request, 1);
		Response response = new Response();
		response.next(asked);
		return response;
	}

	/** How many bytes were taken, given in pieces. */
	private static int scanned(RetainingBuffer.Scanner scanner, String text, int piece) {
		ByteBuffer bytes = bytes(text);
		int at = 0;
		while (at < bytes.capacity()) {
			int to = (int) Math.min((long) at + piece, bytes.capacity());
			int end = scanner.scan(bytes, at, to);
			if (end < to) {
				return end;
			}
			at = to;
		}
		return at;
	}

	private static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
	}

}
