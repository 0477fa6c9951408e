package dev.hupper.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FreePort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The port that never closes, in front of real servers.
 */
@Timeout(240)
class OpenPortIntegrationTests {

	private static final int RELOADS = Integer.getInteger("hupper.test.reloads", 2);

	private static final String PLAIN = "hupper.archive.enabled=false\nhupper.standby.enabled=false";

	private static final String PORTS = """
			@org.springframework.beans.factory.annotation.Autowired
			org.springframework.core.env.Environment environment;

			@GetMapping("/ports")
			String ports() {
				return this.environment.getProperty("server.port") + " "
						+ this.environment.getProperty("local.server.port");
			}
			""";

	private static final String CLIENT = """
			@GetMapping("/client")
			String client(jakarta.servlet.http.HttpServletRequest request) {
				return request.getRemoteAddr();
			}
			""";

	private static final String REACTIVE_CLIENT = """
			@GetMapping("/client")
			String client(org.springframework.http.server.reactive.ServerHttpRequest request) {
				return request.getRemoteAddress().getAddress().getHostAddress();
			}
			@GetMapping("/url")
			String url(org.springframework.http.server.reactive.ServerHttpRequest request) {
				return request.getURI().toString();
			}
			""";

	@TempDir
	private Path directory;

	private int port = FreePort.find();

	private Browser browser = new Browser(this.port);

