package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.api.StandbyOptions.WarmUp;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a launcher is told before its first worker.
 */
class ProcessLauncherIntegrationTests {

	private static final WorkerSpec SPEC = WorkerSpec.of(
			new CurrentJvm(List.of(),
					Map.of("java.home", System.getProperty("java.home"), "java.class.path", "classes"), Map.of(), 0),
			"com.example.App", ReloaderOptions.builder().archive(new ArchiveOptions(false, null)).build());

	@Test
	void standbysOfAnotherClassPathDoWhatThoseOfBeforeDid() throws IOException {
		WorkerSpec early = SPEC.with(new StandbyOptions(true, WarmUp.CLASSES));
		try (ProcessLauncher launcher = ProcessLauncher.open(early, new RecordingLogger())) {
			assertThat(launcher.continueWith(SPEC.with(new StandbyOptions(true, WarmUp.REHEARSAL)))).isTrue();
			launcher.follow(List.of(Path.of("classes"), Path.of("more.jar")));
			assertThat(launcher.status()).asString().contains("warmUp=rehearsal");
			launcher.rehearseNoMore("main sets the default locale");
			launcher.follow(List.of(Path.of("classes")));
			assertThat(launcher.status()).asString().contains("warmUp=classes");
		}
	}

}
