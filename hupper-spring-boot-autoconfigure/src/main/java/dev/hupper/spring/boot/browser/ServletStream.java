package dev.hupper.spring.boot.browser;

import java.io.IOException;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;

/**
 * A stream of events in a servlet container, which needs no thread while nothing happens.
 */
final class ServletStream implements OpenPages.Stream {

	private final AsyncContext async;

	ServletStream(AsyncContext async) {
		this.async = async;
	}

	@Override
	public void send(PageEvent event) throws IOException {
		ServletOutputStream out = this.async.getResponse().getOutputStream();
		out.write(event.bytes());
		out.flush();
	}

	@Override
	public void close() {
		try {
			this.async.complete();
		}
		catch (IllegalStateException ex) {
			// The container has seen the end itself.
		}
	}

}
