package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What workers write down of the classes they load. Not thread-safe.
 */
final class Recordings {

	private static final String PREFIX = "classes-";

	/** Making an archive again takes as long as making one. */
	private static final double WORTHWHILE = 1.05;

	private final Path directory;

	private int count;

	/** None yet, in a private directory. */
	Recordings(Path directory) {
		this.directory = directory;
	}

	/** How to start a worker that writes them down. */
	JvmStart next(String classPath) {
		Path file = this.directory.resolve(PREFIX + this.count++);
		return new JvmStart(List.of("-XX:DumpLoadedClassList=" + file), classPath, classPath);
	}

	/** Whether no worker writes any down. */
	boolean isEmpty() {
		return this.count == 0;
	}

	/**
	 * Take over what workers have written down, unless that is about as much as there
	 * was. A worker that failed has loaded little; one that has ended has also told which
	 * references between classes it followed.
	 */
	void harvest(ArchiveSlot slot, ArchivedClassPath classPath) throws IOException {
		if (classPath.hasLibraries()) {
			Set<String> own = ProjectClasses.of(classPath.changing());
			ClassList all = ClassList.union(this.directory, PREFIX, own);
			if (all.text().length() > slot.listSize() * WORTHWHILE) {
				slot.keep(all, ProjectClasses.of(classPath.libraries()));
			}
		}
	}

}
