package dev.hupper.ipc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Takes the fields of a message from a body that may hold anything.
 */
final class BodyReader {

	private final ByteBuffer bytes;

	BodyReader(byte[] body) {
		this.bytes = ByteBuffer.wrap(body);
	}

	long number() throws InvalidFrameException {
		require(Long.BYTES);
		return this.bytes.getLong();
	}

	String text() throws InvalidFrameException {
		byte[] utf8 = new byte[count(1)];
		this.bytes.get(utf8);
		return new String(utf8, StandardCharsets.UTF_8);
	}

	List<String> texts() throws InvalidFrameException {
		int count = count(Integer.BYTES);
		List<String> texts = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			texts.add(text());
		}
		return List.copyOf(texts);
	}

	Map<String, String> textsByName() throws InvalidFrameException {
		int count = count(2 * Integer.BYTES);
		Map<String, String> texts = new LinkedHashMap<>();
		for (int i = 0; i < count; i++) {
			texts.put(text(), text());
		}
		return texts;
	}

	/**
	 * Check that nothing is left.
	 */
	void end() throws InvalidFrameException {
		if (this.bytes.hasRemaining()) {
			throw new InvalidFrameException(this.bytes.remaining() + " bytes follow the message");
		}
	}

	/** A count of things that are still to come, each of at least this many bytes. */
	private int count(int bytesEach) throws InvalidFrameException {
		require(Integer.BYTES);
		int count = this.bytes.getInt();
		if (count < 0 || count > this.bytes.remaining() / bytesEach) {
			throw new InvalidFrameException("the message ends too early");
		}
		return count;
	}

	private void require(int bytes) throws InvalidFrameException {
		if (this.bytes.remaining() < bytes) {
			throw new InvalidFrameException("the message ends too early");
		}
	}

}
