package dev.hupper.relay;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import org.jspecify.annotations.Nullable;

/**
 * The connection to a worker on behalf of a client, while it has one.
 */
final class Upstream {

	private @Nullable Endpoint link;

	private RoutingMode.@Nullable Serving target;

	/** Whether it is connected to where requests go in this mode. */
	boolean leadsTo(RoutingMode mode) {
		return this.target == mode;
	}

	/**
	 * Connect, if there is no connection that leads there.
	 * @return whether it is connected; if not, it will be
	 * @throws IOException if nobody listens there
	 */
	boolean connect(RoutingMode.Serving target, Selector selector, ClientConnection connection) throws IOException {
		if (this.link != null && leadsTo(target)) {
			return true;
		}
		drop();
		this.target = target;
		this.link = new Endpoint(SocketChannel.open(), selector, connection);
		return this.link.channel().connect(target.worker());
	}

	/** The connection, in a phase that has one. */
	Endpoint link() {
		Endpoint link = this.link;
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
	void setEndInterest() {
		if (this.link != null) {
			this.link.setInterest(true, false);
		}
	}

	/** Whether the worker ended it, or says something that nobody asked for. */
	boolean isReadableWhileIdle() {
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