	@Test
	void noRequestIsLostWhileTheApplicationIsReloaded() throws Exception {
		OpenConnections connections = new OpenConnections(this.port);
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(OpenConnections.ON_TOMCAT)
			.properties("server.port=" + this.port, "hupper.archive.enabled=false",
					// As many as come in the minute that each may wait: on a slow machine
					// a reload takes half of it.
					"hupper.relay.max-held=3000")
			.compile("version 0");
		try (ChildProcess monitor = app.run()) {
			monitor.await("an open port", this.browser::reaches);
			assertThat(this.browser.get("/version").body()).as("held until the first worker listens")
				.isEqualTo("version 0");
			try (SteadyLoad keeping = SteadyLoad.start(this.port, "/version", true, 25);
					SteadyLoad closing = SteadyLoad.start(this.port, "/version", false, 25)) {
				connections.open();
				for (int i = 1; i <= RELOADS; i++) {
					String version = "version " + i;
					app.save(version);
					connections.awaitEnd();
					connections.open();
					monitor.await(version, () -> this.browser.get("/version").body().equals(version));
				}
				for (SteadyLoad load : new SteadyLoad[] { keeping, closing }) {
					Collection<SteadyLoad.Answer> answers = load.stop();
					assertThat(answers).filteredOn((answer) -> !answer.said().matches("version \\d+"))
						.as(() -> "lost after\n" + String.join("\n", monitor.lines()))
						.isEmpty();
					assertThat(answers).extracting(SteadyLoad.Answer::said)
						.contains("version 0", "version 1", "version " + RELOADS);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource(value = WebApp.Server.class, names = { "JETTY", "NETTY" })
	void anApplicationOnAnotherServerIsRelayedToo(WebApp.Server server) throws IOException {
		WebApp app = new WebApp(this.directory, server)
			.members(PORTS + ((server == WebApp.Server.NETTY) ? REACTIVE_CLIENT : CLIENT))
			.properties("server.port=" + this.port, PLAIN)
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.await("an open port", this.browser::reaches);
			assertThat(this.browser.get("/ports").body()).isEqualTo("%1$d %1$d".formatted(this.port));
			assertThat(this.browser.get("/client").body()).isEqualTo("127.0.0.1");
			assertThat(this.browser.get("/client", "X-Hupper-Client", "192.0.2.1").body()).isEqualTo("192.0.2.1");
			if (server == WebApp.Server.NETTY) {
				assertThat(answerWithoutHost("/url")).endsWith(":" + this.port + "/url");
			}
			app.save("two");
			monitor.await("two", () -> this.browser.get("/version").body().equals("two"));
			assertThat(monitor.lines()).anyMatch((line) -> line.matches(".*(Jetty|Netty) started on port .*"))
				.noneMatch((line) -> line.contains(" started on port " + this.port));
		}
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void http2IsPassedOnAsItIs(boolean tls) throws Exception {
		List<String> properties = new ArrayList<>(
				List.of("server.port=" + this.port, "server.http2.enabled=true", PLAIN));
		if (tls) {
			SelfSigned certificate = SelfSigned.in(this.directory);
			properties.addAll(certificate.properties());
			this.browser = Browser.secure(this.port, certificate.trust());
		}
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members("""
				@GetMapping(path = "/page", produces = "text/html")
				String page() {
					return "<!doctype html><title>page</title>";
				}
				@GetMapping("/url")
				String url(jakarta.servlet.http.HttpServletRequest request) {
					return request.getRequestURL().toString();
				}
				""").properties(properties.toArray(String[]::new)).compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.await("an open port", this.browser::reaches);
			HttpResponse<String> held = this.browser.get("/version");
			assertThat(held.version()).isEqualTo(HttpClient.Version.HTTP_2);
			assertThat(held.body()).isEqualTo("one");
			assertThat(this.browser.get("/page", "Accept", "text/html").body())
				.startsWith("<!doctype html><script async=\"\" src=\"hupper-refresh/script.js\"");
			if (!tls) {
				assertThat(answerWithoutHost("/url")).endsWith(":" + this.port + "/url");
			}
			app.save("two");
			monitor.awaitLine("Reloaded in ");
			HttpResponse<String> connectedAgain = this.browser.get("/version");
			assertThat(connectedAgain.version()).isEqualTo(HttpClient.Version.HTTP_2);
			assertThat(connectedAgain.body()).isEqualTo("two");
		}
	}

	@Test
	void whatFailedIsShownUntilItIsMended() {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members("""
				@Bean
				Object broken() {
					throw new IllegalStateException("<no> & no");
				}
				""").properties("server.port=" + this.port, PLAIN).compile("broken");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("ended with exit code 1: waiting for a change");
			HttpResponse<String> page = this.browser.get("/anything", "Accept", "text/html");
			assertThat(page.statusCode()).isEqualTo(503);
			assertThat(page.body())
				.contains("The application ended with exit code 1", "&lt;no&gt; &amp; no",
						"at demo.App.broken(App.java:")
				.doesNotContain("<no>");
			assertThat(this.browser.get("/", "Accept", "application/json").body()).contains("\"status\":503",
					"<no> & no");
			assertThat(this.browser.get("/").body()).startsWith("The application ended with exit code 1\n\n");
			CompletableFuture<HttpResponse<String>> changed = this.browser.start(pollPath(page));

			app.members("int x = \"&\";").save("does not compile");

			assertThat(changed.join().statusCode()).isEqualTo(204);
			page = this.browser.get("/", "Accept", "text/html");
			assertThat(page.body()).contains("The application does not compile", "App.java",
					"int x = &quot;&amp;&quot;;");

			app.members("@Bean Object needy(Runnable missing) { return missing; }").save("needy");

			monitor.await("Spring's own analysis",
					() -> this.browser.get("/")
						.body()
						.contains("bean of type 'java.lang.Runnable' that could not be found"));
			page = this.browser.get("/", "Accept", "text/html");
			assertThat(page.body()).contains("Action: Consider defining");
			CompletableFuture<HttpResponse<String>> back = this.browser.start(pollPath(page));

			app.members("""
					@GetMapping("/halt")
					void halt() {
						Runtime.getRuntime().halt(3);
					}
					""").save("mended");

			assertThat(back.join().statusCode()).isEqualTo(204);
			assertThat(this.browser.get("/version").body()).isEqualTo("mended");
			this.browser.start("/halt");
			monitor.awaitLine("ended with exit code 3: waiting for a change");
			assertThat(this.browser.get("/").body()).startsWith("The application ended with exit code 3\n\n");
		}
	}

	/** What a client is told that names no host, as HTTP/1.0 allows. */
	private String answerWithoutHost(String path) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(60_000);
			socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
		}
	}

	private static String pollPath(HttpResponse<String> page) {
		return "/" + page.body().replaceAll("(?s).*fetch\\(\"([^\"]*)\".*", "$1");
	}

