package dev.hupper.worker;

import java.util.List;

import dev.hupper.ipc.Message;

/**
 * What the monitor tells of changes that need no new worker, for whoever wants to hear
 * it. Thread-safe.
 */
final class DevEvents {

	private DevEventListener listener = new Nobody();

	private String errors = "";

	/** What the compiler said last is told at once: twice rather than not. */
	synchronized void setListener(DevEventListener listener) {
		this.listener = listener;
		listener.compiled(this.errors);
	}

	/**
	 * Pass a message on.
	 * @return false if it is no news
	 */
	synchronized boolean onMessage(Message.FromMonitor message) {
		if (message instanceof Message.Compiled compiled) {
			this.errors = compiled.errors();
			this.listener.compiled(compiled.errors());
			return true;
		}
		if (message instanceof Message.Served served) {
			this.listener.served(served.paths());
			return true;
		}
		return false;
	}

	/** Until somebody wants to hear. */
	private static final class Nobody implements DevEventListener {

		@Override
		public void served(List<String> paths) {
		}

		@Override
		public void compiled(String errors) {
		}

	}

}
