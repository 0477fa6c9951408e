package dev.hupper.sample;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The actuator's endpoint of a running guestbook.
 */
class HupperEndpointIntegrationTests {

	@TempDir
	Path directory;

	private Guestbook guestbook;

	@Test
	void itTellsWhatHupperDoesAndTakesRequests() throws Exception {
		ProjectCopy project = ProjectCopy.in(this.directory);
		this.guestbook = Guestbook.onFreePort();
		try (ChildProcess monitor = project.run(this.guestbook,
				project.javaCommand("--hupper.archive.enabled=false",
						"--management.endpoints.web.exposure.include=hupper",
						"--management.endpoint.hupper.access=unrestricted"))) {
			monitor.await("the first page", () -> this.guestbook.page().contains("<h1>Guestbook</h1>"));
			JsonNode first = JsonMapper.shared().readTree(send("GET", ""));
			assertThat(first.path("role").asString()).isEqualTo("worker");
			assertThat(first.path("monitor").asLong()).isEqualTo(monitor.pid());
			assertThat(first.path("reloadCount").asInt()).isZero();
			assertThat(first.path("watched")).as(first.toString())
				.anyMatch((root) -> root.asString().endsWith("sample-app/target/classes"));
			assertThat(first.path("standby").path("state").asString()).isIn("none", "preparing", "ready");
			assertThat(first.has("fileMonitor") && first.has("archive") && first.has("compile")).isTrue();
			assertThat(send("POST", "{\"action\": \"pause\"}")).contains("requested");
			monitor.awaitLine("Reloading is paused");
			project.changeClass(GuestbookController.class, "\"Guestbook\"", "\"Changed\"");
			assertThat(send("POST", "{\"action\": \"nonsense\"}")).contains("400");
			send("POST", "{\"action\": \"resume\"}");
			monitor.await("the changed page", () -> this.guestbook.page().contains("<h1>Changed</h1>"));
			monitor.awaitLine("Reloaded in .*GuestbookController.class changed");
			assertThat(send("GET", "")).contains("GuestbookController.class changed");
			send("POST", "{\"action\": \"reload\"}");
			assertThat(send("GET", "")).as("in the middle of a reload").contains("\"role\":\"worker\"");
			monitor.awaitLine("Reloaded in .*requested by the application");
			send("POST", "{\"action\": \"stop\"}");
			assertThat(monitor.awaitExit()).isZero();
		}
	}

	private String send(String method, String body) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.guestbook.url("/actuator/hupper")))
			.header("Content-Type", "application/json")
			.method(method, HttpRequest.BodyPublishers.ofString(body))
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

}
