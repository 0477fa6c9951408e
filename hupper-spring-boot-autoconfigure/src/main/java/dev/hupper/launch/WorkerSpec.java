package dev.hupper.launch;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.hupper.api.DebugOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.api.SwapOptions;
import dev.hupper.debug.DebugPort;
import dev.hupper.debug.WorkerJvm;
import dev.hupper.launch.archive.ArchiveSettings;
import dev.hupper.platform.HugePages;
import dev.hupper.worker.EntryPoint;
import dev.hupper.worker.EntryPointException;

/**
 * What every worker of a monitor is started with. The working directory is the monitor's.
 *
 * @param java the {@code java} command
 * @param jvmOptions the JVM's options, without the class path
 * @param classPath as in {@code java.class.path}
 * @param classPathEntries those of the class path, also those that only the manifest of a
 * jar names: absolute paths, in order
 * @param workerPath what to run, in the form of {@link EntryPoint}
 * @param arguments the application's own
 * @param environment the whole environment
 * @param standby whether the next JVM is started ahead of time
 * @param notes one line for each option of this JVM that workers get changed or not at
 * all, with the reason
 * @param archive what a class archive for workers is made for
 * @param debug how a debugger comes to workers
 */
public record WorkerSpec(Path java, List<String> jvmOptions, String classPath, List<Path> classPathEntries,
		String workerPath, List<String> arguments, Map<String, String> environment, StandbyOptions standby,
		List<String> notes, ArchiveSettings archive, DebugOptions debug) {

	private static final List<String> BUILD = List.of("java.home", "java.runtime.version", "java.vm.name",
			"java.vm.version", "os.arch");

	/**
	 * Start workers as this JVM was started.
	 * @param workerPath what to run
	 * @param options whose arguments and JVM options are used
	 * @return how to start workers
	 * @throws LaunchRefusedException if this JVM was started in a way in which no worker
	 * can be
	 * @throws EntryPointException if there is no such class or method
	 */
	public static WorkerSpec ofThisJvm(String workerPath, ReloaderOptions options) {
		WorkerSpec spec = of(CurrentJvm.ofThisProcess(), workerPath, options);
		try {
			EntryPoint.find(workerPath, ClassLoader.getSystemClassLoader());
		}
		catch (LinkageError ex) {
			// The class is there, half-written or built for another JDK. Its worker says
			// so,
			// and a save mends it.
		}
		return spec;
	}

	static WorkerSpec of(CurrentJvm jvm, String workerPath, ReloaderOptions options) {
		if (jvm.property("jdk.module.main") != null) {
			throw new LaunchRefusedException("this JVM runs a module (-m " + jvm.property("jdk.module.main")
					+ "), and workers run from the class path. Start the application with -cp instead of -m");
		}
		String given = jvm.properties().getOrDefault("java.class.path", "");
		String classPath = JarLaunch.isJarLaunch(jvm) ? given : ManifestClassPath.expand(given);
		WorkerOptions own = WorkerOptions.of(jvm);
		List<String> jvmOptions = new ArrayList<>(own.jvmOptions());
		jvmOptions.addAll(JarLaunch.jvmOptions(jvm));
		jvmOptions.addAll(options.jvmOptions());
		List<String> inForce = new ArrayList<>(own.inherited());
		inForce.addAll(jvmOptions);
		if (options.optimizedLaunch()) {
			List<String> added = DevelopmentOptions.of(jvm.properties().getOrDefault("java.vm.name", ""), jvm.maxHeap(),
					HugePages.areGivenToWhoAsks(), inForce, DevelopmentOptions.isLarge(classPath));
			jvmOptions.addAll(0, added);
			inForce.addAll(added);
			jvmOptions.addAll(0, DevelopmentOptions.forLibraries(classPath, inForce));
		}
		if (options.swap().mode() != SwapOptions.Mode.OFF) {
			jvmOptions.addAll(0, DevelopmentOptions.forAgent(jvm, inForce));
		}
		List<String> arguments = new ArrayList<>(options.workerArgs());
		options.workerKwargs().forEach((name, value) -> arguments.add("--" + name + "=" + value));
		List<String> notes = new ArrayList<>(own.notes());
		StandbyOptions standby = standby(options.standby(), inForce, notes);
		DebugOptions debug = debug(options.debug(), inForce, notes);
		if (debug.isEnabled()) {
			inForce.add("-agentlib:jdwp");
		}
		ArchiveSettings archive = new ArchiveSettings(options.archive(), java(jvm), build(jvm),
				Runtime.version().feature(), List.copyOf(inForce), classPath);
		Map<String, String> environment = new HashMap<>(own.environment());
		environment.putAll(options.workerEnvironment());
		return new WorkerSpec(java(jvm), List.copyOf(jvmOptions), classPath, entries(classPath), workerPath,
				List.copyOf(arguments), Map.copyOf(environment), debug.suspend() ? StandbyOptions.OFF : standby,
				List.copyOf(notes), archive, debug);
	}

	/** A JVM takes one debug agent. */
	private static DebugOptions debug(DebugOptions wanted, List<String> inForce, List<String> notes) {
		Optional<String> other = inForce.stream().filter((option) -> option.contains("jdwp")).findFirst();
		if (!wanted.isEnabled() || other.isEmpty()) {
			return wanted.isEnabled() ? wanted : DebugOptions.OFF;
		}
		notes.add("hupper.debug-port is not used: workers have a debug agent already, by " + other.get());
		return DebugOptions.OFF;
	}

	private static String build(CurrentJvm jvm) {
		return BUILD.stream().map((name) -> jvm.properties().getOrDefault(name, "")).collect(Collectors.joining("\n"));
	}

	/**
	 * Two JVMs cannot listen at one port or write to one log, a class is woven once, and
	 * an agent that reports what an application does would report what is rehearsed.
	 */
	private static StandbyOptions standby(StandbyOptions wanted, List<String> inForce, List<String> notes) {
		Optional<String> exclusive = inForce.stream().filter(JvmOptionRule::isExclusive).findFirst();
		if (wanted.enabled() && exclusive.isPresent()) {
			notes.add("No worker is started ahead of time: only one JVM at a time can have " + exclusive.get());
			return StandbyOptions.OFF;
		}
		for (String option : wanted.enabled() ? inForce : List.<String>of()) {
			LoadTimeWeaver weaver = LoadTimeWeaver.of(option).orElse(null);
			if (weaver != null) {
				notes.add(weaver.note() + option);
				return weaver.standby();
			}
		}
		Optional<String> agent = inForce.stream().filter(WorkerSpec::isAgent).findFirst();
		if (!wanted.enabled() || wanted.warmUp().compareTo(WarmUp.REHEARSAL) < 0 || agent.isEmpty()) {
			return wanted;
		}
		notes.add("Standbys load classes but do not rehearse: what they ran would be seen by " + agent.get());
		return new StandbyOptions(true, WarmUp.CLASSES);
	}

	/** Debug agents look at an application only while somebody debugs. */
	private static boolean isAgent(String option) {
		return option.matches("-(javaagent|agentpath|agentlib):.*") && !option.contains("jdwp");
	}

	WorkerSpec with(StandbyOptions standby) {
		return with(standby, this.notes);
	}

	/** Whether workers are started in the same way, whatever standbys do. */
	boolean startsAs(WorkerSpec other) {
		return other.equals(with(other.standby, other.notes));
	}

	private WorkerSpec with(StandbyOptions standby, List<String> notes) {
		return new WorkerSpec(this.java, this.jvmOptions, this.classPath, this.classPathEntries, this.workerPath,
				this.arguments, this.environment, standby, notes, this.archive, this.debug);
	}

	WorkerSpec withClassPath(List<Path> entries) {
		String other = entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		return new WorkerSpec(this.java, this.jvmOptions, other, entries(other), this.workerPath, this.arguments,
				this.environment, this.standby, this.notes, this.archive.withClassPath(other), this.debug);
	}

	/** What runs workers, for {@link DebugPort}. */
	WorkerJvm jvm() {
		return new WorkerJvm(this.java, this.archive.isHotSpot(), this.archive.feature(), this.archive.jvmOptions());
	}

	/** Whether a debugger may come to workers. */
	boolean isDebuggable() {
		return this.debug.isEnabled() || this.jvmOptions.stream().anyMatch((option) -> option.contains("jdwp"));
	}

	private static List<Path> entries(String classPath) {
		return Arrays.stream(ManifestClassPath.expand(classPath).split(File.pathSeparator))
			.map((entry) -> Path.of(entry).toAbsolutePath().normalize())
			.toList();
	}

	private static Path java(CurrentJvm jvm) {
		String name = (File.separatorChar == '\\') ? "java.exe" : "java";
		Path java = Path.of(jvm.properties().getOrDefault("java.home", ""), "bin", name);
		if (!Files.isExecutable(java)) {
			throw new LaunchRefusedException("there is no program " + java + " to start workers with");
		}
		return java;
	}

}
