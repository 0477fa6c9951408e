package dev.hupper;

import dev.hupper.api.ReloaderOptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link Hupper} outside a worker.
 */
class HupperTests {

	@Test
	void outsideAWorkerItIsNotActive() {
		assertThat(Hupper.isActive()).isFalse();
		assertThatIllegalStateException().isThrownBy(Hupper::getReloader)
			.withMessageContaining("call Hupper.startReloader first");
	}

	@Test
	void aWorkerPathIsCheckedBeforeAnythingIsStarted() {
		assertThatIllegalArgumentException().isThrownBy(() -> Hupper.startReloader("com.example.Missing"))
			.withMessageContaining("com.example.Missing");
		assertThatIllegalArgumentException().isThrownBy(() -> Hupper.startReloader(HupperTests.class.getName()))
			.withMessageContaining("main");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> Hupper.startReloader(HupperTests.class.getName() + "#missing"))
			.withMessageContaining("missing");
	}

	@Test
	void aFileMonitorIsCheckedBeforeAnythingIsStarted() {
		ReloaderOptions options = ReloaderOptions.builder().fileMonitor("nonsense").build();
		assertThatIllegalArgumentException().isThrownBy(() -> Hupper.startReloader("com.example.App", options))
			.withMessageContaining("nonsense");
	}

	@Test
	void whatIsSupportedCanBeAsked() {
		assertThat(Hupper.isWatchdogSupported()).isTrue();
		assertThat(Hupper.isWatchmanSupported()).isEqualTo(Hupper.isWatchmanSupported());
	}

}
