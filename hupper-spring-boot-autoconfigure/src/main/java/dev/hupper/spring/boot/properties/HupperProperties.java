package dev.hupper.spring.boot.properties;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.CompileOptions;
import dev.hupper.api.ControlOptions;
import dev.hupper.api.DebugOptions;
import dev.hupper.api.LocalNames;
import dev.hupper.api.RelayOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.ReloaderOptionsBuilder;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.api.SwapOptions;
import dev.hupper.api.WatchmanOptions;

/**
 * The configuration properties of hupper, valid as a whole.
 *
 * @param enabled Whether to run the application under hupper. If not set, hupper decides:
 * it does for a start out of a build's directories that is no test. As argument, system
 * property or environment variable "true" enforces it.
 * @param reloadInterval Least time between the starts of two workers; greater than 0.
 * @param shutdownInterval How long a worker may take to stop before it is killed; 0 kills
 * it at once.
 * @param quietPeriod How long files must have been left alone before a change is acted
 * upon.
 * @param verbose How much hupper says: 0 nothing, 1 one line for each reload, 2
 * everything.
 * @param monitor File monitor: "watchman", "watchdog", "polling", or the name of a class
 * that implements dev.hupper.api.FileMonitorFactory. If not set, the first of them that
 * works.
 * @param watchFiles Files, directories and globs to watch besides the class path.
 * @param ignoreFiles Shell-style patterns of files whose changes do not count, matched
 * against the whole path.
 * @param compile how saved sources become class files
 * @param relay how the application's port stays open
 * @param browserRefresh how pages that are open in a browser follow
 * @param standby the JVM of the next worker, started ahead of time
 * @param swap When changed method bodies are swapped into the running application, before
 * a fresh JVM follows: if its last reload took longer than a second (before there was
 * one: its first start longer than four), always, or never.
 * @param swapSettle How long nothing must have been swapped or asked for before a fresh
 * JVM follows a swap; 0 or more.
 * @param debugPort Port of this computer at which a debugger finds the application,
 * reload after reload. If not set, nowhere.
 * @param debugSuspend Whether each start of the application waits for a debugger.
 * @param eventsFile File into which a line is written for each event, for programs to
 * read. If not set, none.
 * @param keysEnabled Whether letters typed on the terminal, each with ENTER, are keys for
 * hupper as long as the application does not read its input.
 * @param paused Whether changes wait from the start on, until the key p lets reloading go
 * on.
 * @param triggerFile Name or path of a file that is written when all other changes are to
 * be followed. If not set, they are followed at once.
 * @param watchman how to reach a watchman daemon
 * @param worker how workers are started
 * @param archive the class archive that workers are started with
 * @param propertyDefaults defaults for development
 * @param keepContainers Whether beans that are containers of Testcontainers go on running
 * while the application is reloaded, until hupper ends.
 * @param conditionsDifference Whether each reload is followed by what has changed in the
 * conditions of the auto-configuration.
 * @param followBuild Whether the next process runs with another class path when a saved
 * pom.xml says so.
 */
