package dev.hupper.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application that serves files from beside its class path.
 */
class ServedDirectoriesIntegrationTests {

	@TempDir
	private Path directory;

	@Test
	void aSaveThereIsServedAtOnceAndAnswered() throws IOException {
		Path page = write("src/main/webapp/page.html", "one");
		Path sheet = write("site/style.css", "a { }");
		Path descriptor = write("src/main/webapp/WEB-INF/web.xml", "<web-app/>");
		int port = FreePort.find();
		Browser browser = new Browser(port);
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT)
			.properties("server.port=" + port, "hupper.archive.enabled=false", "hupper.standby.enabled=false",
					"spring.web.resources.static-locations=file:./,file:./site/",
					"hupper.watch-files=src/main/webapp/WEB-INF/web.xml")
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("The application is at");
			assertThat(browser.get("/page.html").body()).contains("one");

			Files.writeString(page, "two");
			monitor.awaitLine("Nothing to reload \\(page.html changed\\)");
			assertThat(browser.get("/page.html").body()).contains("two");

			Files.writeString(sheet, "b { }");
			monitor.awaitLine("Nothing to reload \\(style.css changed\\)");
			assertThat(browser.get("/style.css").body()).contains("b { }");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("Reloaded"));

			Files.writeString(descriptor, "<web-app></web-app>");
			monitor.awaitLine("Reloaded .*web.xml changed");

			Files.writeString(this.directory.resolve("app.log"), "a line");
			Files.writeString(sheet, "c { }");
			monitor.awaitLine("Nothing to reload \\(style.css changed\\)");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("app.log"));
		}
	}

	private Path write(String file, String content) throws IOException {
		Path path = this.directory.resolve(file);
		Files.createDirectories(path.getParent());
		return Files.writeString(path, content);
	}

}
