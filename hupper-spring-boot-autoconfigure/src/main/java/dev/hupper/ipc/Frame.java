package dev.hupper.ipc;

import java.nio.ByteBuffer;

/**
 * A message as it travels: a header of eight bytes (magic number, version, type, length
 * of the body) and the body.
 *
 * @param type one of the constants
 * @param body what {@link BodyWriter} wrote
 */
record Frame(byte type, byte[] body) {

	static final byte HELLO = 1;

	static final byte READY = 2;

	static final byte WATCH_FILES = 3;

	static final byte RELOAD = 4;

	static final byte SHUT_DOWN = 5;

	static final byte FAILED = 6;

	static final byte CONFIGURED = 7;

	static final byte RUN = 8;

	static final byte STOP = 9;

	static final byte LISTENING = 10;

	static final byte PREPARE = 11;

	static final byte PREPARED = 12;

	static final byte SERVED = 13;

	static final byte COMPILED = 14;

	static final byte UNREHEARSABLE = 15;

	static final byte INVENTORY = 16;

	static final byte SERVES_ITSELF = 20;

	static final byte PORT_FREE = 21;

	static final int HEADER_LENGTH = 8;

	/** The longest body, in bytes. */
	static final int MAX_LENGTH = 1024 * 1024;

	private static final short MAGIC = 0x4855;

	private static final byte VERSION = 1;

	/**
	 * All the bytes to send.
	 * @return a buffer ready to be read
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
	 * Read a header.
	 * @param header its eight bytes
	 * @param maxLength the longest body to accept
	 * @return a frame whose body has the right length and is still to be filled
	 * @throws InvalidFrameException if this is no header or the body is too long
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
	 * @return the message
	 * @throws InvalidFrameException if it is none
	 */
	Message toMessage() throws InvalidFrameException {
		BodyReader in = new BodyReader(this.body);
		Message message = switch (this.type) {
			case HELLO -> new Message.Hello(in.text(), in.number());
			case READY -> new Message.Ready(in.number());
			case WATCH_FILES -> new Message.WatchFiles(in.texts(), in.number());
			case RELOAD -> new Message.Reload();
			case SHUT_DOWN -> new Message.ShutDown();
			case FAILED -> new Message.Failed(in.text());
			case CONFIGURED -> new Message.Configured(in.textsByName());
			case RUN -> new Message.Run((int) in.number(), in.text(), in.number(), in.number() != 0);
			case LISTENING -> new Message.Listening((int) in.number(), in.text(), (int) in.number(), in.text());
			case STOP -> new Message.Stop();
			case PREPARE -> new Message.Prepare(in.text(), in.text(), in.texts(), in.textsByName());
			case PREPARED -> new Message.Prepared(in.text(), in.number(), in.text(), in.number() != 0, in.text());
			case INVENTORY -> new Message.Inventory(in.texts());
			case UNREHEARSABLE -> new Message.Unrehearsable(in.text());
			case SERVED -> new Message.Served(in.texts());
			case SERVES_ITSELF -> new Message.ServesItself();
			case PORT_FREE -> new Message.PortFree();
			case COMPILED -> new Message.Compiled(in.text());
			default -> throw new InvalidFrameException("there is no message of type " + this.type);
		};
		in.end();
		return message;
	}

}
