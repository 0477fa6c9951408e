package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * JVM options with which an application starts and stops faster and runs slower, as
 * development wants it; each only where the user has not chosen.
 */
final class DevelopmentOptions {

	/** The second compiler pays off after minutes; Spring Boot's build plugins agree. */
	private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

	/** Reloads a sample application as fast as the parallel one, in less memory. */
	private static final String COLLECTOR = "-XX:+UseSerialGC";

	/**
	 * A JVM begins with a 64th of the machine's memory, fills that with garbage before it
	 * looks for any, and keeps it, in worker and standby.
	 */
	private static final String HEAP = "-XX:InitialHeapSize=128m";

	/** A small application starts in this as fast as in more. */
	private static final String SMALL_HEAP = "-XX:InitialHeapSize=40m";

	/** From here on, at a quarter of the memory, that 64th is more. */
	private static final long LARGE_HEAP = 16 * 128L << 20;

	/**
	 * For heap and compiled code: the processor finds pages of 2 MiB faster than those of
	 * 4 KiB, of which a start touches thousands.
	 */
	private static final String HUGE_PAGES = "-XX:+UseTransparentHugePages";

	/**
	 * Compiles after 40 calls instead of 200: what is rehearsed is compiled when the
	 * application begins. A small one has begun before that pays.
	 */
	private static final String COMPILES_EARLY = "-XX:CompileThresholdScaling=0.2";

	/**
	 * In seconds: as long the event loops of Reactor Netty wait, their connections
	 * closed, whether somebody has more for them to do. Requests have been awaited
	 * before. Read once, which a rehearsal may do. Only a client of messages makes a stop
	 * wait for them; one of HTTP may find them gone before its connections.
	 */
	private static final String QUIET = "-Dreactor.netty.ioShutdownQuietPeriod=0";

	private static final int LARGE = 100;

	/**
	 * What is not seen then is no matter: an application is not its class files alone.
	 */
	private static final int MAX_FILES = 10_000;

	private static final Pattern COMPILES_WHEN_CHOSEN = Pattern.compile("-XX:(CompileThreshold|Tier\\d)\\w*=.*");

	private static final Pattern COMPILER_CHOSEN = Pattern
		.compile("-XX:TieredStopAtLevel=.*|-XX:[+-](TieredCompilation|UseJVMCICompiler|EnableJVMCI)"
				+ "|-XX:CompilationMode=.*|-X(int|comp|mixed)|-client|-server");

	private static final Pattern COLLECTOR_CHOSEN = Pattern.compile("-XX:[+-]Use\\w+GC");

	private static final Pattern HEAP_CHOSEN = Pattern
		.compile("-Xm[nsx].*|-XX:(?!HeapDump|TrimNativeHeap)\\w*(RAM|Heap|New|Old|Survivor)\\w*=.*");

	private static final Pattern PAGES_CHOSEN = Pattern.compile("-XX:\\S*(LargePage|Huge|SHM)\\S*");

	private static final Pattern AGENT = Pattern.compile("-XX:[+-]EnableDynamicAgentLoading");

	private static final Pattern NETTY = Pattern.compile("\\breactor-netty-core-[^/\\\\]*\\.jar");

	private static final Pattern MESSAGING = Pattern.compile("\\bspring-messaging-[^/\\\\]*\\.jar");

	private static final Pattern QUIET_CHOSEN = Pattern.compile("-Dreactor\\.netty\\.ioShutdownQuietPeriod=.*");

	/** Nobody but the JVM reads what is in them. */
	private static final Pattern FILE = Pattern.compile("-XX:(Flags|VMOptionsFile)=.*|-XX:\\+ReadVMOptionsFile.*");

	private DevelopmentOptions() {
	}

	/**
	 * The options to add.
	 * @param vmName the JVM's name
	 * @param maxHeap how large the heap may become, in bytes
	 * @param hugePages whether the system gives huge pages to who asks
	 * @param chosen all options that the user has chosen, in any way
	 * @param large whether the application {@linkplain #isLarge(String) is}
	 * @return to be put in front of them; maybe none
	 */
	static List<String> of(String vmName, long maxHeap, boolean hugePages, List<String> chosen, boolean large) {
		boolean hotSpot = vmName.contains("HotSpot") || vmName.contains("OpenJDK");
		if (!hotSpot || matches(FILE, chosen)) {
			return List.of();
		}
		List<String> options = new ArrayList<>();
		if (!matches(COMPILER_CHOSEN, chosen)) {
			options.add(FIRST_COMPILER);
		}
		// With the second compiler, calls until then would be counted for it, too.
		boolean firstOnly = !options.isEmpty() || chosen.contains(FIRST_COMPILER);
		if (large && firstOnly && !matches(COMPILES_WHEN_CHOSEN, chosen)) {
			options.add(COMPILES_EARLY);
		}
		if (!matches(COLLECTOR_CHOSEN, chosen)) {
			options.add(COLLECTOR);
			if (maxHeap > LARGE_HEAP && !matches(HEAP_CHOSEN, chosen)) {
				options.add(large ? HEAP : SMALL_HEAP);
			}
			if (maxHeap > LARGE_HEAP && hugePages && !matches(PAGES_CHOSEN, chosen)) {
				options.add(HUGE_PAGES);
			}
		}
		return List.copyOf(options);
	}

	/** Whether an application has a hundred classes of its own, or more. */
	static boolean isLarge(String classPath) {
		return Stream.of(classPath.split(File.pathSeparator))
			.filter((entry) -> !entry.isEmpty())
			.map(Path::of)
			.filter(Files::isDirectory)
			.mapToLong(DevelopmentOptions::countClasses)
			.sum() >= LARGE;
	}

	/** Counts no further than it matters. */
	private static long countClasses(Path directory) {
		try (Stream<Path> files = Files.walk(directory.toRealPath())) {
			return files.limit(MAX_FILES).filter((file) -> file.toString().endsWith(".class")).limit(LARGE).count();
		}
		catch (IOException | UncheckedIOException ex) {
			return 0;
		}
	}

	/**
	 * The options with which libraries stop faster.
	 * @param classPath where they are, if they are used
	 * @param chosen all options that the user has chosen, in any way
	 * @return to be put in front of them; maybe none
	 */
	static List<String> forLibraries(String classPath, List<String> chosen) {
		boolean waits = NETTY.matcher(classPath).find() && MESSAGING.matcher(classPath).find();
		return (waits && !matches(QUIET_CHOSEN, chosen)) ? List.of(QUIET) : List.of();
	}

	/** The option with which a worker says nothing of the agent that swaps. */
	static List<String> forAgent(CurrentJvm jvm, List<String> chosen) {
		String name = jvm.properties().getOrDefault("java.vm.name", "");
		boolean hotSpot = name.contains("HotSpot") || name.contains("OpenJDK");
		int release = Integer.parseInt(jvm.properties().getOrDefault("java.vm.specification.version", "0"));
		return (hotSpot && release >= 21 && !matches(AGENT, chosen)) ? List.of("-XX:+EnableDynamicAgentLoading")
				: List.of();
	}

	private static boolean matches(Pattern pattern, List<String> options) {
		return options.stream().anyMatch((option) -> pattern.matcher(option).matches());
	}

}
