package dev.hupper.ipc;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

import org.jspecify.annotations.Nullable;

/**
 * Reads frames from a channel, never a byte more than the frame asked for. Works on
 * blocking channels and, keeping what has come so far, on others. Not thread-safe.
 */
final class FrameReader {

	private final ReadableByteChannel channel;

	private final int maxLength;

	private final ByteBuffer header = ByteBuffer.allocate(Frame.HEADER_LENGTH);

	private @Nullable Frame frame;

	private ByteBuffer body = ByteBuffer.allocate(0);

	FrameReader(ReadableByteChannel channel, int maxLength) {
		this.channel = channel;
		this.maxLength = maxLength;
	}

	/**
	 * Read on until a frame is complete or, on a channel that does not block, nothing
	 * more is there: then null.
	 * @throws EOFException if the stream ended between two frames
	 * @throws InvalidFrameException if no frame comes or it ends in the middle
	 */
	@Nullable Frame read() throws IOException {
		if (this.frame == null) {
			if (!fill(this.header)) {
				return null;
			}
			this.frame = Frame.ofHeader(this.header.flip(), this.maxLength);
			this.body = ByteBuffer.wrap(this.frame.body());
		}
		if (!fill(this.body)) {
			return null;
		}
		Frame complete = this.frame;
		this.frame = null;
		this.header.clear();
		return complete;
	}

	private boolean fill(ByteBuffer buffer) throws IOException {
		while (buffer.hasRemaining()) {
			int count = this.channel.read(buffer);
			if (count == 0) {
				return false;
			}
			if (count < 0) {
				throw endOfStream();
			}
		}
		return true;
	}

	private IOException endOfStream() {
		boolean between = this.frame == null && this.header.position() == 0;
		return between ? new EOFException() : new InvalidFrameException("the stream ends within a frame");
	}

}
