package dev.hupper.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

/**
 * The bytes on their way in one direction: those that were sent but may have to be sent
 * again, those to be sent, and those of which it is not known yet. It holds a buffer only
 * while it holds bytes; what does not fit waits at its source.
 *
 * <pre>
 *   kept ≤ sent ≤ scanned ≤ filled
 * </pre>
 */
final class RetainingBuffer {

	private final Buffers buffers;

	private final int reserve;

	private @Nullable ByteBuffer bytes;

	private boolean keeps;

	private int kept;

	private int sent;

	private int scanned;

	private int filled;

	RetainingBuffer(Buffers buffers) {
		this(buffers, 0);
	}

	/** Bytes to which some are added on the way, so many at a time. */
	RetainingBuffer(Buffers buffers, int reserve) {
		this.buffers = buffers;
		this.reserve = reserve;
	}

	/** Take what a source has: how many bytes came, or -1 if none will ever come. */
	int fillFrom(ReadableByteChannel source) throws IOException {
		ByteBuffer bytes = this.bytes;
		if (bytes == null) {
			bytes = this.buffers.take();
			this.bytes = bytes;
		}
		else if (this.filled >= bytes.capacity() - this.reserve) {
			compact(bytes);
		}
		int limit = Math.max(this.filled, bytes.capacity() - this.reserve);
		int count = source.read(bytes.limit(limit).position(this.filled));
		if (count > 0) {
			this.filled += count;
		}
		else {
			giveBackIfEmpty();
		}
		return count;
	}

	/** Look at what has not been looked at. */
	void scan(Scanner scanner) {
		ByteBuffer bytes = this.bytes;
		if (bytes != null && this.scanned < this.filled) {
			this.scanned = scanner.scan(bytes.clear(), this.scanned, this.filled);
		}
	}

	/**
	 * Put other bytes in the place of those that are kept and have been looked at; none
	 * of them has been sent. There is always room for the reserve, once in each message:
	 * for the first by what it is, and with each message that was sent goes what was
	 * added to it.
	 */
	void replace(byte[] others) {
		ByteBuffer bytes = Objects.requireNonNull(this.bytes);
		int longer = others.length - (this.scanned - this.kept);
		if (bytes.capacity() - this.filled < longer) {
			compact(bytes);
		}
		byte[] rest = new byte[this.filled - this.scanned];
		bytes.clear().get(this.scanned, rest);
		bytes.put(this.kept, others).put(this.kept + others.length, rest);
		this.scanned += longer;
		this.filled += longer;
	}

	/** Send what may be sent, and tell whether all of it was taken. */
	boolean drainTo(WritableByteChannel sink) throws IOException {
		ByteBuffer bytes = this.bytes;
		if (bytes != null && this.sent < this.scanned) {
			this.sent += sink.write(bytes.limit(this.scanned).position(this.sent));
			if (this.sent < this.scanned) {
				return false;
			}
		}
		giveBackIfEmpty();
		return true;
	}

	/** From here on, keep what is sent, if it fits. */
	void keep() {
		this.keeps = true;
		this.kept = this.sent;
	}

	/** Nothing has to be sent again. */
	void forget() {
		this.keeps = false;
		giveBackIfEmpty();
	}

	/** Send again what was kept; false if not all of it was. */
	boolean rewind() {
		if (!this.keeps) {
			return false;
		}
		this.sent = this.kept;
		return true;
	}

	/** Whether nothing was sent since what is kept began. */
	boolean isUntouched() {
		return this.keeps && this.sent == this.kept;
	}

	/** Drop everything. */
	void clear() {
		this.keeps = false;
		this.scanned = this.filled;
		this.sent = this.filled;
		giveBackIfEmpty();
	}

	/** What is kept and to be sent, as text. */
	String text() {
		ByteBuffer bytes = this.bytes;
		if (bytes == null) {
			return "";
		}
		int from = this.keeps ? this.kept : this.sent;
		byte[] copy = new byte[this.scanned - from];
		bytes.clear().get(from, copy);
		return new String(copy, StandardCharsets.ISO_8859_1);
	}

	/** Whether bytes wait to be sent. */
	boolean hasUnsent() {
		return this.sent < this.scanned;
	}

	/** Whether bytes came that belong to what follows. */
	boolean hasMore() {
		return this.scanned < this.filled;
	}

	boolean isFull() {
		ByteBuffer bytes = this.bytes;
		int free = this.keeps ? this.kept : this.sent;
		return bytes != null && this.filled >= bytes.capacity() - this.reserve && free == 0;
	}

	private void compact(ByteBuffer bytes) {
		int from = this.keeps ? this.kept : this.sent;
		bytes.limit(this.filled).position(from);
		bytes.compact();
		this.kept = 0;
		this.sent -= from;
		this.scanned -= from;
		this.filled -= from;
	}

	private void giveBackIfEmpty() {
		ByteBuffer bytes = this.bytes;
		int from = this.keeps ? this.kept : this.sent;
		if (bytes != null && from == this.filled) {
			this.buffers.giveBack(bytes);
			this.bytes = null;
			this.kept = 0;
			this.sent = 0;
			this.scanned = 0;
			this.filled = 0;
		}
	}

	/** Tells how many bytes belong to the message under way. */
	@FunctionalInterface
	interface Scanner {

		/** Look at more bytes: the index after the last that belongs to it. */
		int scan(ByteBuffer bytes, int from, int to);

	}

}
