package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import dev.hupper.api.HupperLogger;
import dev.hupper.ipc.Message;
import dev.hupper.launch.RehearsalStep.UnderWay;
import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that was started ahead of time, if there is one. Once it is told to run the
 * application it is none any more, but for one that is {@linkplain AwaitedStandby
 * awaited}. Not thread-safe: its launcher guards it.
 */
final class Standby {

	/** Who saves again and again has saved once more by then. */
	private static final Duration HURRY = Duration.ofSeconds(3);

	private static final String OUTDATED = "it may have read what has changed";

	private final StandbyPlan plan;

	private final Footprint footprint;

	private final StandbyPlaces places;

	private final BiConsumer<Duration, Runnable> later;

	private final HupperLogger logger;

	private final AwaitedStandby awaited;

	/** The last one was needed before it had rehearsed everything. */
	private boolean hurried;

	/**
	 * None is there yet.
	 * @param plan what each does before it waits
	 * @param later runs something after a while
	 */
	Standby(WorkerSpec spec, StandbyPlan plan, Starter starter, BiConsumer<Duration, Runnable> later,
			HupperLogger logger) {
		this.plan = plan;
		this.footprint = new Footprint(spec.classPathEntries());
		this.places = new StandbyPlaces(starter, logger);
		this.later = later;
		this.logger = logger;
		this.awaited = new AwaitedStandby(plan, later, logger);
	}

	/** What each does before it waits. */
	StandbyPlan plan() {
		return this.plan;
	}

	/**
	 * An application is up.
	 * @param inventory what its process holds then
	 * @param took since it was told to run
	 * @param rehearsed whether it ran in a standby that had rehearsed
	 */
	void applicationIsUp(List<String> inventory, Duration took, boolean rehearsed) {
		if (!rehearsed) {
			this.awaited.startTook(took);
			if (this.plan.applicationHolds(inventory)) {
				renew();
			}
		}
	}

	/** Its JVM does not compile as it is asked to: others are not asked. */
	void endedCompiling(StandbyWorker standby) {
		if (this.places.hold(standby)) {
			this.plan.leaveOut(JitCompiler.STEP, "the JVM ended");
			replace(standby);
		}
	}

	/**
	 * Its process has ended by itself: others do not try what its JVM has not survived.
	 */
	void ended(StandbyWorker standby, int exitCode) {
		if (!this.places.hold(standby)) {
			return;
		}
		@Nullable UnderWay step = standby.stepUnderWay().orElse(null);
		if (step != null && RehearsalStep.isCrash(exitCode)) {
			this.plan.leaveOut(step.name(), "the JVM ended with exit code " + exitCode);
			replace(standby);
		}
		else {
			this.places.ended(standby);
		}
	}

	/** Go on with the next step, or without the part that spoilt it. */
	void prepared(StandbyWorker standby, Message.Prepared done) {
		if (!this.places.hold(standby) && !this.awaited.is(standby)) {
			return;
		}
		this.footprint.add(done.probed());
		this.awaited.stepTook(done);
		this.logger.debug(String.format(Locale.ROOT, "Standby %d: %s in %.2f s%s", standby.pid(), done.step(),
				done.millis() / 1000.0, done.omitted().isEmpty() ? "" : ", but for " + done.omitted()));
		if (done.spoilt()) {
			this.plan.leaveOut(done.step(), done.omitted());
			giveUp(standby, "it is spoilt");
		}
		else if (this.footprint.isOutdated()) {
			giveUp(standby, OUTDATED);
		}
		else if (this.awaited.is(standby)) {
			this.awaited.begin();
		}
		else if (done.next().isEmpty()) {
			this.places.ready(standby);
		}
		else if (this.hurried) {
			this.hurried = false;
			this.later.accept(HURRY, () -> goOn(standby, done.next()));
		}
		else {
			standby.takeStep(done.next());
		}
	}

	/** Another one takes its place. */
	private void giveUp(StandbyWorker standby, String reason) {
		if (this.awaited.is(standby)) {
			this.awaited.giveUp(reason);
			return;
		}
		this.logger.debug("The standby is given up: " + reason);
		if (this.footprint.isOutdated()) {
			renew();
		}
		else {
			replace(standby);
		}
	}

