package dev.hupper.worker;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

import dev.hupper.ipc.Message;
import org.jspecify.annotations.Nullable;

/**
 * Tells the monitor what the application sets of its JVM before its first context is
 * refreshed, and lets it go no further if libraries have read something else when they
 * were rehearsed with. Thread-safe.
 */
final class SettingsCheck {

	private final Consumer<Message.FromWorker> monitor;

	/** What libraries have read that have run before. */
	private final @Nullable RehearsedSettings rehearsed;

	private volatile @Nullable PreMainSnapshot before;

	/** For a process that has rehearsed with some settings, or not at all. */
	SettingsCheck(Consumer<Message.FromWorker> monitor, @Nullable RehearsedSettings rehearsed) {
		this.monitor = monitor;
		this.rehearsed = rehearsed;
	}

	/** Whether libraries have run before the application does. */
	boolean isRehearsed() {
		return this.rehearsed != null;
	}

	/** The application has set nothing yet. */
	void mainBegins() {
		this.before = PreMainSnapshot.ofThisJvm(isRehearsed());
	}

	/** As {@link ApplicationStart#librariesBegin()}. */
	void librariesBegin() {
		PreMainSnapshot before = this.before;
		if (before != null) {
			before.objection(PreMainSnapshot.ofThisJvm(isRehearsed())).ifPresent((reason) -> {
				this.monitor.accept(new Message.Unrehearsable(reason, isRehearsed()));
				if (isRehearsed()) {
					WorkerRuntime.awaitStop();
				}
			});
		}
	}

	/** As {@link ApplicationStart#jvmIsSet()}. */
	void jvmIsSet() {
		PreMainSnapshot before = this.before;
		if (before != null) {
			Map<String, String> properties = before.set(System.getProperties());
			String locale = before.set(Locale.getDefault());
			String objection = (this.rehearsed != null) ? this.rehearsed.objection(properties, locale) : "";
			this.monitor.accept(new Message.JvmSettings(properties, locale, objection));
			if (!objection.isEmpty()) {
				WorkerRuntime.awaitStop();
			}
		}
	}

}
