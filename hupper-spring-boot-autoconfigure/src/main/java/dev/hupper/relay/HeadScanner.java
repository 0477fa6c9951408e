package dev.hupper.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Finds the end of a message's head, however it is cut into pieces, and reads in passing
 * what its length depends on. Looks at each byte once and allocates nothing.
 */
abstract class HeadScanner {

	/**
	 * So much of a line is looked at: what is longer matters to nobody here, and passes.
	 */
	private static final int LINE = 1024;

	/** The end of a first line is kept, however long it is: it tells the version. */
	private static final int TAIL = 15;

	private static final byte TLS_HANDSHAKE = 0x16;

	private static final byte[] CONTENT_LENGTH = ascii("content-length");

	private static final byte[] TRANSFER_ENCODING = ascii("transfer-encoding");

	private static final byte[] CONNECTION = ascii("connection");

	private static final byte[] CHUNKED = ascii("chunked");

	private static final byte[] CLOSE = ascii("close");

	private static final byte[] KEEP_ALIVE = ascii("keep-alive");

	private final byte[] line = new byte[LINE];

	private int length;

	private byte last;

	private boolean inHeaders;

	private boolean complete;

	private boolean malformed;

	private boolean chunked;

	private boolean encoded;

	private boolean close;

	private boolean keepAlive;

	private long contentLength;

	/** Forget everything: another message begins. */
	void reset() {
		this.length = 0;
		this.last = 0;
		this.inHeaders = false;
		this.complete = false;
		this.malformed = false;
		this.chunked = false;
		this.encoded = false;
		this.close = false;
		this.keepAlive = false;
		this.contentLength = -1;
	}

	/**
	 * Look at more bytes: from the first that has not been looked at.
	 * @return index after the last byte of the head, or {@code to} if it goes on
	 */
	final int scan(ByteBuffer bytes, int from, int to) {
		int at = from;
		while (at < to && !this.complete && !this.malformed) {
			byte next = bytes.get(at++);
			if (next == '\n') {
				endLine((this.last == '\r') ? this.length - 1 : this.length);
				this.length = 0;
			}
			else {
				if (this.length < LINE) {
					this.line[this.length] = next;
				}
				else if (!this.inHeaders && next != '\r') {
					System.arraycopy(this.line, LINE - TAIL, this.line, LINE - TAIL - 1, TAIL);
					this.line[LINE - 1] = next;
				}
				this.malformed = this.last == '\r' || (this.length == 0 && !this.inHeaders && !mayBeginMessage(next));
				this.length++;
			}
			this.last = next;
		}
		return at;
	}

	/** Empty lines before a message are passed on. */
	private static boolean mayBeginMessage(byte first) {
		return first == '\r' || (first > ' ' && first < 127);
	}

	private void endLine(int length) {
		int known = Math.min(length, LINE);
		if (length == 0) {
			this.complete = this.inHeaders;
		}
		else if (this.inHeaders) {
			header(known, length > LINE);
		}
		else {
			this.inHeaders = true;
			this.malformed = !startLine(this.line, known);
		}
	}

	/**
	 * Take the first line; of a long one some bytes in the middle are left out. False if
	 * this is no HTTP/1.
	 */
	abstract boolean startLine(byte[] line, int length);

	/** Take a header line that is not about the length; its name has so many bytes. */
	abstract void otherHeader(byte[] line, int name, int length);

	private void header(int length, boolean cut) {
		int name = 0;
		while (name < length && this.line[name] != ':') {
			name++;
		}
		if (isName(this.line, name, CONTENT_LENGTH)) {
			contentLength(name + 1, length);
			this.malformed |= cut;
		}
		else if (isName(this.line, name, TRANSFER_ENCODING)) {
			this.encoded = true;
			this.malformed |= cut;
			this.chunked = lists(this.line, name, length, CHUNKED);
		}
		else if (isName(this.line, name, CONNECTION)) {
			this.close |= lists(this.line, name, length, CLOSE);
			this.keepAlive |= lists(this.line, name, length, KEEP_ALIVE);
			otherHeader(this.line, name, length);
		}
		else {
			otherHeader(this.line, name, length);
		}
	}

	private void contentLength(int from, int to) {
		long value = -1;
		for (int i = from; i < to; i++) {
			byte digit = this.line[i];
			if (digit >= '0' && digit <= '9' && value < Long.MAX_VALUE / 10 - 10) {
				value = Math.max(value, 0) * 10 + digit - '0';
			}
			else if (digit != ' ' && digit != '\t') {
				this.malformed = true;
			}
		}
		this.malformed |= value < 0 || (this.contentLength >= 0 && this.contentLength != value);
		this.contentLength = value;
	}

	/** Whether the head is over. */
	final boolean isComplete() {
		return this.complete;
	}

	/** Whether this is not understood, so that no boundary can be known. */
	final boolean isMalformed() {
		return this.malformed;
	}

	final void becomeMalformed() {
		this.malformed = true;
	}

	/** Whether what came instead of a message is the first byte of TLS. */
	final boolean isEncrypted() {
		return this.malformed && !this.inHeaders && this.line[0] == TLS_HANDSHAKE;
	}

	/** Whether nothing of a message has come but perhaps empty lines. */
	final boolean isEmpty() {
		return !this.inHeaders && this.length == 0;
	}

	final boolean isChunked() {
		return this.chunked;
	}

	/** Whether some transfer encoding is in use. */
	final boolean isEncoded() {
		return this.encoded;
	}

	/** The length of the body as the head says it; -1 if it does not. */
	final long contentLength() {
		return this.contentLength;
	}

	final boolean saysClose() {
		return this.close;
	}

	final boolean saysKeepAlive() {
		return this.keepAlive;
	}

	static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	static boolean isName(byte[] line, int length, byte[] name) {
		return length == name.length && matches(line, 0, name);
	}

	/** Compare with regard to case. */
	static boolean isExactly(byte[] line, int length, byte[] text) {
		return length >= text.length && Arrays.equals(line, 0, text.length, text, 0, text.length);
	}

	static boolean startsWith(byte[] line, int from, int length, byte[] text) {
		return length - from >= text.length && matches(line, from, text);
	}

	/** Compare without regard to case; the text is in lower case. */
	private static boolean matches(byte[] line, int from, byte[] text) {
		for (int i = 0; i < text.length; i++) {
			byte at = line[from + i];
			byte lower = (at >= 'A' && at <= 'Z') ? (byte) (at + 32) : at;
			if (lower != text[i]) {
				return false;
			}
		}
		return true;
	}

	static boolean contains(byte[] line, int from, int to, byte[] text) {
		for (int i = from; i < to; i++) {
			if (startsWith(line, i, to, text)) {
				return true;
			}
		}
		return false;
	}

	/** Whether a header's value has it as an element of its own. */
	private static boolean lists(byte[] line, int from, int to, byte[] element) {
		for (int i = from + 1; i < to; i++) {
			if (startsWith(line, i, to, element) && ends(line[i - 1])
					&& (i + element.length == to || ends(line[i + element.length]))) {
				return true;
			}
		}
		return false;
	}

	private static boolean ends(byte next) {
		return next == ':' || next == ',' || next == ';' || next == ' ' || next == '\t';
	}

}
