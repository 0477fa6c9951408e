package dev.hupper.relay;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the worker was busy.
 */
class RequestTimesTests {

	private static final long SECOND = Duration.ofSeconds(1).toNanos();

	private final AtomicLong now = new AtomicLong(100 * SECOND);

	private final RequestTimes times = new RequestTimes(this.now::get);

	@Test
	void fromBeginToEndOfEachRequest() {
		RequestTimes.Span span = this.times.begin();
		this.now.addAndGet(SECOND);
		assertThat(this.times.include(100 * SECOND - SECOND / 10)).isFalse();
		assertThat(this.times.include(100 * SECOND)).isTrue();
		assertThat(this.times.include(101 * SECOND + SECOND / 2)).as("not answered yet").isTrue();
		this.times.end(span);
		assertThat(this.times.include(101 * SECOND)).isTrue();
		assertThat(this.times.include(101 * SECOND + SECOND / 2)).isFalse();
	}

	@Test
	void aStreamIsNoReasonForWhatHappensMeanwhile() {
		this.times.begin();
		assertThat(this.times.include(103 * SECOND)).isFalse();
	}

	@Test
	void aFileThatIsNotThereWasNotWritten() {
		this.times.begin();
		assertThat(this.times.include(Long.MIN_VALUE)).isFalse();
	}

}
