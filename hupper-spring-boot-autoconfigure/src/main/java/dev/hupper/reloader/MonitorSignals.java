package dev.hupper.reloader;

import java.util.List;

import dev.hupper.platform.Signals;
import dev.hupper.platform.Signals.Signal;
import dev.hupper.platform.Terminal;

/**
 * Turns the signals that the monitor gets into events.
 */
final class MonitorSignals implements AutoCloseable {

	private final List<Signals.Handling> handlings;

	MonitorSignals(Signals signals, Terminal terminal, Events events) {
		this.handlings = List.of(
				signals.handle(Signal.INT, () -> events.post(new Event.ExitRequested(ExitReason.INTERRUPT))),
				signals.handle(Signal.TERM, () -> events.post(new Event.ExitRequested(ExitReason.TERMINATE))),
				signals.handle(Signal.HUP, () -> events.post(onHangUp(terminal))));
	}

	/**
	 * The kernel says the same when a terminal is closed as a user who wants a reload.
	 */
	private static Event onHangUp(Terminal terminal) {
		return terminal.isHungUp() ? new Event.ExitRequested(ExitReason.HANG_UP)
				: new Event.ReloadRequested(ReloadCause.ofRequest("SIGHUP", System.nanoTime()));
	}

	@Override
	public void close() {
		this.handlings.forEach(Signals.Handling::close);
	}

}
