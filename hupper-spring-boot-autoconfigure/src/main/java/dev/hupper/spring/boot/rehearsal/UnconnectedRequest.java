package dev.hupper.spring.boot.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A request that is answered without a connection: the JDK's client numbers its threads
 * and keeps a TLS context, both for the life of the JVM.
 */
final class UnconnectedRequest extends AbstractClientHttpRequest {

	/** A {@code RehearsalApplication.Line}. */
	static final String ANSWER = "{\"number\":1,\"words\":[\"to be\",\"or not to be\"]}";

	private final URI uri;

	private final HttpMethod method;

	UnconnectedRequest(URI uri, HttpMethod method) {
		this.uri = uri;
		this.method = method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	protected OutputStream getBodyInternal(HttpHeaders headers) {
		return new ByteArrayOutputStream();
	}

	@Override
	protected ClientHttpResponse executeInternal(HttpHeaders headers) {
		return new Answer();
	}

	private static final class Answer implements ClientHttpResponse {

		@Override
		public HttpStatus getStatusCode() {
			return HttpStatus.OK;
		}

		@Override
		public String getStatusText() {
			return "";
		}

		@Override
		public HttpHeaders getHeaders() {
			HttpHeaders headers = new HttpHeaders();
			headers.setContentType(MediaType.APPLICATION_JSON);
			headers.setContentLength(ANSWER.length());
			return headers;
		}

		@Override
		public InputStream getBody() {
			return new ByteArrayInputStream(ANSWER.getBytes(StandardCharsets.UTF_8));
		}

		@Override
		public void close() {
			// There is no connection.
		}

	}

}
