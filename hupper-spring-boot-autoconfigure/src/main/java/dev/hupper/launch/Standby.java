package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.ipc.Message;
import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * The JVM that was started ahead of time, if there is one. Not thread-safe: its launcher
 * guards it.
 */
final class Standby {

	/** In which somebody who saves again and again has saved again. */
	private static final Duration HURRY = Duration.ofSeconds(3);

	/** By then most of a step is over, even on a slow machine. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final String OUTDATED = "it may have looked for what has changed";

	private StandbyOptions options;

	private final Footprint footprint;

	private final Starter starter;

	private final BiConsumer<Duration, Runnable> later;

	private final HupperLogger logger;

	private final LeftOut leftOut;

	private WarmUp warmUp;

	/** What a plain start of the application leaves. */
	private List<String> cold = List.of();

	private @Nullable StandbyWorker process;

	private boolean complete;

	/** The last one was needed before it had rehearsed everything. */
	private boolean hurried;

	/** It is to run the application once the step that it is at is over. */
	private @Nullable StandbyWorker awaited;

	/** One was awaited in vain. */
	private boolean impatient;

	/**
	 * None is there yet.
	 * @param leftOutFile where the parts are kept that are not rehearsed
	 * @param later runs something after a while
	 */
	Standby(WorkerSpec spec, Starter starter, Supplier<Optional<Path>> leftOutFile,
			BiConsumer<Duration, Runnable> later, HupperLogger logger) {
		this.later = later;
		this.leftOut = new LeftOut(leftOutFile);
		this.options = spec.standby();
		this.warmUp = spec.standby().warmUp();
		this.footprint = new Footprint(spec.classPathEntries());
		this.starter = starter;
		this.logger = logger;
	}

	/** Go on with other options; false if the present one does more than they allow. */
	boolean continueWith(StandbyOptions options) {
		if (!options.enabled() || options.warmUp().compareTo(this.warmUp) < 0) {
			return false;
		}
		this.options = options;
		this.warmUp = options.warmUp();
		return true;
	}

	/** What is wanted of one, as far as it has turned out to be possible. */
	StandbyOptions options() {
		return new StandbyOptions(this.options.enabled(), this.warmUp);
	}

	/** What the next one is to do before it waits. */
	Message.Prepare preparation(String classList, String methodList) {
		boolean rehearses = this.warmUp.compareTo(WarmUp.REHEARSAL) >= 0;
		return new Message.Prepare(this.warmUp.name(), classList, methodList, rehearses ? this.cold : List.of(),
				rehearses ? this.leftOut.parts() : Map.of());
	}

	/** Whether the next one compiles. */
	boolean compiles() {
		return this.warmUp == WarmUp.COMPILATION && !this.leftOut.parts().containsKey(JitCompiler.STEP);
	}

	/**
	 * An application is up.
	 * @param inventory what its process holds then
	 * @param rehearsed whether that ran more than the application
	 */
	void applicationHolds(List<String> inventory, boolean rehearsed) {
		if (!rehearsed) {
			this.cold = inventory;
		}
	}

	/** Its JVM does not compile as it is asked to: others are not asked. */
	void endedCompiling(StandbyWorker standby) {
		if (this.process == standby) {
			leaveOut(JitCompiler.STEP, "the JVM ended");
			renew();
		}
	}

	/** Go on with the next step, or without the part that spoilt it. */
	void prepared(StandbyWorker standby, Message.Prepared done) {
		if (this.process != standby && this.awaited != standby) {
			return;
		}
		this.footprint.add(done.probed());
		this.logger.debug(String.format(Locale.ROOT, "Standby %d: %s in %.2f s%s", standby.pid(), done.step(),
				done.millis() / 1000.0, done.omitted().isEmpty() ? "" : ", but for " + done.omitted()));
		if (done.spoilt()) {
			leaveOut(done.step(), done.omitted());
			giveUp(standby, "it is spoilt");
		}
		else if (this.footprint.hasLoadedWhatIsSaved()) {
			giveUp(standby, "it may have loaded a class that has changed");
		}
		else if (this.awaited == standby) {
			runIfValid(standby);
		}
		else if (done.next().isEmpty()) {
			this.complete = true;
			this.logger.debug("Standby " + standby.pid() + " is ready");
		}
		else if (this.hurried) {
			this.hurried = false;
			this.later.accept(HURRY, () -> goOn(standby, done.next()));
		}
		else {
			standby.takeStep(done.next());
		}
	}

	private void runIfValid(StandbyWorker standby) {
		if (standby.isValid()) {
			this.awaited = null;
			standby.begin();
		}
		else {
			giveUp(standby, "it has libraries of before");
		}
	}

