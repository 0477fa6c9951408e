package dev.hupper.launch.archive;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The kinds of archives that JVMs make of a list of classes, best first.
 */
enum ArchiveKind {

	/** Classes are linked, as if they had been used; not for JVMs with agents. */
	LINKED(25, "-XX:+AOTClassLinking"),

	/** Classes are parsed and checked. */
	CLASSIC(17);

	/** The user's own archive, or what a JVM with an archive refuses. */
	private static final Pattern OBSTACLE = Pattern.compile("-Xshare:.*|-XX:SharedArchiveFile=.*"
			+ "|-XX:(AOTCache|AOTMode|AOTConfiguration|AOTCacheOutput|SharedClassListFile|DumpLoadedClassList)=.*"
			+ "|-XX:[+-](UseSharedSpaces|AutoCreateSharedArchive|AOTClassLinking)|-XX:ArchiveClassesAtExit=.*"
			+ "|--(patch-module|limit-modules|upgrade-module-path)=.*|-Djava\\.system\\.class\\.loader=.*"
			+ "|-Xbootclasspath.*|-XX:(Flags|VMOptionsFile)=.*");

	/** The last version of which it is known that it has the options. */
	private static final int KNOWN = 25;

	private static final Pattern AGENT = Pattern.compile("-(javaagent|agentlib|agentpath|Xrun).*");

	/** What shapes classes and objects in memory. */
	private static final Pattern SHAPE = Pattern.compile("-XX:\\+Use\\w+GC|-Xm[nsx].*|-XX:\\+Unlock.*"
			+ "|-XX:[+-]UseCompress\\w+|-XX:[+-]UseCompact\\w+|-XX:ObjectAlignmentInBytes=.*|-XX:(?!Initial)\\w*(RAM|Heap)\\w*=.*"
			+ "|-XX:CompressedClassSpaceSize=.*|-XX:[+-]BytecodeVerification\\w+|-Xverify.*|--enable-preview"
			+ "|--(add-\\w+|module-path|enable-native-access|illegal-native-access)=.*");

	/** They share one form of heap objects, which only the first of them can write. */
	private static final Pattern COMMON_COLLECTOR = Pattern.compile("-XX:\\+Use(G1|Serial|Parallel)GC");

	private final int since;

	private final List<String> dumpOptions;

	ArchiveKind(int since, String... dumpOptions) {
		this.since = since;
		this.dumpOptions = List.of(dumpOptions);
	}

	static boolean isObstacle(String jvmOption) {
		return OBSTACLE.matcher(jvmOption).matches();
	}

	/** The one or two kinds that can be tried, best first. */
	static List<ArchiveKind> of(ArchiveSettings settings) {
		List<ArchiveKind> kinds = new ArrayList<>(List.of(values()));
		kinds.removeIf((kind) -> kind.since > settings.feature());
		if (hasAgents(settings)) {
			kinds.remove(LINKED);
		}
		return kinds;
	}

	static boolean hasAgents(ArchiveSettings settings) {
		return settings.jvmOptions().stream().anyMatch((option) -> AGENT.matcher(option).matches());
	}

	/** Those of the workers' options that an archive depends on. */
	static List<String> shape(ArchiveSettings settings) {
		return settings.jvmOptions().stream().filter((option) -> SHAPE.matcher(option).matches()).toList();
	}

	/** The options that make an archive of this kind. */
	List<String> dumpOptions(ArchiveSettings settings) {
		List<String> options = new ArrayList<>();
		for (String option : shape(settings)) {
			options.add(COMMON_COLLECTOR.matcher(option).matches() ? "-XX:+UseG1GC" : option);
		}
		options.addAll(this.dumpOptions);
		return options;
	}

	/** The options that have a JVM use an archive. */
	static List<String> options(int feature, Path archive) {
		List<String> options = new ArrayList<>(logOff(feature));
		options.addAll(inPlace(feature));
		options.add(JvmStart.ARCHIVE + archive);
		return List.copyOf(options);
	}

	/**
	 * Keeps a JVM that does not take its archive from saying so on standard output. A JVM
	 * does not start with a tag that it does not know.
	 */
	static List<String> logOff(int feature) {
		return (feature >= 25) ? List.of("-Xlog:cds=off", "-Xlog:aot=off") : List.of("-Xlog:cds=off");
	}

	/**
	 * Has an archive mapped at the address that it was made for. Elsewhere each process
	 * mends all addresses in it, and so shares none of it with the others.
	 */
	static List<String> inPlace(int feature) {
		return (feature <= KNOWN) ? List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0")
				: List.of();
	}

}