@ConfigurationProperties("hupper")
public record HupperProperties(@Nullable Boolean enabled, @DefaultValue("1s") Duration reloadInterval,
		@DefaultValue("4s") Duration shutdownInterval, @DefaultValue("25ms") Duration quietPeriod,
		@DefaultValue("1") int verbose, @Nullable String monitor, @DefaultValue List<String> watchFiles,
		@DefaultValue List<String> ignoreFiles, @DefaultValue Compile compile, @DefaultValue Relay relay,
		@DefaultValue BrowserRefresh browserRefresh, @DefaultValue Standby standby,
		@DefaultValue("auto") SwapOptions.Mode swap, @Name("swap.settle") @DefaultValue("2s") Duration swapSettle,
		@Nullable Integer debugPort, @DefaultValue("false") boolean debugSuspend, @Nullable String eventsFile,
		@Name("keys.enabled") @DefaultValue("true") boolean keysEnabled, @DefaultValue("false") boolean paused,
		@Nullable String triggerFile, @DefaultValue Watchman watchman, @DefaultValue Worker worker,
		@DefaultValue Archive archive, @DefaultValue PropertyDefaults propertyDefaults,
		@Name("containers.keep") @DefaultValue("true") boolean keepContainers,
		@Name("conditions.difference") @DefaultValue("false") boolean conditionsDifference,
		@Name("build.follow") @DefaultValue("true") boolean followBuild) {

	/**
	 * How saved sources become class files.
	 *
	 * @param enabled Whether saved sources are compiled. If not, only class directories
	 * are watched.
	 * @param sourceRoots More directories of sources, each of the module that it lies in.
	 * @param libraries More jars to compile against, such as those a build needs at
	 * compile time alone.
	 * @param processorPath Where annotation processors are. If not set, as the build
	 * says.
	 * @param arguments More arguments for javac.
	 * @param served Globs, relative to a class directory, of files that the running
	 * application serves as they are, so that their change needs no restart.
	 * @param timeout How long one run of the compiler may take; greater than 0.
	 * @param command What to run on save where hupper does not compile, with its
	 * arguments separated by spaces; single or double quotes keep spaces together.
	 */
	public record Compile(@DefaultValue("true") boolean enabled, @DefaultValue List<String> sourceRoots,
			@DefaultValue List<String> libraries, @DefaultValue List<String> processorPath,
			@DefaultValue List<String> arguments, @DefaultValue( {
					"META-INF/maven/**", "META-INF/resources/**", "resources/**", "static/**", "public/**",
					"templates/**", "git.properties", "META-INF/build-info.properties" }) List<String> served,
			@DefaultValue("1m") Duration timeout, @Nullable String command){

		CompileOptions toOptions(boolean followBuild) {
			return new CompileOptions(this.enabled, this.sourceRoots, this.libraries, this.processorPath,
					this.arguments, this.served, this.timeout,
					CompileOptions.words((this.command != null) ? this.command : ""), followBuild);
		}

	}

	/**
	 * How the application's port stays open.
	 *
	 * @param enabled Whether hupper listens on the application's port and lets requests
	 * wait while the application is reloaded. If not, each worker listens itself.
	 * @param holdLimit How long a request may wait before it is answered with 503;
	 * greater than 0.
	 * @param maxHeld How many requests may wait; each further one is answered with 503.
	 * @param failuresForAll Whether other computers, too, are shown what failed.
	 */
	public record Relay(@DefaultValue("true") boolean enabled, @DefaultValue("1m") Duration holdLimit,
			@DefaultValue("1000") int maxHeld, @DefaultValue("false") boolean failuresForAll) {

		RelayOptions toOptions(LocalNames names) {
			return new RelayOptions(this.enabled, "", 0, this.holdLimit, this.maxHeld, this.failuresForAll, names);
		}

	}

	/**
	 * How pages that are open in a browser follow.
	 *
	 * @param enabled Whether pages that are open in a browser on this computer load anew
	 * when the application has changed, and show compile errors.
	 * @param hosts Host names of this computer besides localhost, such as
	 * "*.example.test", by which a browser on it is shown pages that follow, and what
	 * failed.
	 * @param forAll Whether pages follow in browsers of other computers, too, and by any
	 * name: compile errors show them lines of sources.
	 */
	public record BrowserRefresh(@DefaultValue("true") boolean enabled, @DefaultValue List<String> hosts,
			@DefaultValue("false") boolean forAll) {
	}

	/**
	 * The JVM of the next worker, started ahead of time.
	 *
	 * @param enabled Whether the JVM of the next worker is started ahead of time.
	 * @param warmUp What that JVM does before it waits: nothing, load the library classes
	 * that the application used, also run a small application of hupper's own, or also
	 * compile the library methods that a start of the application has compiled.
	 */
	public record Standby(@DefaultValue("true") boolean enabled, @DefaultValue("compilation") WarmUp warmUp) {
	}

	/**
	 * How to reach a watchman daemon.
	 *
	 * @param socketPath Unix socket of the daemon. If not set, the environment variable
	 * WATCHMAN_SOCK, then what the watchman program says.
	 * @param binaryPath The watchman program, which is asked for the daemon's socket.
	 * @param timeout How long to wait for an answer of the daemon; greater than 0.
	 */
	public record Watchman(@Nullable String socketPath, @DefaultValue("watchman") String binaryPath,
			@DefaultValue("1s") Duration timeout) {
	}

	/**
	 * How workers are started.
	 *
	 * @param jvmOptions JVM options for workers besides those of the application's own
	 * start, separated by commas or spaces.
	 * @param optimizedLaunch Whether workers get a garbage collector, a first size of the
	 * heap, huge pages and a compiler level that start fast and need little
	 * (-XX:+UseSerialGC -XX:InitialHeapSize=40m -XX:+UseTransparentHugePages
	 * -XX:TieredStopAtLevel=1, and from 100 classes of the application on
	 * -XX:InitialHeapSize=128m -XX:CompileThresholdScaling=0.2; the second and third with
	 * that collector and more than 8 GiB of memory only, the third where Linux gives them
	 * to those who ask, the last with the first compiler only), where the JVM options
	 * choose none, and clients of messages that end without a wait for more to do
	 * (-Dreactor.netty.ioShutdownQuietPeriod=0).
	 */
	public record Worker(@DefaultValue List<String> jvmOptions, @DefaultValue("true") boolean optimizedLaunch) {

		public Worker {
			jvmOptions = JvmOptions.split(jvmOptions);
		}

	}

	/**
	 * The class archive that workers are started with.
	 *
	 * @param enabled Whether library classes are kept in an archive from one start to the
	 * next.
	 * @param directory Where archives are kept. If not set, below the user's cache.
	 */
	public record Archive(@DefaultValue("true") boolean enabled, @Nullable String directory) {
	}

	/**
	 * Defaults for development.
	 *
	 * @param enabled Whether workers apply the property defaults that the libraries on
	 * the class path suggest for development in META-INF/spring-devtools.properties.
	 */
	public record PropertyDefaults(@DefaultValue("true") boolean enabled) {
	}

	/**
	 * Bind and validate the properties.
	 * @param environment where to read them
	 * @return the properties
	 * @throws InvalidHupperPropertyException if one of them has a value that cannot work
	 */
	public static HupperProperties from(ConfigurableEnvironment environment) {
		return HupperPropertiesBinder.bind(environment);
	}

	/**
	 * Bind {@code hupper.enabled} alone.
	 * @param environment where to read it
	 * @return empty if it is not set
	 * @throws InvalidHupperPropertyException if it is no boolean
	 */
	public static Optional<Boolean> enabled(ConfigurableEnvironment environment) {
		return HupperPropertiesBinder.bindEnabled(environment);
	}

	/**
	 * The defaults.
	 * @return what is bound if no property is set
	 */
	public static HupperProperties defaults() {
		return HupperPropertiesBinder.DEFAULTS;
	}

	/**
	 * The options of the monitor.
	 * @return a builder with everything but the worker's arguments
	 */
	public ReloaderOptionsBuilder toReloaderOptions() {
		return ReloaderOptions.builder()
			.reloadInterval(this.reloadInterval)
			.shutdownInterval(this.shutdownInterval.isZero() ? null : this.shutdownInterval)
			.quietPeriod(this.quietPeriod)
			.verbose(this.verbose)
			.fileMonitor(this.monitor)
			.watchFiles(this.watchFiles)
			.ignoreFiles(this.ignoreFiles)
			.watchman(new WatchmanOptions(this.watchman.socketPath, this.watchman.binaryPath, this.watchman.timeout))
			.compile(this.compile.toOptions(this.followBuild))
			.relay(this.relay.toOptions(new LocalNames(this.browserRefresh.hosts)))
			.standby(new StandbyOptions(this.standby.enabled, this.standby.warmUp))
			.swap(new SwapOptions(this.swap, this.swapSettle))
			.debug((this.debugPort != null) ? new DebugOptions(this.debugPort, this.debugSuspend) : DebugOptions.OFF)
			.control(new ControlOptions((this.eventsFile != null) ? Path.of(this.eventsFile) : null, this.keysEnabled,
					this.paused, (this.triggerFile != null) ? this.triggerFile : ""))
			.jvmOptions(this.worker.jvmOptions)
			.optimizedLaunch(this.worker.optimizedLaunch)
			.archive(new ArchiveOptions(this.archive.enabled, this.archive.directory))
			.properties(normalised());
	}

	/**
	 * The values that concern the monitor in one form each, so that a change is seen:
	 * durations as ISO-8601, lists by lines, nothing as empty text.
	 * @return values by property name
	 */
	public Map<String, String> normalised() {
		return HupperProperty.normalised(this);
	}

}
