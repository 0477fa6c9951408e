package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.Message;
import dev.hupper.swap.AgentAttachment;
import dev.hupper.testing.Goes;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a launcher is told before its first worker.
 */
class ProcessLauncherIntegrationTests {

	private static final CurrentJvm JVM = new CurrentJvm(List.of(),
			Map.of("java.home", System.getProperty("java.home"), "java.class.path", "classes"), Map.of(), 0);

	private static final WorkerSpec SPEC = WorkerSpec.of(JVM, "com.example.App",
			ReloaderOptions.builder().archive(new ArchiveOptions(false, null)).build());

	@Test
	void standbysOfAnotherClassPathDoWhatThoseOfBeforeDid() throws IOException {
		WorkerSpec early = SPEC.with(new StandbyOptions(true, WarmUp.CLASSES));
		try (ProcessLauncher launcher = ProcessLauncher.open(early, new RecordingLogger())) {
			assertThat(launcher.continueWith(SPEC.with(new StandbyOptions(true, WarmUp.REHEARSAL)))).isTrue();
			launcher.follow(List.of(Path.of("classes"), Path.of("more.jar")));
			assertThat(launcher.status()).asString().contains("warmUp=rehearsal");
			launcher.rehearseNoMore("main sets System.err");
			launcher.follow(List.of(Path.of("classes")));
			assertThat(launcher.status()).asString().contains("warmUp=classes");
		}
	}

	@Test
	void whatIsNotedLaterOnIsSaidAndChangesNoWorker() throws IOException {
		RecordingLogger said = new RecordingLogger();
		ReloaderOptions rehearsing = ReloaderOptions.builder()
			.archive(new ArchiveOptions(false, null))
			.jvmOptions(List.of("-javaagent:agent.jar"))
			.standby(new StandbyOptions(true, WarmUp.REHEARSAL))
			.build();
		WorkerSpec actual = WorkerSpec.of(JVM, "com.example.App", rehearsing);
		WorkerSpec guess = WorkerSpec.of(JVM, "com.example.App",
				rehearsing.toBuilder().standby(new StandbyOptions(true, WarmUp.CLASSES)).build());
		try (ProcessLauncher launcher = ProcessLauncher.open(guess, said)) {
			assertThat(said.lines()).isEmpty();
			assertThat(launcher.continueWith(actual)).isTrue();
			assertThat(said.lines()).anyMatch((line) -> line.contains("do not rehearse"));
		}
	}

	/** As a JVM does that refuses an option, on a machine that is busy. */
	@Test
	void theEndOfAWorkerIsToldThatEndsBeforeItsStartIsOver(@TempDir Path home) throws Exception {
		Files.createSymbolicLink(Files.createDirectory(home.resolve("bin")).resolve("java"), Path.of("/bin/false"));
		CurrentJvm jvm = new CurrentJvm(List.of(), Map.of("java.home", home.toString(), "java.class.path", "classes"),
				Map.of(), 0);
		WorkerSpec spec = WorkerSpec.of(jvm, "com.example.App",
				ReloaderOptions.builder().archive(new ArchiveOptions(false, null)).build());
		CompletableFuture<Integer> told = new CompletableFuture<>();
		try (ProcessLauncher launcher = ProcessLauncher.open(spec, new EndAwaitingLogger())) {
			launcher.launch(Goes.of(0, "", 0), new StandbyTests.NoListener() {

				@Override
				public void ended(Worker worker, int exitCode) {
					told.complete(exitCode);
				}

			});
			assertThat(told.get(20, TimeUnit.SECONDS)).isEqualTo(1);
		}
	}

	/**
	 * Or the JVM would say nothing by itself for as long as it lives: no thread dump, no
	 * reason why it ends.
	 */
	@ParameterizedTest
	@CsvSource({ "'', true", "/methods, false" })
	void oneThatIsToCompileIsNotUsedBeforeItHasConnected(String methods, boolean used) throws Exception {
		Process process = new ProcessBuilder("sleep", "60").start();
		try (ProcessLauncher launcher = ProcessLauncher.open(SPEC, new RecordingLogger())) {
			WorkerProcess standby = new WorkerProcess(process,
					new Message.Prepare("COMPILATION", "", methods, List.of(), Map.of(), Map.of(), ""), () -> true,
					launcher, new RecordingLogger(), new AgentAttachment(Path.of(""), false));
			assertThat(standby.run(Goes.of(0, "", 0), new StandbyTests.NoListener())).isEqualTo(used);
		}
		finally {
			process.destroyForcibly().waitFor();
		}
	}

	/** Has a process that is started end before anything else is done with it. */
	private static final class EndAwaitingLogger implements HupperLogger {

		private static final Pattern STARTED = Pattern.compile("Started worker (\\d+): .*");

		@Override
		public void debug(String message) {
			Matcher started = STARTED.matcher(message);
			if (started.matches()) {
				ProcessHandle.of(Long.parseLong(started.group(1))).ifPresent((process) -> process.onExit().join());
			}
		}

		@Override
		public void info(String message) {
		}

		@Override
		public void error(String message) {
		}

	}

}
