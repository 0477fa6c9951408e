package dev.hupper.sample;

import java.nio.file.Path;
import java.util.List;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that writes a file below its class path whenever it is asked.
 */
class RequestWritesIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void afterTwoReloadsOneLineAndNoMore() {
		int port = FreePort.find();
		Browser browser = new Browser(port);
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members("""
				@GetMapping("/upload")
				String upload() throws Exception {
					java.nio.file.Path file = java.nio.file.Path.of("target/classes/data.db");
					java.nio.file.Files.writeString(file, System.nanoTime() + " ");
					return "stored";
				}
				""").properties("server.port=" + port, "hupper.archive.enabled=false").compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.await("an open port", browser::reaches);
			for (int i = 1; i <= 2; i++) {
				assertThat(browser.get("/upload").body()).isEqualTo("stored");
				int reloads = i;
				monitor.await("reload " + i, () -> reloads(monitor).size() == reloads);
			}
			assertThat(browser.get("/version").body()).isEqualTo("one");
			assertThat(browser.get("/upload").body()).isEqualTo("stored");
			monitor.awaitLine("data.db was written during three requests in a row and reloads no more: name it in");
			app.save("two");
			monitor.await("two", () -> browser.get("/version").body().equals("two"));
			monitor.await("reload 3", () -> reloads(monitor).size() == 3);
			assertThat(reloads(monitor)).last().asString().containsPattern("[( ]App\\.java changed\\)$");
		}
	}

	private static List<String> reloads(ChildProcess monitor) {
		return monitor.lines().stream().filter((line) -> line.startsWith("[hupper] Reloaded in")).toList();
	}

}