	@Test
	void theApplicationSeesItsConfiguredPortAndTheRelayFollowsIt() {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(PORTS + CLIENT + """
				@GetMapping("/end")
				String end() throws InterruptedException {
					dev.hupper.Hupper.getReloader().gracefulShutdown();
					Thread.sleep(300);
					return "answered";
				}
				""").properties("server.port=" + this.port, "server.address=127.0.0.1", PLAIN).compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("\\[hupper\\] The application is at http://localhost:" + this.port);
			String ports = "%1$d %1$d";
			assertThat(this.browser.get("/ports").body()).isEqualTo(ports.formatted(this.port));
			assertThat(this.browser.get("/client").body()).isEqualTo("127.0.0.1");
			assertThat(this.browser.get("/client", "X-Hupper-Client", "192.0.2.1").body()).isEqualTo("192.0.2.1");
			this.port = FreePort.find();
			this.browser = new Browser(this.port);
			app.properties("server.port=" + this.port, PLAIN);
			monitor.awaitLine("\\[hupper\\] The application is at http://localhost:" + this.port);
			assertThat(this.browser.get("/ports").body()).isEqualTo(ports.formatted(this.port));
			assertThat(this.browser.get("/end").body()).isEqualTo("answered");
			assertThat(monitor.awaitExit()).isZero();
		}
	}

	@Test
	void aPortOfTheSystemsChoiceStaysTheSame() {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).members(PORTS)
			.properties("server.port=0", PLAIN)
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("\\[hupper\\] The application is at http://localhost:\\d+");
			this.port = monitor.lines()
				.stream()
				.filter((line) -> line.contains("The application is at"))
				.map((line) -> Integer.parseInt(line.replaceFirst(".*:", "")))
				.findFirst()
				.orElseThrow();
			this.browser = new Browser(this.port);
			assertThat(this.browser.get("/ports").body()).isEqualTo("0 " + this.port);
			app.save("two");
			monitor.await("two", () -> this.browser.get("/version").body().equals("two"));
			assertThat(this.browser.get("/ports").body()).isEqualTo("0 " + this.port);
			assertThat(monitor.lines()).filteredOn((line) -> line.contains("The application is at")).hasSize(1);
		}
	}

	@Test
	void withoutARelayTheWorkerListensItself() {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT)
			.properties("server.port=" + this.port, "hupper.relay.enabled=false", PLAIN)
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("Tomcat started on port " + this.port);
			assertThat(this.browser.get("/version").body()).isEqualTo("one");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("The application is at"));
		}
	}

	@Test
	void aServerThatHupperDoesNotMoveHasItsPortToItself() {
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT)
			.properties("server.port=" + this.port, PLAIN,
					"spring.autoconfigure.exclude=dev.hupper.spring.boot.autoconfigure.RelayAutoConfiguration")
			.compile("one");
		try (ChildProcess monitor = app.run()) {
			monitor.awaitLine("Tomcat started on port " + this.port);
			assertThat(this.browser.get("/version").body()).isEqualTo("one");
			app.save("two");
			monitor.awaitLine("Reloaded in ");
			assertThat(this.browser.get("/version").body()).isEqualTo("two");
		}
	}

	/** Two servers below one parent, one after the other. */
	@Test
	void portsOfAllContextsStayOpen() throws Exception {
		int other = FreePort.find();
		WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT).main("""
				new org.springframework.boot.builder.SpringApplicationBuilder(Parent.class)
					.web(WebApplicationType.NONE)
					.child(App.class).web(WebApplicationType.SERVLET).properties("server.port=%d")
					.sibling(App.class).web(WebApplicationType.SERVLET).properties("server.port=%d")
					.run(args);
				""".formatted(this.port, other)).members("""
				@Configuration(proxyBeanMethods = false)
				static class Parent {
				}
				@Bean
				Object slow() throws Exception {
					Thread.sleep(500);
					return "slow";
				}
				""").properties(PLAIN).compile("one");
		try (ChildProcess monitor = app.run()) {
			for (int port : new int[] { this.port, other }) {
				monitor.awaitLine("\\[hupper\\] The application is at http://localhost:" + port);
			}
			try (SteadyLoad first = SteadyLoad.start(this.port, "/version", false, 25);
					SteadyLoad second = SteadyLoad.start(other, "/version", false, 25)) {
				app.save("two");
				monitor.awaitLine("Reloaded in ");
				for (SteadyLoad load : List.of(first, second)) {
					assertThat(load.stop()).extracting(SteadyLoad.Answer::said)
						.contains("two")
						.allMatch((said) -> said.equals("one") || said.equals("two"));
				}
			}
		}
	}

	@Test
	void aPortThatIsTakenEndsTheStartBeforeAnyWorker() throws IOException {
		try (ServerSocket other = new ServerSocket(this.port)) {
			WebApp app = new WebApp(this.directory, WebApp.Server.TOMCAT)
				.properties("server.port=" + other.getLocalPort(), PLAIN)
				.compile("one");
			try (ChildProcess monitor = app.run()) {
				assertThat(monitor.awaitExit()).isEqualTo(1);
				monitor.awaitLine("\\[hupper\\] Port " + this.port + " is in use by process "
						+ ProcessHandle.current().pid() + " \\(.*server.port");
				assertThat(monitor.lines()).noneMatch((line) -> line.contains("Starting App"));
			}
		}
	}

}
