package dev.hupper.launch.archive;

import java.util.List;

import dev.hupper.worker.WorkerMain;

/**
 * What is particular to the start of one worker.
 *
 * @param jvmOptions options in front of all others
 * @param classPath the class path of the command line
 * @param shownClassPath what {@code java.class.path} reads in a plain start
 */
public record JvmStart(List<String> jvmOptions, String classPath, String shownClassPath) {

	static final String ARCHIVE = "-XX:SharedArchiveFile=";

	/** A plain start with the user's class path. */
	public static JvmStart plain(String classPath) {
		return new JvmStart(List.of(), classPath, classPath);
	}

	/** Whether the process takes library classes from an archive. */
	public boolean isArchived() {
		return this.jvmOptions.stream().anyMatch((option) -> option.startsWith(ARCHIVE));
	}

	/**
	 * The option that makes the worker show the class path of a plain start; empty if it
	 * has that class path.
	 */
	public List<String> classPathOptions() {
		return this.classPath.equals(this.shownClassPath) ? List.of()
				: List.of("-D" + WorkerMain.CLASS_PATH_PROPERTY + "=" + this.shownClassPath);
	}

}
