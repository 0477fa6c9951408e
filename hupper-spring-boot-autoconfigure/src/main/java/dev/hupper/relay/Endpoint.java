package dev.hupper.relay;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

import dev.hupper.api.LocalNames;
import dev.hupper.api.RelayOptions;

/**
 * Where a client's connection begins or ends: at the client or at the worker.
 */
final class Endpoint {

	private final SocketChannel channel;

	private final SelectionKey key;

	private int interest;

	private boolean readable;

	private boolean ended;

	private boolean outputEnded;

	private long received;

	Endpoint(SocketChannel channel, Selector selector, ClientConnection connection) throws IOException {
		this.channel = channel;
		channel.configureBlocking(false);
		channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
		this.key = channel.register(selector, 0, connection);
	}

	/** Say what to be woken for. */
	void setInterest(boolean read, boolean write) {
		set((read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0));
	}

	void setConnectInterest() {
		set(SelectionKey.OP_CONNECT);
	}

	private void set(int interest) {
		if (interest != this.interest) {
			this.interest = interest;
			this.key.interestOps(interest);
		}
	}

	/** A connection was selected; the key of any other tells what was once. */
	void selected(SelectionKey selected) {
		if (selected == this.key) {
			this.readable = selected.isValid() && selected.isReadable();
		}
	}

	/** Whether reading may be of use. */
	boolean isReadable() {
		return this.readable && !this.ended;
	}

	/** Find out by reading whether something came since it was selected. */
	void lookAgain() {
		this.readable = true;
	}

	/** Take what came, and tell whether anything did, be it the end. */
	boolean read(RetainingBuffer into) throws IOException {
		int count = into.fillFrom(this.channel);
		this.readable = count > 0 && into.isFull();
		this.ended = count < 0;
		this.received += Math.max(0, count);
		return count != 0;
	}

	/** How many bytes have come. */
	long received() {
		return this.received;
	}

	/** Send what waits, and tell whether all of it was taken. */
	boolean write(RetainingBuffer from) throws IOException {
		return from.drainTo(this.channel);
	}

	/** A header that tells where it comes from, if it is not this computer. */
	String mark() {
		return isLocal() ? "" : RelayOptions.CLIENT_HEADER + ": " + address() + "\r\n";
	}

	/** Whether it comes from this computer, be it by its address in the network. */
	boolean isThisComputer() {
		return LocalNames.isThisComputer(address());
	}

	/** Whether it comes by the loopback interface. */
	private boolean isLocal() {
		return this.channel.socket().getInetAddress().isLoopbackAddress();
	}

	private String address() {
		String address = this.channel.socket().getInetAddress().getHostAddress();
		int scope = address.indexOf('%');
		return (scope < 0) ? address : address.substring(0, scope);
	}

	/** Nothing more will be sent. */
	void endOutput() throws IOException {
		if (!this.outputEnded) {
			this.outputEnded = true;
			this.channel.shutdownOutput();
		}
	}

	/** Whether nothing more will come. */
	boolean isEnded() {
		return this.ended;
	}

	void ended() {
		this.ended = true;
	}

	SocketChannel channel() {
		return this.channel;
	}

	void close() {
		try {
			this.channel.close();
		}
		catch (IOException ex) {
			// It is gone all the same.
		}
	}

}
