package dev.hupper.relay;

import java.util.List;

/**
 * The head of a response.
 */
final class ResponseHead extends HeadScanner {

	private static final byte[] VERSION = ascii("http/1.");

	private static final byte[] CONTENT_TYPE = ascii("content-type");

	private static final byte[] EVENT_STREAM = ascii("text/event-stream");

	private static final List<byte[]> STREAMS = List.of(EVENT_STREAM, ascii("ndjson"), ascii("stream+json"),
			ascii("json-seq"), ascii("x-mixed-replace"));

	private static final int STATUS_AT = "HTTP/1.1 ".length();

	private int status;

	private boolean oldVersion;

	private boolean eventStream;

	private boolean stream;

	@Override
	void reset() {
		super.reset();
		this.status = 0;
		this.oldVersion = false;
		this.eventStream = false;
		this.stream = false;
	}

	@Override
	boolean startLine(byte[] line, int length) {
		if (!startsWith(line, 0, length, VERSION) || length < STATUS_AT + 3) {
			return false;
		}
		this.oldVersion = line[VERSION.length] == '0';
		for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
			this.status = this.status * 10 + line[i] - '0';
		}
		return this.status >= 100 && this.status < 1000;
	}

	@Override
	void otherHeader(byte[] line, int name, int length) {
		if (isName(line, name, CONTENT_TYPE)) {
			this.eventStream = contains(line, name, length, EVENT_STREAM);
			this.stream = STREAMS.stream().anyMatch((type) -> contains(line, name, length, type));
		}
	}

	/** Whether the real response is still to come, as after 100 (continue). */
	boolean isInterim() {
		return this.status < 200 && this.status != 101;
	}

	/** Whether what follows is no HTTP any more, be it that a tunnel was asked for. */
	boolean isSwitch(boolean connect) {
		return this.status == 101 || (connect && this.status < 300 && this.status >= 200);
	}

	boolean hasNoBody() {
		return this.status == 204 || this.status == 304;
	}

	boolean isStream() {
		return this.stream;
	}

	boolean isEventStream() {
		return this.eventStream;
	}

	/** Whether the server ends the connection after this response. */
	boolean isLast() {
		return saysClose() || (this.oldVersion && !saysKeepAlive());
	}

}
