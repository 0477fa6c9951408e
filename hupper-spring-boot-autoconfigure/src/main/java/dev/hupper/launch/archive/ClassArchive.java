package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.Threads;

/**
 * Decides for each worker whether it is started with a class archive, and makes one in
 * the background where there is none. Thread-safe.
 */
public final class ClassArchive implements AutoCloseable {

	private final ArchiveSettings settings;

	private final Recordings recordings;

	private final HupperLogger logger;

	private final ArchiveMaker.Jvm jvm;

	private final @Nullable ArchiveStore store;

	private final ClassPathLooks looks;

	private final Set<String> said = new HashSet<>();

	private @Nullable Thread maker;

	private boolean closed;

	ClassArchive(ArchiveSettings settings, Path recordings, HupperLogger logger, ArchiveMaker.Jvm jvm) {
		this.settings = settings;
		this.jvm = jvm;
		this.recordings = new Recordings(recordings);
		this.logger = logger;
		this.store = store(recordings);
		this.looks = new ClassPathLooks(settings.classPath());
	}

	/**
	 * Look where archives are kept. Whatever stands against that is said, and leads to
	 * plain starts. To be closed.
	 * @param recordings a private directory in which workers write down their classes
	 */
	public static ClassArchive open(ArchiveSettings settings, Path recordings, HupperLogger logger) {
		return new ClassArchive(settings, recordings, logger, ArchiveMaker.inBackground());
	}

	private @Nullable ArchiveStore store(Path recordings) {
		try {
			return this.settings.options().enabled() ? ArchiveStore.open(this.settings, recordings) : null;
		}
		catch (IOException | RuntimeException ex) {
			say(reason(ex));
			return null;
		}
	}

	/** How to start the next worker. */
	public synchronized JvmStart next() {
		String shown = this.settings.classPath();
		ArchivedClassPath classPath = this.looks.forStart();
		if (this.store == null) {
			return JvmStart.plain(shown);
		}
		try {
			ArchiveSlot slot = this.store.slot(this.settings, classPath);
			if (slot.isWhole()) {
				return archived(slot, classPath).orElseGet(() -> JvmStart.plain(shown));
			}
			if (slot.hasArchive()) {
				discardDamaged(slot, this.store);
			}
			return (slot.classList().isPresent() || !classPath.hasLibraries()) ? JvmStart.plain(shown)
					: this.recordings.next(shown);
		}
		catch (IOException | RuntimeException ex) {
			say(reason(ex));
			return JvmStart.plain(shown);
		}
	}

	/** Unless another monitor is just putting one in its place. */
	private void discardDamaged(ArchiveSlot slot, ArchiveStore store) throws IOException {
		Optional<FileChannel> lock = store.tryLock();
		if (lock.isPresent()) {
			try (FileChannel held = lock.get()) {
				if (!slot.isWhole()) {
					say(slot.archive() + " is damaged and was deleted");
					slot.discard();
				}
			}
		}
	}

	/** How to start the next worker without it. */
	public synchronized JvmStart plain() {
		this.looks.forStart();
		return JvmStart.plain(this.settings.classPath());
	}

	/**
	 * Keep an eye on what {@link #next()} has returned just now, for a JVM that is
	 * started so now and runs the application later: whether it would still find what one
	 * does that is started then.
	 */
	public synchronized BooleanSupplier validity(JvmStart start) {
		String contents = contents(this.looks.ofLastStart());
		return () -> isValid(start, contents);
	}

	private synchronized boolean isValid(JvmStart start, String contents) {
		ArchivedClassPath now = this.looks.now();
		if (!contents(now).equals(contents)) {
			return false;
		}
		if (this.store == null || !start.isArchived()) {
			return true;
		}
		try {
			ArchiveSlot slot = this.store.slot(this.settings, now);
			return slot.isWhole() && archived(slot, now).equals(Optional.of(start));
		}
		catch (IOException | RuntimeException ex) {
			return false;
		}
	}

	/** With that of agents, which a JVM has from its start. */
	private String contents(ArchivedClassPath classPath) {
		return classPath.contents() + "\n" + ArchivedClassPath.of(this.settings.agents()).contents();
	}

