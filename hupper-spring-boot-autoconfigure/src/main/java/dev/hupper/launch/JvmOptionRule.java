package dev.hupper.launch;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JVM option that monitor and worker cannot both have as it is, and why.
 *
 * @param pattern matches the whole option
 * @param renames whether the option stays and only the file in its group {@code file}
 * gets another name; else it is left out
 * @param fromStart whether a JVM takes what the option names when it starts
 * @param reason what would go wrong; empty if nobody would miss the option
 */
record JvmOptionRule(Pattern pattern, boolean renames, boolean fromStart, String reason) {

	/** What a JVM begins to write at its start. */
	private static final String LOG = "a log";

	/** What an agent begins to write then, too. */
	private static final String PROFILE = "a profile";

	private static final Pattern NAME = Pattern.compile("(?<stem>.*?)(?<extension>(\\.[^./\\\\\"]*)?\"?)");

	/**
	 * By name, which "report" and the like are not, or as first in the agent's options.
	 */
	private static final String AGENT_PORT = "(.*[,;])?\\w*(?<!(?i:re|ex|im|sup|trans))(?i:port|address)=.*"
			+ "|([\\w.-]+:)?\\d{2,5}(:.*)?";

	/** All of them; the first that matches counts. */
	static final List<JvmOptionRule> ALL = List.of(
			leaveOut("-agentlib:jdwp.*|-agentpath:.*jdwp.*|-Xrunjdwp.*|-Xdebug|-Xnoagent",
					"a debugger attaches to one process; to debug workers put it into hupper.worker.jvm-options"),
			leaveOut("-Dcom\\.sun\\.management\\.jmxremote\\.local\\.port=.*", "one process can listen on a JMX port"),
			// Handed on by JmxPort.
			leaveOut("-Dcom\\.sun\\.management\\.((jmxremote\\.(rmi\\.)?|jdp\\.)port|config\\.file)=.*", ""),
			leaveOut("-javaagent:.*idea_rt\\.jar.*|-Didea\\.launcher\\..*", ""),
			leaveOut("-(javaagent|agentlib|agentpath):[^=]+=(" + AGENT_PORT + ")",
					"one process can listen on an agent's port; to have it in workers put it into"
							+ " hupper.worker.jvm-options"),
			leaveOut("-XX:(ArchiveClassesAtExit|AOTCacheOutput|AOTConfiguration|DumpLoadedClassList)=.*"
					+ "|-XX:AOTMode=(record|create)|-XX:\\+(AutoCreateSharedArchive|RecordDynamicDumpInfo)|-Xshare:dump",
					"each worker would write the archive when it ends"),
			rename("-Xlog:[^:]*:(file=)?", "(?!(file=)?(stdout|stderr)?(:|$))(\"[^\"]*\"|[^:]+)", "(:.*)?", LOG),
			rename("-Xloggc:", "[^:]+", "", LOG), rename("-XX:LogFile=", ".+", "", LOG),
			rename("-XX:StartFlightRecording[=:](.*,)?filename=", "[^,]+", "(,.*)?", "a recording"),
			rename("-agentpath:[^=]+=(.*,)?file=", "[^,]+", "(,.*)?", PROFILE),
			rename("-XX:HeapDumpPath=", ".+\\.hprof", "", "a heap dump"),
			rename("-XX:(ErrorFile|ReplayDataFile)=", ".+", "", "a crash report"),
			rename("-XX:PerfDataSaveFile=", ".+", "", "performance data"));

	/**
	 * Make an option, one that the pattern matches, fit for a worker; empty for nothing.
	 */
	Optional<String> apply(String option) {
		Matcher matcher = this.pattern.matcher(option);
		if (!this.renames || !matcher.matches()) {
			return Optional.empty();
		}
		return Optional.of(option.substring(0, matcher.start("file")) + renamed(matcher.group("file"))
				+ option.substring(matcher.end("file")));
	}

	static Optional<JvmOptionRule> find(String option) {
		return ALL.stream().filter((rule) -> rule.pattern.matcher(option).matches()).findFirst();
	}

	/** Whether only one JVM at a time can have an option of a worker. */
	static boolean isExclusive(String option) {
		return find(option).map((rule) -> rule.fromStart && !rule.apply(option).equals(Optional.of(option)))
			.orElse(false);
	}

	/** The JVM itself puts the process id for {@code %p}. */
	private static String renamed(String file) {
		Matcher name = NAME.matcher(file);
		return (file.contains("%p") || !name.matches()) ? file
				: name.group("stem") + "-worker" + name.group("extension");
	}

	private static JvmOptionRule leaveOut(String regex, String reason) {
		return new JvmOptionRule(Pattern.compile(regex), false, true, reason);
	}

	private static JvmOptionRule rename(String before, String file, String after, String what) {
		return new JvmOptionRule(Pattern.compile(before + "(?<file>" + file + ")" + after), true,
				what.equals(LOG) || what.equals(PROFILE), "two processes would write " + what + " to one file");
	}

}
