package dev.hupper.relay;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * What becomes of a request that arrives.
 */
sealed interface RoutingMode {

	/** Decide for the request of a connection. */
	void admit(ClientConnection connection) throws IOException;

	/** Tell a page that shows a failure, of this number, when it is to load anew. */
	void poll(ClientConnection connection, long number) throws IOException;

	/** No worker listens; one is expected. */
	record Holding(RelayState state) implements RoutingMode {

		@Override
		public void admit(ClientConnection connection) throws IOException {
			this.state.hold(connection);
		}

		@Override
		public void poll(ClientConnection connection, long number) throws IOException {
			this.state.hold(connection);
		}

	}

	/** A worker listens there, perhaps by TLS. */
	record Serving(InetSocketAddress worker, boolean secure) implements RoutingMode {

		@Override
		public void admit(ClientConnection connection) throws IOException {
			if (connection.upload().request().isRefusable(this.secure)) {
				connection.refuseAsMalformed();
			}
			else {
				Connecting.begin(connection, this);
			}
		}

		@Override
		public void poll(ClientConnection connection, long number) throws IOException {
			connection.answer(Answer.NO_CONTENT);
		}

	}

	/**
	 * No worker listens, nor will before something changes.
	 *
	 * @param number tells this failure from others of the same relay
	 */
	record Failing(RelayState state, FailureReport report, long number) implements RoutingMode {

		@Override
		public void admit(ClientConnection connection) throws IOException {
			RelaySettings settings = this.state.settings();
			boolean local = connection.client().isThisComputer();
			connection.refuse((request) -> Answer.of(this, request,
					settings.failuresForAll() || (local && Answer.namesThisComputer(request, settings.names()))));
		}

		@Override
		public void poll(ClientConnection connection, long number) throws IOException {
			if (number == this.number) {
				this.state.hold(connection);
			}
			else {
				connection.answer(Answer.NO_CONTENT);
			}
		}

	}

}
