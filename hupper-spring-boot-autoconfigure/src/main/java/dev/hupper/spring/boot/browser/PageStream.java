package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * The bytes of a {@link PageResponse}.
 */
final class PageStream extends ServletOutputStream implements PageBody {

	/** A container may send at once what is larger. */
	private static final int PART = 4096;

	private final PageResponse response;

	private final ServletOutputStream containers;

	PageStream(PageResponse response, ServletOutputStream containers) {
		this.response = response;
		this.containers = containers;
	}

	@Override
	public void pass(String text) throws IOException {
		byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
		for (int from = 0; from < bytes.length; from += PART) {
			this.containers.write(bytes, from, Math.min(PART, bytes.length - from));
		}
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		if (!this.response.hold(this, new String(bytes, offset, length, StandardCharsets.ISO_8859_1))) {
			this.containers.write(bytes, offset, length);
		}
	}

	/** The inherited one asks whether it may, which Tomcat denies who may wait. */
	@Override
	public void write(ByteBuffer buffer) throws IOException {
		byte[] bytes = new byte[buffer.remaining()];
		buffer.get(bytes);
		write(bytes, 0, bytes.length);
	}

	@Override
	public void flush() throws IOException {
		this.response.release();
		this.containers.flush();
	}

	@Override
	public void close() throws IOException {
		this.response.finish();
		this.containers.close();
	}

	@Override
	public boolean isReady() {
		return this.containers.isReady();
	}

	/** Who writes only when told to, cannot have anything written in between. */
	@Override
	public void setWriteListener(WriteListener listener) {
		try {
			this.response.release();
			this.containers.setWriteListener(listener);
		}
		catch (IOException ex) {
			listener.onError(ex);
		}
	}

}