	private void goOn(StandbyWorker standby, String step) {
		if (this.places.hold(standby)) {
			standby.takeStep(step);
		}
	}

	/** Start one, unless there is one or none is wanted. */
	void start() {
		if (this.places.present() == null && this.plan.options().enabled()) {
			this.awaited.forget();
			this.footprint.clear();
			this.places.start();
		}
	}

	/** Whether there is one that has not done yet what it does before it waits. */
	boolean isPreparing() {
		return this.places.present() != null && !this.places.isReady();
	}

	/** Whether there is one that has done that, and none that was started after it. */
	boolean isReadyAndLast() {
		return this.places.isReadyAndLast();
	}

	/**
	 * Start another that takes its place, since it can be started in a better way; one
	 * that is ready stays until that is, too.
	 */
	void improve() {
		if (this.places.isReady()) {
			this.places.startSuccessor();
		}
		else {
			renew();
		}
	}

	/** Start another in its place; one that is ready is none the worse. */
	private void replace(StandbyWorker standby) {
		if (this.places.discardSuccessor(standby)) {
			improve();
		}
		else {
			renew();
		}
	}

	private void renew() {
		if (this.places.present() != null) {
			discard();
			start();
		}
	}

	/** What one could not do those that follow do not try. */
	void preparationFailed(StandbyWorker standby, String summary) {
		if (this.places.hold(standby) && this.plan.doLess(summary)) {
			replace(standby);
		}
	}

	/** One that has rehearsed already is replaced. */
	void rehearseNoMore(String reason) {
		if (this.plan.rehearseNoMore(reason)) {
			renew();
		}
	}

	/**
	 * One that has rehearsed with other settings than these is replaced.
	 * @param rehearsed whether the application runs in a standby that had rehearsed
	 */
	void applicationSets(Message.JvmSettings set, boolean rehearsed) {
		if (this.plan.applicationSets(set, rehearsed)) {
			renew();
		}
	}

	/**
	 * Let it run the application: at once or, if that is sooner than a new JVM would, as
	 * soon as its step is over. Null if there is none, it is not ready, or the class path
	 * is another by now.
	 * @param archived whether a new JVM would have a class archive
	 */
	@Nullable Worker promote(Message.Run go, WorkerListener listener, boolean archived) {
		this.awaited.forget();
		StandbyWorker next = this.places.present();
		if (next == null) {
			return null;
		}
		this.hurried = !this.places.isReady();
		boolean valid = next.isValid();
		@Nullable UnderWay step = next.stepUnderWay().orElse(null);
		boolean ready = this.footprint.isDecided() && this.awaited.isWorthwhile(step, archived);
		if (valid && ready && next.run(go, listener)) {
			this.places.empty();
			if (step != null) {
				this.awaited.await(next);
			}
			return next;
		}
		this.logger.debug(
				"The standby " + (valid ? "was not ready" : "has libraries of before") + ": the worker is a new JVM");
		this.awaited.leaveOutIfEndless(next);
		discard();
		return null;
	}

	/** Whether a worker is to run once a step is over. */
	boolean awaits(Worker worker) {
		return this.awaited.is(worker);
	}

	/**
	 * Files have changed: give it up if it may have read one of them, or found it to be
	 * missing.
	 */
	void changed(Collection<Path> files) {
		if (!this.footprint.isOutdatedBy(files)) {
			return;
		}
		if (this.awaited.isThere()) {
			this.awaited.giveUp(OUTDATED);
		}
		else if (this.places.present() != null) {
			this.logger.debug("The standby is given up: " + OUTDATED);
			discard();
		}
	}

	/** What there is of it, and what is left out of its rehearsal. */
	Map<String, Object> status() {
		Map<String, Object> status = new TreeMap<>(this.plan.status());
		status.put("state", this.places.state());
		return status;
	}

	void discard() {
		this.places.discard();
	}

	/** Starts a JVM that waits to be told what to run. */
	@FunctionalInterface
	interface Starter {

		StandbyWorker start() throws IOException;

	}

}
