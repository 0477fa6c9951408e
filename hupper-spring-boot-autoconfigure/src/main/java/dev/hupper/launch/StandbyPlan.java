package dev.hupper.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import dev.hupper.api.HupperLogger;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.ipc.Message;
import dev.hupper.worker.JitCompiler;
import org.jspecify.annotations.Nullable;

/**
 * What standbys do before they wait: what is wanted of them, but for what has turned out
 * not to be possible with this application. Not thread-safe.
 */
final class StandbyPlan {

	private final LeftOut leftOut;

	private final HupperLogger logger;

	private StandbyOptions options;

	/** What a plain start of the application leaves; null as long as none was seen. */
	private @Nullable List<String> cold;

	/** What the application sets. */
	private Message.JvmSettings settings = new Message.JvmSettings(Map.of(), "", "");

	/** Why the last standby that had rehearsed was of no use. */
	private String objection = "";

	/**
	 * Begin with what is wanted.
	 * @param leftOutFile where the parts are kept that are not rehearsed
	 */
	StandbyPlan(StandbyOptions wanted, Supplier<Optional<Path>> leftOutFile, HupperLogger logger) {
		this.options = wanted;
		this.leftOut = new LeftOut(leftOutFile);
		this.logger = logger;
	}

	/** Go on with other options; false if the present ones do more than they allow. */
	boolean continueWith(StandbyOptions options) {
		if (!options.enabled() || options.warmUp().compareTo(this.options.warmUp()) < 0) {
			return false;
		}
		this.options = options;
		return true;
	}

	/** What is wanted, as far as it has turned out to be possible. */
	StandbyOptions options() {
		return this.options;
	}

	/** What the next one is told to do. */
	Message.Prepare preparation(String classList, String methodList) {
		String warmUp = next().name();
		if (this.cold == null || !rehearses()) {
			return new Message.Prepare(warmUp, classList, methodList, List.of(), Map.of(), Map.of(), "");
		}
		return new Message.Prepare(warmUp, classList, methodList, this.cold, this.leftOut.parts(),
				this.settings.properties(), this.settings.locale());
	}

	/**
	 * What a rehearsal leaves cannot be judged before it is known what the application
	 * does.
	 */
	private WarmUp next() {
		return (this.cold == null && rehearses()) ? WarmUp.CLASSES : this.options.warmUp();
	}

	private boolean rehearses() {
		return this.options.warmUp().compareTo(WarmUp.REHEARSAL) >= 0;
	}

	/** Whether the next one compiles. */
	boolean compiles() {
		return next() == WarmUp.COMPILATION && !this.leftOut.parts().containsKey(JitCompiler.STEP);
	}

	/**
	 * What an application holds that was started without a rehearsal.
	 * @return whether from now on standbys rehearse
	 */
	boolean applicationHolds(List<String> inventory) {
		boolean first = this.cold == null;
		this.cold = inventory;
		return first && rehearses();
	}

	/**
	 * Have the next one rehearse with what the application sets, or none at all if that
	 * has been of no use twice in a row: it sets something else each time.
	 * @return false if this changes nothing
	 */
	boolean applicationSets(Message.JvmSettings set, boolean rehearsed) {
		boolean others = !set.properties().equals(this.settings.properties())
				|| !set.locale().equals(this.settings.locale());
		this.settings = set;
		if (rehearsed) {
			boolean again = !set.objection().isEmpty() && set.objection().equals(this.objection);
			this.objection = set.objection();
			if (again) {
				return rehearseNoMore("the application sets " + set.objection() + " to something else each time");
			}
		}
		return others && rehearses();
	}

	/** Do without a part, or with each by itself as long as it is not known which. */
	void leaveOut(String step, String reason) {
		this.leftOut.add(step, reason).ifPresent((part) -> this.logger.info("Standbys do not rehearse " + part));
	}

	/** Those that follow do not try what one could not do; false if it did nothing. */
	boolean doLess(String summary) {
		WarmUp warmUp = this.options.warmUp();
		if (warmUp == WarmUp.OFF) {
			return false;
		}
		WarmUp less = (warmUp.compareTo(WarmUp.CLASSES) > 0) ? WarmUp.CLASSES : WarmUp.OFF;
		this.logger.info("hupper.standby.warm-up=" + name(warmUp) + " is not possible here (" + summary + "): it is "
				+ name(less) + " instead");
		limitTo(less);
		return true;
	}

	/** Rehearse no more; false if none does. */
	boolean rehearseNoMore(String reason) {
		if (!rehearses()) {
			return false;
		}
		this.logger.debug("No standby rehearses, since " + reason);
		limitTo(WarmUp.CLASSES);
		return true;
	}

	private void limitTo(WarmUp warmUp) {
		this.options = new StandbyOptions(this.options.enabled(), warmUp);
	}

	/** For who asks: what is done, and which parts of it are left out. */
	Map<String, Object> status() {
		return Map.of("warmUp", name(this.options.warmUp()), "leftOut", this.leftOut.parts());
	}

	private static String name(WarmUp warmUp) {
		return warmUp.name().toLowerCase(Locale.ROOT);
	}

}
