package dev.hupper.launch;

import dev.hupper.worker.JitCompiler;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RehearsalStep}.
 */
class RehearsalStepTests {

	private static final int REFUSED = 1;

	private static final int ABORTED = 128 + 6;

	private static final int INTERRUPTED = 128 + 2;

	private final RehearsalStep step = new RehearsalStep();

	@Test
	void onlyWhatTheJvmDoesByItselfBeforeOrWhileItCompilesIsItsFault() {
		assertThat(this.step.isCompilingCrash(REFUSED)).isTrue();
		assertThat(this.step.isCompilingCrash(ABORTED)).isTrue();
		assertThat(this.step.isCompilingCrash(INTERRUPTED)).isFalse();
		this.step.begin("web");
		assertThat(this.step.underWay()).get().extracting(RehearsalStep.UnderWay::name).isEqualTo("web");
		assertThat(this.step.isCompilingCrash(ABORTED)).isFalse();
		this.step.end();
		assertThat(this.step.isCompilingCrash(ABORTED)).isFalse();
		this.step.begin(JitCompiler.STEP);
		assertThat(this.step.underWay()).isEmpty();
		assertThat(this.step.isCompilingCrash(ABORTED)).isTrue();
		assertThat(this.step.isCompilingCrash(INTERRUPTED)).isFalse();
	}

}
