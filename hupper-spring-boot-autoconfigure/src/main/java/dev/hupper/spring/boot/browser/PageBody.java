package dev.hupper.spring.boot.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import org.jspecify.annotations.Nullable;

/**
 * The body of a {@link PageResponse}: kept back until it is whole, unless it turns out to
 * be no page or to be streamed.
 */
final class PageBody extends ServletOutputStream {

	private final PageResponse response;

	private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

	private boolean passedThrough;

	private boolean ended;

	/** The container's; null while it has got nothing. */
	private @Nullable ServletOutputStream out;

	PageBody(PageResponse response) {
		this.response = response;
	}

	@Override
	public void write(int b) throws IOException {
		write(new byte[] { (byte) b }, 0, 1);
	}

	@Override
	public void write(byte[] bytes, int offset, int length) throws IOException {
		boolean fits = this.kept.size() + length <= BrowserRefresh.MAX_PAGE;
		this.passedThrough |= !fits || (this.kept.size() == 0 && !this.response.isPage());
		if (this.passedThrough) {
			out().write(bytes, offset, length);
		}
		else {
			this.kept.write(bytes, offset, length);
		}
	}

	/**
	 * Who flushes a page that has come to its end only means well; who flushes sooner
	 * streams.
	 */
	@Override
	public void flush() throws IOException {
		if (!this.ended && !isWhole()) {
			this.passedThrough = true;
			out().flush();
		}
	}

	private boolean isWhole() {
		return !this.passedThrough && this.kept.size() > 0
				&& (this.response.isWhole(this.kept.size()) || Html.isComplete(this.kept.toByteArray()));
	}

	@Override
	public void close() throws IOException {
		end();
		finish();
		if (this.out != null) {
			this.out.close();
		}
	}

	@Override
	public boolean isReady() {
		return this.out == null || this.out.isReady();
	}

	@Override
	public void setWriteListener(WriteListener listener) {
		try {
			passThrough();
			out().setWriteListener(listener);
		}
		catch (IOException ex) {
			listener.onError(ex);
		}
	}

	/** Keep nothing back any more. */
	void passThrough() throws IOException {
		this.passedThrough = true;
		if (this.kept.size() > 0) {
			out();
		}
	}

	/** Forget what was kept back. */
	void clear() {
		this.kept.reset();
	}

	/** A flush from now on is no sign of a stream. */
	void end() {
		this.ended = true;
	}

	/** Send what was kept back, with the script if that can be. */
	void finish() throws IOException {
		if (this.out != null) {
			return;
		}
		byte[] element = this.response.isPage() && !this.passedThrough ? this.response.element() : new byte[0];
		if (this.kept.size() == 0) {
			this.response.announceNothing(element.length);
		}
		else if (element.length == 0) {
			out();
		}
		else {
			byte[] page = Html.with(this.kept.toByteArray(), element);
			this.response.announceChanged(page.length);
			this.out = this.response.containersOutputStream();
			this.out.write(page);
		}
	}

	private ServletOutputStream out() throws IOException {
		ServletOutputStream out = this.out;
		if (out == null) {
			this.response.announceOwn();
			out = this.response.containersOutputStream();
			this.out = out;
			this.kept.writeTo(out);
			this.kept.reset();
		}
		return out;
	}

}
