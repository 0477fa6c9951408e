package dev.hupper.relay;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Buffers of one size, used again: connections that wait hold none.
 */
final class Buffers {

	static final int SIZE = 32 * 1024;

	/** Two megabytes; what a moment needed beyond that is left to the collector. */
	private static final int IDLE = 64;

	private final ArrayDeque<ByteBuffer> idle = new ArrayDeque<>();

	ByteBuffer take() {
		ByteBuffer buffer = this.idle.poll();
		return (buffer != null) ? buffer : ByteBuffer.allocateDirect(SIZE);
	}

	void giveBack(ByteBuffer buffer) {
		if (this.idle.size() < IDLE) {
			this.idle.push(buffer);
		}
	}

}
