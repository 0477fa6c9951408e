package dev.hupper.launch;

import java.time.Duration;
import java.util.function.BiConsumer;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;
import dev.hupper.launch.RehearsalStep.UnderWay;
import org.jspecify.annotations.Nullable;

/**
 * The standby that is to run the application once the step that it is at is over, if
 * there is one: how long that is waited for, and what follows. Not thread-safe: its
 * launcher guards it.
 */
final class AwaitedStandby {

	private final StandbyPlan plan;

	private final BiConsumer<Duration, Runnable> later;

	private final HupperLogger logger;

	private final Patience patience = new Patience();

	private @Nullable StandbyWorker process;

	/**
	 * None is awaited yet.
	 * @param plan is told of a step that takes too long
	 * @param later runs something after a while
	 */
	AwaitedStandby(StandbyPlan plan, BiConsumer<Duration, Runnable> later, HupperLogger logger) {
		this.plan = plan;
		this.later = later;
		this.logger = logger;
	}

	/** A step is over, of whichever standby. */
	void stepTook(Message.Prepared done) {
		this.patience.stepTook(done.step(), Duration.ofMillis(done.millis()));
	}

	/** The application has started in a new JVM. */
	void startTook(Duration duration) {
		this.patience.startTook(duration);
	}

	/**
	 * Whether a standby begins sooner than a new JVM would.
	 * @param step what it is at; null if it can begin at once
	 * @param archived whether a new JVM would have a class archive
	 */
	boolean isWorthwhile(@Nullable UnderWay step, boolean archived) {
		return step == null || this.patience.isWorthwhile(step, archived);
	}

	/** Wait for the end of its step, but not for ever. */
	void await(StandbyWorker standby) {
		this.process = standby;
		this.logger.debug("Standby " + standby.pid() + " begins once its step is over");
		this.later.accept(this.patience.limit(), () -> {
			if (is(standby)) {
				this.patience.lose();
				leaveOutIfEndless(standby);
				giveUp("its step takes too long");
			}
		});
	}

	/** Have no other try the step that a standby has been at for very long. */
	void leaveOutIfEndless(StandbyWorker standby) {
		standby.stepUnderWay()
			.filter(Patience::isEndless)
			.ifPresent((step) -> this.plan.leaveOut(step.name(), "it takes too long"));
	}

	boolean is(Worker worker) {
		return this.process == worker;
	}

	boolean isThere() {
		return this.process != null;
	}

	/** Its step is over: it runs the application, unless the class path is another. */
	void begin() {
		StandbyWorker awaited = this.process;
		if (awaited != null && awaited.isValid()) {
			this.process = null;
			awaited.begin();
		}
		else {
			giveUp("it has libraries of before");
		}
	}

	/** For what it was to run, another one takes its place: that is a new worker. */
	void giveUp(String reason) {
		StandbyWorker awaited = this.process;
		if (awaited != null) {
			this.logger.debug("The standby is given up: " + reason);
			this.process = null;
			awaited.refuse();
		}
	}

	/** Nobody waits for it any more. */
	void forget() {
		this.process = null;
	}

}
