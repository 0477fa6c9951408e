package dev.hupper.worker;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.hupper.ipc.Message;

/**
 * How the application starts in this worker, told to the monitor: what it sets of its
 * JVM, that it is up, or why it failed. Thread-safe.
 */
public final class ApplicationStart {

	private final Consumer<Message.FromWorker> monitor;

	private final boolean keys;

	private final SettingsCheck settings;

	private final StartWatch watch;

	private volatile boolean failed;

	private volatile Runnable whenUp = () -> {
	};

	private volatile Consumer<Throwable> whenFailed = (failure) -> {
	};

	/** That of the application whose main is to run on this thread. */
	ApplicationStart(Consumer<Message.FromWorker> monitor, Message.Run run, @Nullable RehearsedSettings rehearsed) {
		this.monitor = monitor;
		this.keys = run.keys();
		this.settings = new SettingsCheck(monitor, rehearsed);
		this.watch = new StartWatch(Thread.currentThread(), run.contexts(), this::up);
	}

	/** The application's main is about to begin. */
	void mainBegins() {
		this.settings.mainBegins();
		if (this.keys) {
			System.setIn(new ObservedInput(System.in, () -> this.monitor.accept(new Message.ReadsInput())));
		}
		this.watch.start();
	}

	void mainFails(Throwable failure) {
		this.watch.mainFails();
		failed(FailureText.of(failure));
		this.monitor.accept(new Message.MainFailed());
		this.whenFailed.accept(failure);
	}

	/** The application's main has returned. */
	void mainReturns() {
		this.watch.mainReturns();
	}

	/**
	 * Tell if main has set what libraries read only once. To be called when main has come
	 * to the first of them. Does not return if they have run before.
	 */
	public void librariesBegin() {
		this.settings.librariesBegin();
	}

	/**
	 * Tell what the application has set of its JVM. To be called when its first context
	 * is about to be refreshed. Does not return if libraries have read something else.
	 */
	public void jvmIsSet() {
		this.settings.jvmIsSet();
	}

	/**
	 * A start of a context begins; the application is not up before it
	 * {@linkplain #contextEnds(boolean) ends}.
	 */
	public void contextBegins() {
		this.watch.begins();
	}

	/**
	 * A start of a context has ended, though its runners may run for ever.
	 * @param serves whether it has succeeded
	 */
	public void contextEnds(boolean serves) {
		this.watch.ends(serves);
	}

	private void up(long nanosAgo) {
		this.monitor.accept(new Message.Ready(nanosAgo));
		this.monitor.accept(new Message.Inventory(Inventory.ofThisJvm()));
		this.whenUp.run();
	}

	/**
	 * A start with its runners is over. What the process holds then is all that the
	 * monitor learns of an application that ends now, as a batch, and is never up.
	 */
	public void runnersAreDone() {
		if (!this.settings.isRehearsed()) {
			this.monitor.accept(new Message.Inventory(Inventory.ofThisJvm()));
		}
	}

	/**
	 * Say what is to be done once everything that {@code main} has begun to start serves.
	 * @param action returns soon; replaces any other
	 */
	public void onUp(Runnable action) {
		this.whenUp = action;
	}

	/**
	 * Say what is to be done once {@code main} has failed, and all is said about that.
	 * @param action takes what it threw; replaces any other
	 */
	public void onFailed(Consumer<Throwable> action) {
		this.whenFailed = action;
	}

	/**
	 * Tell why the application ends. Only the first reason is told.
	 * @param summary one line or more
	 */
	public void failed(String summary) {
		if (!this.failed) {
			this.failed = true;
			this.monitor.accept(new Message.Failed(summary));
		}
	}

	/**
	 * Tell in better words why the application ends, which has been told already.
	 * @param summary one line or more
	 */
	public void explained(String summary) {
		if (this.failed) {
			this.monitor.accept(new Message.Failed(summary));
		}
	}

}
