package dev.hupper.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What leads to a reload and what does not: real monitor, real workers.
 */
class ReloadIntegrationTests {

	@TempDir
	Path directory;

	@Test
	@DependsOnJvm
	void aChangedClassIsServedByAFreshProcess() {
		App app = new App(this.directory).version("one");
		try (ChildProcess monitor = app.run("a b", "--c=d")) {
			long first = App.awaitUp(monitor, "one");
			monitor.awaitLine("reloads=0 cause= args=\\[a b, --c=d\\]");
			app.version("two");
			long second = App.awaitUp(monitor, "two");
			monitor.awaitLine("reloads=1 cause=App.class changed args=\\[a b, --c=d\\]");
			monitor.awaitLine("\\[hupper\\] Reloaded in \\d+\\.\\d+ s \\(App.class changed\\)");
			assertThat(second).isNotEqualTo(first);
			assertThat(App.isGone(first)).isTrue();
		}
	}

	@Test
	void aTouchedOrRewrittenFileReloadsNothing() throws IOException {
		App app = new App(this.directory).version("one");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			app.version("one");
			app.version("two");
			App.awaitUp(monitor, "two");
			monitor.awaitLine("reloads=1");
		}
	}

	@Test
	void twentySavesWithinASecondEndWithTheLastState() throws IOException {
		App app = new App(this.directory);
		List<Path> compiled = new ArrayList<>();
		for (int i = 20; i > 0; i--) {
			Path file = app.version("v" + i).project().classFile("App");
			compiled.add(0, Files.move(file, this.directory.resolve("v" + i)));
		}
		try (ChildProcess monitor = app.version("v0").run()) {
			App.awaitUp(monitor, "v0");
			for (Path version : compiled) {
				Files.move(version, app.project().classFile("App"), StandardCopyOption.ATOMIC_MOVE);
			}
			App.awaitUp(monitor, "v20");
			int reloads = Integer.parseInt(monitor.awaitLine("up v20 .* reloads=(\\d+)").group(1));
			assertThat(reloads).as(monitor.transcript()).isLessThan(20);
		}
	}

	@Test
	void aChangeWhileTheApplicationStartsIsNotLost() {
		App app = new App(this.directory);
		app.body("Thread.sleep(700); System.out.println(\"slow start done\");").version("one");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			app.version("two");
			App.awaitUp(monitor, "two");
		}
	}

	@Test
	void theApplicationReloadsAndEndsThroughItsProxy() throws IOException {
		App app = new App(this.directory)
			.body("if (proxy.getReloadCount() == 0) proxy.triggerReload(); else proxy.gracefulShutdown();");
		try (ChildProcess monitor = app.version("one").run()) {
			monitor.awaitLine("reloads=1 cause=requested by the application");
			assertThat(monitor.awaitExit()).as(monitor.transcript()).isZero();
		}
	}

	@Test
	void moreFilesAndGlobsAreWatchedOnceTheyAppear() throws IOException {
		App app = new App(this.directory).body("""
				proxy.watchFiles("later.txt", "conf/**/*.yaml");
				System.out.println("watching");
				""");
		try (ChildProcess monitor = app.version("one").run()) {
			monitor.awaitLine("watching");
			Files.writeString(this.directory.resolve("later.txt"), "x");
			monitor.awaitLine("reloads=1 cause=later.txt changed");
			monitor.awaitLine("Reloaded in");
			Files.createDirectories(this.directory.resolve("conf/a/b"));
			Files.writeString(this.directory.resolve("conf/a/b/ignored.txt"), "x");
			Files.writeString(this.directory.resolve("conf/a/b/x.yaml"), "x");
			monitor.awaitLine("reloads=2 cause=x.yaml changed");
		}
	}

	@Test
	void ignoredFilesReloadNothing() throws IOException {
		App app = new App(this.directory).options(".ignoreFiles(List.of(\"*/ignored-*\"))").version("one");
		try (ChildProcess monitor = app.run()) {
			App.awaitUp(monitor, "one");
			Files.writeString(app.project().classes().resolve("ignored-1"), "x");
			app.version("two");
			monitor.awaitLine("up two .* reloads=1 cause=App.class changed");
		}
	}

	@Test
	void aFileWrittenAtEachStartDoesNotReloadForEver() {
		App app = new App(this.directory)
			.body("Files.writeString(Path.of(\"target/classes/stamp\"), \"\" + System.nanoTime());");
		try (ChildProcess monitor = app.version("one").run()) {
			monitor.awaitLine("reloads=2 cause=stamp changed");
			monitor.awaitLine("\\[hupper\\] .*stamp .*hupper.ignore-files");
			app.version("two");
			monitor.awaitLine("up two pid=\\d+ reloads=4");
		}
	}

	@Test
	void twoMonitorsOfTheSameProjectBothReload() {
		App app = new App(this.directory).version("one");
		try (ChildProcess a = app.run(); ChildProcess b = app.run()) {
			App.awaitUp(a, "one");
			App.awaitUp(b, "one");
			app.version("two");
			App.awaitUp(a, "two");
			App.awaitUp(b, "two");
			a.signal("KILL");
			app.version("three");
			App.awaitUp(b, "three");
		}
	}

	@Test
	void runOnceReturnsWhenTheWorkerHasEnded() {
		App app = new App(this.directory).version("one");
		app.project().compile("Once", """
				import dev.hupper.reloader.Reloader;
				import dev.hupper.api.ReloaderOptions;

				public class Once {
					public static void main(String[] args) throws Exception {
						int code = Reloader.of("Once#work", ReloaderOptions.defaults()).runOnce();
						System.out.println("returned " + code);
					}
					public static void work() {
						System.exit(5);
					}
				}
				""");
		try (ChildProcess process = app.project().run("Once")) {
			process.awaitLine("returned 5");
			assertThat(process.awaitExit()).isZero();
		}
	}

}
