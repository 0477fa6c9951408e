package dev.hupper.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * A conversation's connection to a worker, while it has one.
 */
final class Upstream {

	private @Nullable Link link;

	private Mode.@Nullable Serving target;

	/** Whether it is connected to where requests go in this mode. */
	boolean leadsTo(Mode mode) {
		return this.target == mode;
	}

	/**
	 * Connect, if there is no connection that leads there.
	 * @return whether it is connected; if not, it will be
	 * @throws IOException if nobody listens there
	 */
	boolean connect(Mode.Serving target, Selector selector, Conversation conversation) throws IOException {
		if (this.link != null && leadsTo(target)) {
			return true;
		}
		drop();
		this.target = target;
		this.link = new Link(SocketChannel.open(), selector, conversation);
		return this.link.channel().connect(target.worker());
	}

	/** The connection, in a phase that has one. */
	Link link() {
		Link link = this.link;
		if (link == null) {
			throw new IllegalStateException("There is no worker now");
		}
		return link;
	}

	/** Whether the worker speaks TLS. */
	boolean isSecure() {
		return this.target != null && this.target.secure();
	}

	/** Be woken when the worker ends a connection on which nothing is under way. */
	void awaitEnd() {
		if (this.link != null) {
			this.link.await(true, false);
		}
	}

	/** Whether the worker ended it, or says something that nobody asked for. */
	boolean hasStirred() {
		return this.link != null && this.link.isReadable();
	}

	void selected(SelectionKey key) {
		if (this.link != null) {
			this.link.selected(key);
		}
	}

	/** End it, if there is one. */
	void drop() {
		if (this.link != null) {
			this.link.close();
		}
		this.link = null;
		this.target = null;
	}

}