	/** Another one takes its place; for what it was to run, that is a new worker. */
	private void giveUp(StandbyWorker standby, String reason) {
		this.logger.debug("The standby is given up: " + reason);
		if (this.awaited == standby) {
			this.awaited = null;
			standby.refuse();
		}
		else {
			renew();
		}
	}

	private void goOn(StandbyWorker standby, String step) {
		if (this.process == standby) {
			standby.takeStep(step);
		}
	}

	private void leaveOut(String step, String reason) {
		this.leftOut.add(step, reason).ifPresent((part) -> this.logger.info("Standbys do not rehearse " + part));
	}

	/** Start one, unless there is one or none is wanted. */
	void start() {
		if (this.process != null || !this.options.enabled()) {
			return;
		}
		try {
			this.complete = false;
			this.awaited = null;
			this.footprint.clear();
			this.process = this.starter.start();
		}
		catch (IOException ex) {
			this.logger.debug("No standby could be started: " + ex.getMessage());
		}
	}

	/** Whether there is one that has not done yet what it does before it waits. */
	boolean isPreparing() {
		return this.process != null && !this.complete;
	}

	/** Start another in its place, which may be started in a better way. */
	void renew() {
		if (this.process != null) {
			discard();
			start();
		}
	}

	/** What one could not do those that follow do not try. */
	void preparationFailed(StandbyWorker standby, String summary) {
		if (this.process == standby && this.warmUp != WarmUp.OFF) {
			WarmUp less = (this.warmUp.compareTo(WarmUp.CLASSES) > 0) ? WarmUp.CLASSES : WarmUp.OFF;
			this.logger.info(
					"hupper.standby.warm-up=" + this.warmUp.name().toLowerCase(Locale.ROOT) + " is not possible here ("
							+ summary + "): it is " + less.name().toLowerCase(Locale.ROOT) + " instead");
			this.warmUp = less;
			renew();
		}
	}

	/** One that has rehearsed already is replaced. */
	void rehearseNoMore(String reason) {
		if (this.warmUp.compareTo(WarmUp.REHEARSAL) >= 0) {
			this.logger.debug("No standby rehearses, since " + reason);
			this.warmUp = WarmUp.CLASSES;
			renew();
		}
	}

	/**
	 * Let it run the application. Null if there is none, it is not ready, or the class
	 * path is another by now.
	 * @param patient whether the end of a step is awaited, as a new JVM would take longer
	 */
	@Nullable Worker promote(Message.Run go, WorkerListener listener, boolean patient) {
		StandbyWorker next = this.process;
		if (next == null) {
			return null;
		}
		this.hurried = !this.complete;
		boolean valid = next.isValid();
		boolean free = next.isFree();
		boolean waits = !free && patient && !this.impatient && next.endlessStep().isEmpty();
		if (valid && (free || waits) && next.run(go, listener)) {
			this.process = null;
			if (waits) {
				this.awaited = next;
				this.logger.debug("Standby " + next.pid() + " begins once its step is over");
				this.later.accept(PATIENCE, () -> giveUpIfAwaited(next));
			}
			return next;
		}
		this.logger.debug(
				"The standby " + (valid ? "was not ready" : "has libraries of before") + ": the worker is a new JVM");
		next.endlessStep().ifPresent((step) -> leaveOut(step, "it takes too long"));
		discard();
		return null;
	}

	private void giveUpIfAwaited(StandbyWorker standby) {
		if (this.awaited == standby) {
			this.impatient = true;
			standby.endlessStep().ifPresent((step) -> leaveOut(step, "it takes too long"));
			giveUp(standby, "its step takes too long");
		}
	}

	/** Whether a worker is to run once a step is over. */
	boolean awaits(Worker worker) {
		return this.awaited == worker;
	}

	/**
	 * Files have changed: give it up if it may have read one of them, or found it to be
	 * missing.
	 */
	void changed(Collection<Path> files) {
		if (!this.footprint.isOutdatedBy(files)) {
			return;
		}
		if (this.awaited != null) {
			giveUp(this.awaited, OUTDATED);
		}
		else if (this.process != null) {
			this.logger.debug("The standby is given up: " + OUTDATED);
			discard();
		}
	}

	/** What there is of it, and what is left out of its rehearsal. */
	Map<String, Object> status() {
		String state = (this.process == null) ? "none" : this.complete ? "ready" : "preparing";
		return Map.of("state", state, "warmUp", this.warmUp.name().toLowerCase(Locale.ROOT), "leftOut",
				this.leftOut.parts());
	}

	void discard() {
		if (this.process != null) {
			this.process.kill();
			this.process = null;
		}
	}

	/** Starts a JVM that waits to be told what to run. */
	@FunctionalInterface
	interface Starter {

		StandbyWorker start() throws IOException;

	}

}
