package dev.hupper.ipc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Collects the fields of a message; {@link BodyReader} is its other side.
 */
final class BodyWriter {

	/** A quarter of a frame even if every character takes four bytes. */
	private static final int MAX_TEXT = 64 * 1024;

	private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

	BodyWriter number(long number) {
		this.bytes.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
		return this;
	}

	/**
	 * Add a text, cut off where no reader would miss the rest.
	 */
	BodyWriter text(String text) {
		String shown = (text.length() <= MAX_TEXT) ? text : text.substring(0, MAX_TEXT) + "…";
		byte[] utf8 = shown.getBytes(StandardCharsets.UTF_8);
		count(utf8.length);
		this.bytes.writeBytes(utf8);
		return this;
	}

	BodyWriter texts(List<String> texts) {
		count(texts.size());
		texts.forEach(this::text);
		return this;
	}

	BodyWriter texts(Map<String, String> texts) {
		count(texts.size());
		texts.forEach((name, value) -> text(name).text(value));
		return this;
	}

	Frame toFrame(byte type) {
		return new Frame(type, this.bytes.toByteArray());
	}

	private void count(int count) {
		this.bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(count).array());
	}

}
