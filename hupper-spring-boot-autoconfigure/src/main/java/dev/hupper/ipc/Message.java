package dev.hupper.ipc;

import java.util.List;
import java.util.Map;

/**
 * What monitor and worker can say to each other.
 */
public sealed interface Message {

	/**
	 * This message as it travels.
	 * @return a new frame
	 */
	default Frame toFrame() {
		return MessageCodec.encode(this);
	}

	/** What a worker says. */
	sealed interface FromWorker extends Message {

	}

	/** What the monitor says. */
	sealed interface FromMonitor extends Message {

	}

	/**
	 * First on every connection: who connects.
	 *
	 * @param token what the launcher of this worker gave it
	 * @param pid the worker's process id
	 */
	record Hello(String token, long pid) implements FromWorker {
	}

	/**
	 * The application is up: all that it starts serves.
	 *
	 * @param nanosAgo since when, in nanoseconds before this message
	 */
	record Ready(long nanosAgo) implements FromWorker {
	}

	/**
	 * Watch more files.
	 *
	 * @param pathsOrGlobs absolute paths or globs
	 * @param since when they were asked for, in nanoseconds since the epoch: changes
	 * count from then on
	 * @param served whether these are directories of files that the application serves as
	 * they are now
	 */
	record WatchFiles(List<String> pathsOrGlobs, long since, boolean served) implements FromWorker {
	}

	/** Stop me and start my successor. */
	record Reload() implements FromWorker {
	}

	/** The application reads its standard input. */
	record ReadsInput() implements FromWorker {
	}

	/** Tell me what you do; answered by {@link Status}. */
	record AskStatus() implements FromWorker {
	}

	/**
	 * Let changes wait, or let reloading go on.
	 *
	 * @param paused whether they wait
	 */
	record Pause(boolean paused) implements FromWorker {
	}

	/** Stop me and end. */
	record ShutDown() implements FromWorker {
	}

	/**
	 * The application ends because of an error.
	 *
	 * @param summary what the application itself reports, one line or more
	 */
	record Failed(String summary) implements FromWorker {
	}

	/** The application's {@code main} has failed: only other threads keep me. */
	record MainFailed() implements FromWorker {
	}

	/**
	 * The application's web server accepts connections.
	 *
	 * @param publicPort the port that it is configured to listen on, more than 0
	 * @param publicAddress the address that it is configured to listen on; empty: all
	 * @param port the port that it does listen on, at the loopback address
	 * @param url where it is to be opened
	 */
	record Listening(int publicPort, String publicAddress, int port, String url) implements FromWorker {
	}

	/**
	 * The application's web server accepts connections no more.
	 *
	 * @param publicPort as it was told
	 */
	record NotListening(int publicPort) implements FromWorker {
	}

	/**
	 * The application's web server is about to listen on its port itself: nothing of
	 * hupper's moves it elsewhere. Answered by {@link PortFree}.
	 */
	record ServesItself() implements FromWorker {
	}

	/**
	 * The {@code hupper.*} settings that this worker has read, for the monitor to follow
	 * a change of them.
	 *
	 * @param properties normalised values by property name
	 */
	record Configured(Map<String, String> properties) implements FromWorker {
	}

	/**
	 * What the conditions of the application's auto-configuration came to.
	 *
	 * @param context the id of the context that was configured
	 * @param lines one for each class
	 */
	record Conditions(String context, List<String> lines) implements FromWorker {
	}

	/**
	 * A rehearsal in a standby could be told from none by this application.
	 *
	 * @param reason part of a sentence
	 * @param rehearsed whether this process was such a standby
	 */
	record Unrehearsable(String reason, boolean rehearsed) implements FromWorker {
	}

	/**
	 * The application's first context is about to be refreshed: what it has set of its
	 * JVM since {@code main} began.
	 *
	 * @param properties system properties by name: an equals sign and the value, or
	 * nothing where one was cleared
	 * @param locale the language tag of the default locale; empty if that was not set
	 * @param objection what of that was otherwise when this process rehearsed, and has
	 * been read; empty if there is nothing
	 */
	record JvmSettings(Map<String, String> properties, String locale, String objection) implements FromWorker {
	}

