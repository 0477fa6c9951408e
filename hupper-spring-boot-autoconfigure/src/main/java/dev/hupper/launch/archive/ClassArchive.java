package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

import dev.hupper.api.HupperLogger;
import dev.hupper.platform.CacheDirectory;

/**
 * Decides for each worker whether it is started with a class archive, and makes one in
 * the background where there is none. Thread-safe.
 */
public final class ClassArchive implements AutoCloseable {

	private static final String RECORDING = "classes-";

	private final ArchiveSettings settings;

	private final Path recordings;

	private final HupperLogger logger;

	private final @Nullable ArchiveStore store;

	private final Set<String> said = new HashSet<>();

	private @Nullable ArchiveSlot namesOf;

	private Set<String> names = Set.of();

	private int recorded;

	private @Nullable Thread maker;

	private boolean closed;

	private ClassArchive(ArchiveSettings settings, Path recordings, HupperLogger logger) {
		this.settings = settings;
		this.recordings = recordings;
		this.logger = logger;
		this.store = store();
	}

	/**
	 * Look where archives are kept. Whatever stands against that is said, and leads to
	 * plain starts.
	 * @param settings what for
	 * @param recordings a private directory in which workers write down their classes
	 * @param logger where to say why there is no archive
	 * @return to be closed
	 */
	public static ClassArchive open(ArchiveSettings settings, Path recordings, HupperLogger logger) {
		return new ClassArchive(settings, recordings, logger);
	}

	private @Nullable ArchiveStore store() {
		if (!this.settings.options().enabled()) {
			return null;
		}
		try {
			Optional<String> obstacle = this.settings.obstacle();
			if (obstacle.isPresent()) {
				throw new IOException(obstacle.get());
			}
			Path directory = this.settings.options()
				.directory()
				.map((name) -> Path.of(name).toAbsolutePath())
				.or(CacheDirectory::ofUser)
				.orElseThrow(() -> new IOException("this user has no cache directory, set hupper.archive.directory"));
			return ArchiveStore.open(directory);
		}
		catch (IOException | RuntimeException ex) {
			say(reason(ex));
			return null;
		}
	}

	/**
	 * How to start the next worker.
	 * @return what is particular to it
	 */
	public synchronized LaunchPlan next() {
		String shown = this.settings.classPath();
		if (this.store == null) {
			return LaunchPlan.plain(shown);
		}
		try {
			ArchivedClassPath classPath = ArchivedClassPath.of(shown);
			ArchiveSlot slot = slot(this.store, classPath);
			if (slot.isWhole()) {
				return isHidden(slot, classPath) ? LaunchPlan.plain(shown) : archived(slot, classPath);
			}
			if (slot.hasArchive()) {
				say(slot.archive() + " is damaged and was deleted");
				slot.discard();
			}
			return (slot.classList().isPresent() || !classPath.hasLibraries()) ? LaunchPlan.plain(shown) : recording();
		}
		catch (IOException | RuntimeException ex) {
			say(reason(ex));
			return LaunchPlan.plain(shown);
		}
	}

	private ArchiveSlot slot(ArchiveStore store, ArchivedClassPath classPath) {
		return store.slot(String.join("\n", this.settings.jdk(), "agents " + ArchiveKind.hasAgents(this.settings),
				String.join("\n", ArchiveKind.shape(this.settings)), classPath.inputs()));
	}

	private LaunchPlan archived(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		slot.touch(System.currentTimeMillis());
		List<String> options = new ArrayList<>(ArchiveKind.quiet(this.settings.feature()));
		options.add("-XX:SharedArchiveFile=" + slot.archive());
		return new LaunchPlan(List.copyOf(options), classPath.in(slot.directory(), true), classPath.shown());
	}

	private LaunchPlan recording() {
		Path file = this.recordings.resolve(RECORDING + this.recorded++);
		String classPath = this.settings.classPath();
		return new LaunchPlan(List.of("-XX:DumpLoadedClassList=" + file), classPath, classPath);
	}

	/** Whether the archive has a class that would be found in a directory. */
	private boolean isHidden(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		if (!slot.equals(this.namesOf)) {
			Optional<Path> list = slot.classList();
			this.names = list.isPresent() ? ClassList.read(list.get()).names() : Set.of();
			this.namesOf = slot;
		}
		TreeSet<String> both = new TreeSet<>(ProjectClasses.of(classPath.changing()));
		both.retainAll(this.names);
		if (!both.isEmpty()) {
			say("the application has a class of a library, " + both.first().replace('/', '.'));
		}
		return !both.isEmpty();
	}

	/**
	 * The classes of libraries that a worker loaded, in the form of
	 * {@code -XX:DumpLoadedClassList}.
	 * @return empty if no worker has written them down yet
	 */
	public synchronized Optional<Path> classList() {
		try {
			return (this.store != null) ? slot(this.store, ArchivedClassPath.of(this.settings.classPath())).classList()
					: Optional.empty();
		}
		catch (IOException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Make an archive in the background unless there is one. To be called when a worker
	 * is up and has loaded what it needs.
	 * @param whenMade called on a thread of its own once there is a new one
	 */
	public synchronized void make(Runnable whenMade) {
		if (this.store == null || this.closed || this.maker != null) {
			return;
		}
		ArchiveStore store = this.store;
		this.maker = new Thread(() -> make(store, whenMade), "hupper-archive");
		this.maker.setDaemon(true);
		this.maker.start();
	}

	private void make(ArchiveStore store, Runnable whenMade) {
		try {
			long since = System.nanoTime();
			ArchivedClassPath classPath = ArchivedClassPath.of(this.settings.classPath());
			ArchiveSlot slot = slot(store, classPath);
			if (slot.isWhole() || slot.isRefused() || !classPath.hasLibraries()) {
				return;
			}
			if (slot.classList().isEmpty()) {
				Optional<Path> recording = recordingOfMost();
				if (recording.isEmpty()) {
					return;
				}
				slot.prepare(ClassList.read(recording.get()).without(ProjectClasses.of(classPath.changing())));
			}
			if (new ArchiveMaker(store, this.settings, ArchiveMaker.inBackground()).make(slot, classPath)) {
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

	/** A worker that failed early has loaded little. */
	private Optional<Path> recordingOfMost() throws IOException {
		Path most = null;
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.recordings, RECORDING + "*")) {
			for (Path file : files) {
				if (most == null || Files.size(file) > Files.size(most)) {
					most = file;
				}
			}
		}
		return Optional.ofNullable(most);
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

	/** Kills a JVM that is making an archive. */
	@Override
	public void close() {
		Thread thread;
		synchronized (this) {
			this.closed = true;
			thread = this.maker;
		}
		if (thread == null) {
			return;
		}
		thread.interrupt();
		try {
			thread.join();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
