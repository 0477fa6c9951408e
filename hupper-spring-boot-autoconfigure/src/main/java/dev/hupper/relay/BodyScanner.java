package dev.hupper.relay;

import java.nio.ByteBuffer;

/**
 * Finds the end of a message's body: by its length, by its chunks, or never. Looks only
 * at what frames chunks, and allocates nothing.
 */
final class BodyScanner {

	private static final long ENDLESS = Long.MAX_VALUE;

	private Part part = Part.DONE;

	private long left;

	private boolean digits;

	private boolean named;

	private byte last;

	private boolean malformed;

	private final boolean strict;

	BodyScanner() {
		this(false);
	}

	/** A strict one goes no further where chunks can be misunderstood. */
	BodyScanner(boolean strict) {
		this.strict = strict;
	}

	/** There is no body. */
	void none() {
		this.part = Part.DONE;
	}

	/** It has this many bytes. */
	void length(long length) {
		this.left = length;
		this.part = (length > 0) ? Part.DATA : Part.DONE;
	}

	/** It comes in chunks. */
	void chunked() {
		this.part = Part.SIZE;
		this.left = 0;
		this.digits = false;
	}

	/** It goes on until the connection ends. */
	void endless() {
		length(ENDLESS);
	}

	/**
	 * Look at more bytes: from the first that has not been looked at.
	 * @return index after the last byte of the body, or {@code to} if it goes on
	 */
	int scan(ByteBuffer bytes, int from, int to) {
		int at = from;
		while (at < to && this.part != Part.DONE && !this.malformed) {
			if (this.part == Part.DATA || this.part == Part.CHUNK) {
				int length = (int) Math.min(this.left, to - at);
				at += length;
				if (this.left != ENDLESS) {
					this.left -= length;
				}
				if (this.left == 0) {
					this.last = 0;
					this.part = (this.part == Part.CHUNK) ? Part.CHUNK_END : Part.DONE;
				}
			}
			else {
				byte next = bytes.get(at);
				this.malformed = this.strict && !isPlain(next);
				if (!this.malformed) {
					frame(next);
					this.last = next;
					at++;
				}
			}
		}
		return at;
	}

	/** Whether all servers read it alike. */
	private boolean isPlain(byte next) {
		if (this.last == '\r' || next == '\n') {
			return this.last == '\r' && next == '\n';
		}
		return switch (this.part) {
			case SIZE -> isDigit(next) ? this.left < 1 << 27 : this.digits && (next == '\r' || next == ';');
			case EXTENSION -> next == '\r' || isText(next);
			case CHUNK_END -> next == '\r';
			case TRAILER_BEGIN -> next == '\r' || isName(next);
			case TRAILER -> this.named ? next == '\r' || isText(next) : next == ':' || isName(next);
			case DATA, CHUNK, DONE -> true;
		};
	}

	private static boolean isDigit(byte next) {
		return Character.digit(next, 16) >= 0;
	}

	private static boolean isName(byte next) {
		return (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9')
				|| next == '-';
	}

	private static boolean isText(byte next) {
		return next == '\t' || (next >= ' ' && next < 127);
	}

	private void frame(byte next) {
		switch (this.part) {
			case SIZE -> size(next);
			case EXTENSION -> {
				if (next == '\n') {
					endSize();
				}
			}
			case CHUNK_END -> {
				if (next == '\n') {
					chunked();
				}
			}
			case TRAILER_BEGIN -> {
				if (next == '\n') {
					this.part = Part.DONE;
				}
				else if (next != '\r') {
					this.part = Part.TRAILER;
					this.named = false;
				}
			}
			case TRAILER -> {
				this.named |= next == ':';
				if (next == '\n') {
					this.part = Part.TRAILER_BEGIN;
				}
			}
			case DATA, CHUNK, DONE -> throw new IllegalStateException(this.part.name());
		}
	}

	private void size(byte next) {
		int digit = Character.digit(next, 16);
		if (digit >= 0 && this.left < Integer.MAX_VALUE * 16L) {
			this.left = this.left * 16 + digit;
			this.digits = true;
		}
		else if (!this.digits) {
			endless();
		}
		else if (next == '\n') {
			endSize();
		}
		else {
			this.part = Part.EXTENSION;
		}
	}

	private void endSize() {
		this.part = (this.left > 0) ? Part.CHUNK : Part.TRAILER_BEGIN;
	}

	boolean isComplete() {
		return this.part == Part.DONE;
	}

	/** Whether what follows can be misunderstood. */
	boolean isMalformed() {
		return this.malformed;
	}

	/** Whether it ends only with the connection. */
	boolean isEndless() {
		return this.part == Part.DATA && this.left == ENDLESS;
	}

	/** Whether the next chunk may be the last. */
	boolean isBetweenChunks() {
		return this.part == Part.SIZE && !this.digits;
	}

	private enum Part {

		DATA, SIZE, EXTENSION, CHUNK, CHUNK_END, TRAILER_BEGIN, TRAILER, DONE

	}

}
