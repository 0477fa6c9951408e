package dev.hupper.relay;

import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * What becomes of a request that arrives.
 */
sealed interface Mode {

	/**
	 * Decide for one request.
	 * @param conversation whose request it is
	 */
	void admit(Conversation conversation) throws IOException;

	/**
	 * Tell a page that shows a failure when it is to load anew.
	 * @param conversation its request
	 * @param number the failure it shows
	 */
	void poll(Conversation conversation, long number) throws IOException;

	/** No worker listens; one is expected. */
	record Holding(Switchboard board) implements Mode {

		@Override
		public void admit(Conversation conversation) throws IOException {
			this.board.hold(conversation);
		}

		@Override
		public void poll(Conversation conversation, long number) throws IOException {
			this.board.hold(conversation);
		}

	}

	/**
	 * A worker listens.
	 *
	 * @param worker where
	 * @param secure whether it speaks TLS
	 */
	record Serving(InetSocketAddress worker, boolean secure) implements Mode {

		@Override
		public void admit(Conversation conversation) throws IOException {
			if (conversation.exchange().request().isRefusable(this.secure)) {
				conversation.refuseAsMalformed();
			}
			else {
				conversation.connect(this);
			}
		}

		@Override
		public void poll(Conversation conversation, long number) throws IOException {
			conversation.answer(Answer.NO_CONTENT);
		}

	}

	/**
	 * No worker listens, nor will before something changes.
	 *
	 * @param report why
	 * @param number tells this failure from others of the same relay
	 */
	record Failing(Switchboard board, FailureReport report, long number) implements Mode {

		@Override
		public void admit(Conversation conversation) throws IOException {
			RelaySettings settings = this.board.settings();
			boolean local = conversation.client().isLocal();
			conversation.refuse((request) -> Answer.of(this, request,
					settings.failuresForAll() || (local && Answer.namesThisComputer(request, settings.names()))));
		}

		@Override
		public void poll(Conversation conversation, long number) throws IOException {
			if (number == this.number) {
				this.board.hold(conversation);
			}
			else {
				conversation.answer(Answer.NO_CONTENT);
			}
		}

	}

}
