package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.CharBuffer;

/**
 * The characters of a {@link PageResponse}.
 */
final class PageWriter extends PrintWriter implements PageBody {

	private final PageResponse response;

	PageWriter(PageResponse response, PrintWriter containers) {
		super(containers);
		this.response = response;
	}

	@Override
	public void pass(String text) {
		super.write(text, 0, text.length());
	}

	@Override
	public void write(int c) {
		write(new char[] { (char) c }, 0, 1);
	}

	@Override
	public void write(char[] chars, int offset, int length) {
		if (!holds(CharBuffer.wrap(chars, offset, length))) {
			super.write(chars, offset, length);
		}
	}

	@Override
	public void write(String text, int offset, int length) {
		if (!holds(CharBuffer.wrap(text, offset, offset + length))) {
			super.write(text, offset, length);
		}
	}

	private boolean holds(CharSequence part) {
		try {
			return this.response.hold(this, part);
		}
		catch (IOException ex) {
			setError();
			return true;
		}
	}

	@Override
	public void println() {
		write(System.lineSeparator());
	}

	@Override
	public void flush() {
		try {
			this.response.release();
			super.flush();
		}
		catch (IOException ex) {
			setError();
		}
	}

	@Override
	public void close() {
		try {
			this.response.finish();
			super.close();
		}
		catch (IOException ex) {
			setError();
		}
	}

}
