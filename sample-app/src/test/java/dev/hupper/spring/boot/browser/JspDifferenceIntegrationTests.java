package dev.hupper.spring.boot.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;

import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * As {@link PageDifferenceIntegrationTests}, for pages of JSP and FreeMarker: in a
 * process with the server's own Jasper on its class path.
 */
class JspDifferenceIntegrationTests {

	private static final String BROWSER = "Sec-Fetch-Dest: document\r\nAccept: text/html,*/*;q=0.8\r\n";

	private static final Path PROJECT = Path.of("").toAbsolutePath();

	private static final List<String> PAGES = List.of("/jsp/page", "/jsp/session", "/jsp/include", "/jsp/include-flush",
			"/jsp/forward", "/jsp/large", "/jsp/unbuffered", "/jsp/latin", "/jsp/xml", "/direct.jsp?name=a",
			"/views/freemarker/3", "/views/freemarker/2000");

	private static final List<String> OTHERS = List.of("/jsp/broken", "/jsp/broken-late", "/jsp/failing", "/jsp/error",
			"/jsp/redirect", "/jsp/no-type", "/jsp/none", "/views/freemarker-broken/1");

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void pagesOfViewsDifferInTheScriptAlone(PageServer.Kind kind) throws IOException {
		List<String> command = ChildProcess.java(List.of("-Dhupper.enabled=false"), JspServers.class, kind.name());
		command.set(command.indexOf("-cp") + 1, classPath(kind));
		try (ChildProcess servers = ChildProcess.start(PROJECT.resolve("src/test/jsp"), Map.of(), command)) {
			Matcher ports = servers.awaitLine("ports (\\d+) (\\d+)");
			int with = Integer.parseInt(ports.group(1));
			int without = Integer.parseInt(ports.group(2));
			List<Difference> all = new ArrayList<>();
			for (String path : Stream.concat(PAGES.stream(), OTHERS.stream()).toList()) {
				for (String request : requests(path)) {
					all.add(new Difference(request, RawResponse.of(with, request, ""),
							RawResponse.of(without, request, "")));
				}
			}
			System.out.printf("%s: %d requests, %d with a script%n", kind, all.size(),
					all.stream().filter(Difference::isChanged).count());
			assertThat(all)
				.filteredOn((one) -> one.request().startsWith("GET") && PAGES.contains(one.request().split(" ")[1])
						&& !one.without().status().contains(" 200"))
				.extracting((one) -> one.request() + one.without())
				.isEmpty();
			assertThat(all).filteredOn((one) -> !one.unexplained().isEmpty()).isEmpty();
			assertThat(all).filteredOn(Difference::isChanged)
				.extracting((one) -> one.request().split(" ")[1])
				.containsAll(PAGES);
		}
	}

	private static List<String> requests(String path) {
		String get = "GET " + path + " HTTP/1.1\r\n";
		return List.of(get + BROWSER, get + "Accept: */*\r\n", get + BROWSER + "Accept-Encoding: gzip\r\n",
				get + BROWSER + "X-Filters: count,self,etag\r\n", "GET " + path + " HTTP/1.0\r\n" + BROWSER,
				"HEAD " + path + " HTTP/1.1\r\n" + BROWSER, "POST " + path + " HTTP/1.1\r\n" + BROWSER);
	}

	/** That of the tests, with one server alone. */
	private static String classPath(PageServer.Kind kind) throws IOException {
		List<String> entries = new ArrayList<>();
		boolean jetty = kind == PageServer.Kind.JETTY;
		for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
			String name = Path.of(entry).getFileName().toString();
			if (!name.matches(jetty ? "tomcat-embed-(core|websocket)-.*" : "jetty-.*")) {
				entries.add(entry);
			}
		}
		for (String directory : List.of("both", jetty ? "jetty" : "tomcat")) {
			try (Stream<Path> jars = Files.list(PROJECT.resolve("target/jsp").resolve(directory))) {
				jars.map(Path::toString).sorted().forEach(entries::add);
			}
		}
		return String.join(File.pathSeparator, entries);
	}

}
