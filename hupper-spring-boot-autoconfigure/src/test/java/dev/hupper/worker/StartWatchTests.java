package dev.hupper.worker;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link StartWatch}, with a time and a main of their own.
 */
class StartWatchTests {

	private static final long MILLI = 1_000_000;

	private final List<Long> millisAgo = new ArrayList<>();

	private final StartWatch watch = new StartWatch(Thread.currentThread(), false,
			(nanos) -> this.millisAgo.add(nanos / MILLI));

	private final long begin = System.nanoTime();

	@Test
	void upAtOnceWhenMainReturnsAndAContextServes() {
		this.watch.begins();
		this.watch.ends(true);
		assertThat(this.millisAgo).isEmpty();
		this.watch.mainReturns();
		assertThat(this.millisAgo).containsExactly(0L);
	}

	@Test
	void runnerThatNeverReturnsDoesNotKeepTheApplicationFromBeingUp() {
		this.watch.begins();
		look(100, true);
		this.watch.ends(true);
		look(200, false);
		look(300, true);
		look(380, true);
		assertThat(this.millisAgo).isEmpty();
		look(460, true);
		assertThat(this.millisAgo).containsExactly(260L);
	}

	@Test
	void contextsThatStartOneAfterTheOtherAreUpTogether() {
		this.watch.begins();
		this.watch.ends(true);
		look(200, true);
		this.watch.begins();
		look(1_900, true);
		this.watch.ends(true);
		look(2_000, false);
		this.watch.mainReturns();
		assertThat(this.millisAgo).containsExactly(0L);
	}

	@Test
	void contextThatStartsOnAnotherThreadIsWaitedForThoughMainHasReturned() {
		this.watch.begins();
		this.watch.mainReturns();
		look(5_000, false);
		assertThat(this.millisAgo).isEmpty();
		this.watch.ends(true);
		look(5_260, false);
		assertThat(this.millisAgo).containsExactly(260L);
	}

	@Test
	void mainThatWorksIsWaitedForButNotForEver() {
		look(9_000, false);
		assertThat(this.millisAgo).isEmpty();
		look(10_100, false);
		assertThat(this.millisAgo).hasSize(1);
	}

	@Test
	void mainThatWaitsBeforeItStartsItsContextIsWaitedForButNotForEver() {
		StartWatch waiting = new StartWatch(Thread.currentThread(), true, (nanos) -> this.millisAgo.add(nanos / MILLI));
		for (long millis = 50; millis < 120_000; millis += 50) {
			waiting.look(this.begin + millis * MILLI, millis % 200 < 100);
		}
		assertThat(this.millisAgo).isEmpty();
		waiting.look(this.begin + 120_100 * MILLI, true);
		assertThat(this.millisAgo).hasSize(1);
	}

	@Test
	void mainThatIsSeenToWaitTwiceMayHaveWorkedInBetween() {
		look(300, true);
		look(700, true);
		assertThat(this.millisAgo).isEmpty();
		look(800, true);
		look(900, true);
		assertThat(this.millisAgo).isEmpty();
		look(960, true);
		assertThat(this.millisAgo).containsExactly(260L);
	}

	@Test
	void mainThatIsSeenToWaitInOnePlaceHasWaitedHoweverLateThatIs() {
		look(300, waits(Thread.State.WAITING, 7));
		assertThat(this.millisAgo).isEmpty();
		look(700, waits(Thread.State.WAITING, 7));
		assertThat(this.millisAgo).containsExactly(400L);
	}

	@Test
	void mainThatLoadsClassesDoesNotWaitThoughItIsInNativeMethods() {
		assertThat(waits(Thread.State.RUNNABLE, 7)).isFalse();
		assertThat(waits(Thread.State.RUNNABLE, 8)).isFalse();
		assertThat(waits(Thread.State.RUNNABLE, 8)).isTrue();
		assertThat(waits(Thread.State.WAITING, 9)).isTrue();
	}

	private boolean waits(Thread.State state, int line) {
		return this.watch.waits(state, new StackTraceElement[] { new StackTraceElement("A", "read", "A.java", -2),
				new StackTraceElement("B", "main", "B.java", line) });
	}

	@Test
	void mainThatFailsIsNeverUp() {
		this.watch.mainFails();
		look(60_000, true);
		assertThat(this.millisAgo).isEmpty();
	}

	private void look(long millis, boolean mainWaits) {
		this.watch.look(this.begin + millis * MILLI, mainWaits);
	}

}