	/** Empty if the archive would hide a class of the application. */
	private Optional<JvmStart> archived(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		ClassNames archived = slot.names();
		for (String name : ProjectClasses.of(classPath.changing())) {
			if (archived.contains(name)) {
				say("the application has a class of a library, " + name.replace('/', '.'));
				return Optional.empty();
			}
		}
		slot.touch(System.currentTimeMillis());
		return Optional.of(new JvmStart(ArchiveKind.options(this.settings.feature(), slot.archive()),
				classPath.in(slot.directory(), true), classPath.shown()));
	}

	/**
	 * The classes of libraries that a worker loaded, in the form of {@code
	 * -XX:DumpLoadedClassList}; empty if no worker has written them down yet.
	 */
	public synchronized Optional<Path> classList() {
		return classList(this.looks.now());
	}

	/** The same for what is to be started at once. */
	public synchronized Optional<Path> classListAhead() {
		return classList(this.looks.aheadOfStart());
	}

	/** The same for what has been started just now. */
	public synchronized Optional<Path> classListOfLast() {
		return classList(this.looks.ofLastStart());
	}

	private Optional<Path> classList(ArchivedClassPath classPath) {
		try {
			return (this.store != null) ? this.store.slot(this.settings, classPath).classList() : Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * The names of the classes in a list of that form, such as {@code java/lang/Object}.
	 * @throws IOException if it cannot be read
	 */
	public static Set<String> names(Path classList) throws IOException {
		return ClassList.read(classList).names();
	}

	/**
	 * A file for what else is found out about a start with these libraries; empty if
	 * there is no place for it yet.
	 */
	public synchronized Optional<Path> fileBeside(String name) {
		return classList().map((list) -> list.resolveSibling(name));
	}

	/**
	 * Make an archive in the background unless there is one, and tell of a new one on a
	 * thread of its own. To be called when a worker is up and has loaded what it needs.
	 */
	public synchronized void make(Runnable whenMade) {
		if (this.store == null || this.closed || this.maker != null) {
			return;
		}
		this.maker = Threads.start("hupper-archive", () -> makeNow(whenMade));
	}

	/** As {@link #make(Runnable)}, on this thread. */
	void makeNow(Runnable whenMade) {
		if (this.store == null) {
			return;
		}
		try {
			long since = System.nanoTime();
			this.store.tidy();
			ArchivedClassPath classPath = this.looks.now();
			ArchiveSlot slot = this.store.slot(this.settings, classPath);
			this.recordings.harvest(slot, classPath);
			if (slot.isRefused()) {
				say("the JVM made none before; delete " + slot.directory() + " to try it again");
				return;
			}
			if (slot.classList().isEmpty() || slot.isComplete()) {
				return;
			}
			if (new ArchiveMaker(this.store, this.settings, this.jvm).make(slot, classPath)) {
				this.logger.debug("Made a class archive in " + (System.nanoTime() - since) / 1_000_000_000 + " s: "
						+ slot.archive());
				whenMade.run();
			}
		}
		catch (IOException | RuntimeException ex) {
			say(reason(ex));
		}
		finally {
			synchronized (this) {
				this.maker = null;
			}
		}
	}

	private synchronized void say(String why) {
		if (this.said.add(why)) {
			this.logger.info("Workers are started without a class archive: " + why);
		}
	}

	/** The message of a failure of the file system is a bare path. */
	private static String reason(Exception failure) {
		String message = failure.getMessage();
		return (message != null && failure.getClass() == IOException.class) ? message : failure.toString();
	}

	/**
	 * Kills a JVM that is making an archive, and keeps what a worker has written down for
	 * the next monitor. To be called when the last worker has ended.
	 */
	@Override
	public void close() {
		Thread thread;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			thread = this.maker;
		}
		if (thread != null) {
			thread.interrupt();
			Threads.join(thread);
		}
		keepRecording();
	}

	private void keepRecording() {
		if (this.store == null || this.recordings.isEmpty()) {
			return;
		}
		try {
			ArchivedClassPath classPath = this.looks.now();
			ArchiveSlot slot = this.store.slot(this.settings, classPath);
			if (slot.classList().isPresent()) {
				this.recordings.harvest(slot, classPath);
			}
		}
		catch (IOException | RuntimeException ex) {
			this.logger.debug("The list of classes for an archive was not kept: " + reason(ex));
		}
	}

}
