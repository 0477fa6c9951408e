package dev.hupper.relay;

import org.jspecify.annotations.Nullable;

/**
 * What the relay counts of one connection, from phase to phase: its place among those
 * that are let go at the same time, whether an answer is under way, and what a stop waits
 * for.
 */
final class Tally {

	private final RelayState state;

	private boolean letGo;

	private boolean awaited;

	private RequestTimes.@Nullable Span span;

	Tally(RelayState state) {
		this.state = state;
	}

	/** It has the place of one of those that are let go. */
	void takePlace() {
		this.letGo = true;
	}

	/** It is answered, or waits again: if it was let go, another one may be. */
	void releasePlace() {
		if (this.letGo) {
			this.letGo = false;
			this.state.answered();
		}
	}

	/** It is answered, or will go on being so for as long as it is open. */
	void awaitNoLonger() {
		if (this.awaited) {
			this.awaited = false;
			this.state.activity().ended();
		}
	}

	/** It goes from one phase to the next, with this request. */
	void enter(ConnectionState before, ConnectionState next, Request request) {
		if (!(next instanceof Connecting || next instanceof Forwarding)) {
			releasePlace();
		}
		if (before.delaysStop()) {
			this.state.delayEnded();
		}
		if (next.delaysStop()) {
			this.state.delayBegun();
		}
		if (before instanceof Forwarding) {
			awaitNoLonger();
			endSpan();
		}
		if (next instanceof Forwarding) {
			this.state.activity().begun();
			this.awaited = true;
			boolean huppers = request.head().isOwn() || request.head().asksForEvents();
			this.span = huppers ? null : this.state.requestTimes().begin();
		}
	}

	private void endSpan() {
		if (this.span != null) {
			this.state.requestTimes().end(this.span);
			this.span = null;
		}
	}

}
