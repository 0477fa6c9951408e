package dev.hupper.ipc;

import java.nio.ByteBuffer;

/**
 * A message as it travels: a header of eight bytes (magic number, version, type, length
 * of the body) and the body.
 */
record Frame(byte type, byte[] body) {

	static final int HEADER_LENGTH = 8;

	/**
	 * The longest body, in bytes: some thousand class files, MBeans or static files in
	 * one message are no error.
	 */
	static final int MAX_LENGTH = 32 * 1024 * 1024;

	private static final short MAGIC = 0x4855;

	private static final byte VERSION = 1;

	/**
	 * All the bytes to send.
	 * @throws InvalidFrameException if the body is longer than a receiver accepts
	 */
	ByteBuffer toBytes() throws InvalidFrameException {
		if (this.body.length > MAX_LENGTH) {
			throw new InvalidFrameException(
					"a message of " + this.body.length + " bytes is longer than the limit of " + MAX_LENGTH);
		}
		return ByteBuffer.allocate(HEADER_LENGTH + this.body.length)
			.putShort(MAGIC)
			.put(VERSION)
			.put(this.type)
			.putInt(this.body.length)
			.put(this.body)
			.flip();
	}

	/**
	 * Read a header of eight bytes: the frame has a body of the right length, which is
	 * still to be filled.
	 * @throws InvalidFrameException if it is none, or the body longer than is accepted
	 */
	static Frame ofHeader(ByteBuffer header, int maxLength) throws InvalidFrameException {
		short magic = header.getShort();
		byte version = header.get();
		byte type = header.get();
		int length = header.getInt();
		if (magic != MAGIC || version != VERSION) {
			throw new InvalidFrameException("these bytes are not hupper's");
		}
		if (length < 0 || length > maxLength) {
			throw new InvalidFrameException("a frame of " + length + " bytes is longer than the limit of " + maxLength);
		}
		return new Frame(type, new byte[length]);
	}

	/**
	 * Read the body.
	 * @throws InvalidFrameException if it is no message
	 */
	Message toMessage() throws InvalidFrameException {
		return MessageCodec.decode(this);
	}

}