	/**
	 * A standby has taken a step of its preparation.
	 *
	 * @param step {@code classes}, or the parts that were rehearsed, joined by {@code +}
	 * @param millis how long it took, in milliseconds
	 * @param omitted why something was left out; empty if nothing was
	 * @param spoilt whether an application could tell: the standby must not run one
	 * @param next the step that would follow; empty if there is none
	 * @param probed globs, relative to a class directory, of files whose change spoils
	 * what follows; the first step has them for all, each has those of the
	 * {@link #CLASSES} of packages from which it was the first to load one
	 */
	record Prepared(String step, long millis, String omitted, boolean spoilt, String next,
			List<String> probed) implements FromWorker {

		/** The end of a glob that stands for the class files of a package. */
		public static final String CLASSES = "/*.class";

	}

	/**
	 * What the process of an application that is up holds, for standbys to be compared
	 * with.
	 *
	 * @param lines one for each thread, MBean and so on
	 */
	record Inventory(List<String> lines) implements FromWorker {
	}

	/**
	 * Be a standby: load classes, and wait for the go. Said again: take the next step.
	 *
	 * @param warmUp the name of a constant of {@code StandbyOptions.WarmUp}
	 * @param classList a file that lists the classes to load; empty if there is none
	 * @param methodList a file that lists the methods to compile; empty if there is none
	 * @param cold the inventory of an application that was started in a new process;
	 * empty if there was none yet
	 * @param leftOut parts not to be rehearsed, each with the reason; without a reason:
	 * in a step of its own
	 * @param properties the system properties that the application sets, as in
	 * {@link JvmSettings}
	 * @param locale the default locale that it sets, as there
	 */
	record Prepare(String warmUp, String classList, String methodList, List<String> cold, Map<String, String> leftOut,
			Map<String, String> properties, String locale) implements FromMonitor {
	}

	/**
	 * The go: run the application.
	 *
	 * @param reloadCount how many workers ran before
	 * @param cause why this one is started; empty for the first
	 * @param graceMillis how long this worker may take to stop, in milliseconds; 0 if it
	 * will be killed at once
	 * @param relayed whether its web server is to listen on a port of the system's
	 * choice, at the loopback address, and to say so
	 * @param keys whether it is to say when it reads its standard input
	 * @param anyPort where the world finds its web server if that wants any port; 0:
	 * where it listens
	 * @param contexts whether it is not up before it has started a context of Spring's
	 * @param version the version of what open pages show, as in {@link Served}: that of
	 * the worker before if all changes since were swapped into that one
	 */
	record Run(int reloadCount, String cause, long graceMillis, boolean relayed, boolean keys, int anyPort,
			boolean contexts, int version) implements FromMonitor {
	}

	/**
	 * Stop gracefully. Saying it twice is as saying it once.
	 */
	record Stop() implements FromMonitor {
	}

	/** The monitor does not listen on the application's port any more. */
	record PortFree() implements FromMonitor {
	}

	/**
	 * Files that the application serves as they are have changed.
	 *
	 * @param paths absolute, with slashes; none if that was before this worker could hear
	 * it
	 * @param version the version of what open pages show, later by one with each change
	 */
	record Served(List<String> paths, int version) implements FromMonitor {
	}

	/**
	 * Changed sources were compiled, or not.
	 *
	 * @param errors what the compiler said; empty if they were
	 */
	record Compiled(String errors) implements FromMonitor {
	}

	/**
	 * What the monitor does.
	 *
	 * @param json an object
	 */
	record Status(String json) implements FromMonitor {
	}

	/**
	 * A stop that follows is one for a reload.
	 *
	 * @param cause part of a line
	 */
	record Reloading(String cause) implements FromMonitor {
	}

	/** Log more of the application's own packages; after the most, as at first. */
	record NextLogLevel() implements FromMonitor {
	}

	/**
	 * Exchange method bodies.
	 *
	 * @param number tells one such request of this worker from another
	 * @param classes class files by binary name; none to ask only whether it could be
	 * done
	 */
	record Swap(int number, Map<String, byte[]> classes) implements FromMonitor {
	}

	/**
	 * Method bodies were exchanged, or not.
	 *
	 * @param number that of the request
	 * @param refusal why none was; empty if all were
	 * @param impossible whether none will ever be
	 */
	record Swapped(int number, String refusal, boolean impossible) implements FromWorker {
	}

}
