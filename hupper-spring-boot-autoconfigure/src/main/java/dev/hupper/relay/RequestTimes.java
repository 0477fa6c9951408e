package dev.hupper.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;

import dev.hupper.platform.FileTree;

/**
 * When the worker was busy with requests, lately. Written on the relay's thread, read on
 * any. Times are nanoseconds since the epoch, as files have them.
 */
final class RequestTimes {

	/** More than are asked for between a write and the question. */
	private static final int KEPT = 100;

	/** What takes longer is a stream, which is no reason for a write in it. */
	private static final long LONGEST = Duration.ofSeconds(2).toNanos();

	private static final long TICK = FileTree.STAMP_TICK.toNanos();

	private final Deque<Span> spans = new ArrayDeque<>();

	private final LongSupplier clock;

	RequestTimes() {
		this(() -> {
			Instant now = Instant.now();
			return now.getEpochSecond() * 1_000_000_000 + now.getNano();
		});
	}

	RequestTimes(LongSupplier clock) {
		this.clock = clock;
	}

	/** A request is passed on. */
	synchronized Span begin() {
		Span span = new Span(this.clock.getAsLong());
		this.spans.addLast(span);
		if (this.spans.size() > KEPT) {
			this.spans.removeFirst();
		}
		return span;
	}

	/** It is answered, or given up. */
	synchronized void end(Span span) {
		span.end = this.clock.getAsLong();
	}

	/** Whether a request was under way at a time. */
	synchronized boolean include(long nanos) {
		return this.spans.stream()
			.anyMatch((span) -> nanos >= span.begin - TICK && nanos <= Math.min(span.end, span.begin + LONGEST) + TICK);
	}

	/** One request. */
	static final class Span {

		private final long begin;

		private long end = Long.MAX_VALUE;

		private Span(long begin) {
			this.begin = begin;
		}

	}

}
