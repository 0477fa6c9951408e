package dev.hupper.relay;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what passes of a request from another computer.
 */
class RemoteHeadTests {

	private static final String MARK = "X-Hupper-Client: 192.0.2.1\r\n";

	private static String marked(String head) {
		return RemoteHead.marked(head, MARK);
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET / HTTP/1.1\r\n|Host: a\r\n\r\n", "GET / HTTP/1.0\r\n|\r\n",
			"M-SEARCH * HTTP/1.1\r\n|\r\n", "GET http://a/?b=<c> HTTP/1.1\r\n|Host: b\r\n\r\n",
			"POST / HTTP/1.1\r\n|content-LENGTH:\t007 \r\n\r\n",
			"POST / HTTP/1.1\r\n|Transfer-Encoding: Chunked\r\nX:\r\nCookie: \u00e4=\u00ff\t\u0080\r\n\r\n",
			"GET / HTTP/1.1\r\n|Connection: Upgrade\r\nUpgrade: websocket\r\n\r\n",
			"GET / HTTP/1.1\r\n|X_Hupper_Client: 127.0.0.1\r\nX-Hupper-Client-: 127.0.0.1\r\n\r\n" })
	void whatAllServersReadAlikeIsMarked(String head) {
		assertThat(marked(head.replace("|", ""))).isEqualTo(head.replace("|", MARK));
	}

	@Test
	void nobodySaysWhereHeIsFrom() {
		assertThat(marked("GET / HTTP/1.1\r\nx-hupper-CLIENT: 127.0.0.1\r\nA: b\r\nX-Hupper-Client:\r\n\r\n"))
			.isEqualTo("GET / HTTP/1.1\r\n" + MARK + "A: b\r\n\r\n");
	}

	/** As Java's own client asks; without, it goes on in HTTP/1.1. */
	@Test
	void nobodyGoesOnInHttp2() {
		assertThat(marked("GET / HTTP/1.1\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: H2C\r\n\r\n"))
			.isEqualTo("GET / HTTP/1.1\r\n" + MARK + "Connection: Upgrade, HTTP2-Settings\r\n\r\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\r\n", "\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/1.1\r\n", "GET / HTTP/1.1\n\n",
			"\r\nGET / HTTP/1.1\r\n\r\n", "PRI * HTTP/2.0\r\n\r\n", "CONNECT a:1 HTTP/1.1\r\n\r\n",
			"GET / HTTP/1.2\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET / http/1.1\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n",
			"GET /  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1 \r\n\r\n", "GET\t/ HTTP/1.1\r\n\r\n", " GET / HTTP/1.1\r\n\r\n",
			"G(T / HTTP/1.1\r\n\r\n", "GET /\0 HTTP/1.1\r\n\r\n", "GET /\u00e4 HTTP/1.1\r\n\r\n",
			"GET / HTTP/1.1\r\n : b\r\n\r\n", "GET / HTTP/1.1\r\n: b\r\n\r\n", "GET / HTTP/1.1\r\nA : b\r\n\r\n",
			"GET / HTTP/1.1\r\nA\r\n\r\n", "GET / HTTP/1.1\r\n A: b\r\n\r\n", "GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n",
			"GET / HTTP/1.1\r\nA: b\nC: d\r\n\r\n", "GET / HTTP/1.1\r\nA: b\rC: d\r\n\r\n",
			"GET / HTTP/1.1\r\nA: \0\r\n\r\n", "GET / HTTP/1.1\r\n\u00e4: b\r\n\r\n",
			"GET / HTTP/1.1\r\nA: b\r\n\r\nB: c\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length:\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: 1 0\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 1, 1\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: 0x1\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: 9999999999999999999\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
			"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: \"chunked\"\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding:\r\n\r\n",
			"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n",
			"POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n" })
	void whatCanBeMisunderstoodIsRefused(String head) {
		assertThat(marked(head)).isNull();
	}

}
