package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/**
 * A stream of events in a servlet container. It needs no thread while nothing happens,
 * and makes nobody wait for a page that does not read.
 */
final class ServletStream implements OpenPages.Stream, WriteListener, AsyncListener {

	private static final byte[] FLUSH = {};

	private final AsyncContext async;

	private final ServletOutputStream out;

	private final Queue<byte[]> unsent = new ArrayDeque<>();

	private boolean closed;

	private ServletStream(AsyncContext async, ServletOutputStream out) {
		this.async = async;
		this.out = out;
	}

	/** Begin to answer, once that has been started. */
	static ServletStream open(AsyncContext async) throws IOException {
		ServletOutputStream out = async.getResponse().getOutputStream();
		ServletStream stream = new ServletStream(async, out);
		async.addListener(stream);
		out.setWriteListener(stream);
		return stream;
	}

	@Override
	public synchronized void send(PageEvent event) throws IOException {
		if (this.closed || this.unsent.size() >= 2 * MAX_UNSENT) {
			throw new IOException("Nobody reads");
		}
		this.unsent.add(event.bytes());
		this.unsent.add(FLUSH);
		onWritePossible();
	}

	@Override
	public synchronized void onWritePossible() throws IOException {
		while (!this.closed && !this.unsent.isEmpty() && this.out.isReady()) {
			byte[] next = this.unsent.remove();
			if (next == FLUSH) {
				this.out.flush();
			}
			else {
				this.out.write(next);
			}
		}
	}

	@Override
	public void onError(Throwable failure) {
		close();
	}

	@Override
	public synchronized void close() {
		if (!this.closed) {
			complete();
		}
	}

	/** Where nobody completes now the container shows an error page, in the stream. */
	@Override
	public synchronized void onError(AsyncEvent event) {
		complete();
	}

	private void complete() {
		this.closed = true;
		try {
			this.async.complete();
		}
		catch (IllegalStateException ex) {
			// The container has seen the end itself.
		}
	}

	@Override
	public void onComplete(AsyncEvent event) {
	}

	@Override
	public void onTimeout(AsyncEvent event) {
	}

	@Override
	public void onStartAsync(AsyncEvent event) {
	}

}
