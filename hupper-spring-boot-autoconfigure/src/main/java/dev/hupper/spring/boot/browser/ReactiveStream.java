package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

/**
 * A stream of events in WebFlux.
 */
final class ReactiveStream implements OpenPages.Stream {

	private final Sinks.Many<PageEvent> sink = Sinks.many()
		.unicast()
		.onBackpressureBuffer(new ArrayBlockingQueue<>(MAX_UNSENT));

	/** To be subscribed to once. */
	Flux<PageEvent> events() {
		return this.sink.asFlux();
	}

	@Override
	public void send(PageEvent event) throws IOException {
		Sinks.EmitResult result = this.sink.tryEmitNext(event);
		if (result.isFailure()) {
			throw new IOException("Nobody listens: " + result);
		}
	}

	@Override
	public void close() {
		this.sink.tryEmitComplete();
	}

}
