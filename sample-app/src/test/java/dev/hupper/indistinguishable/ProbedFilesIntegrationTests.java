package dev.hupper.indistinguishable;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.spring.boot.rehearsal.SpringRehearsal;
import dev.hupper.testing.ChildProcess;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever the libraries of a part look for in a class directory of the application is
 * known: the system calls of a rehearsal are recorded with strace.
 */
class ProbedFilesIntegrationTests {

	/** A traced JVM is slow, and there are many parts. */
	private static final Duration TRACED = Duration.ofMinutes(5);

	private static final List<String> PARTS = List.of("start", "validation", "web", "security", "json", "templates",
			"websocket", "restclient", "webclient", "cache", "actuator", "jdbc", "flyway", "liquibase", "data-jdbc",
			"hibernate", "jpa");

	private static final Map<String, List<String>> NEEDED = Map.of("templates", List.of("web"), "websocket",
			List.of("web"), "security", List.of("web"), "flyway", List.of("jdbc"), "liquibase", List.of("jdbc"),
			"data-jdbc", List.of("jdbc"), "hibernate", List.of("jdbc"), "jpa", List.of("jdbc", "hibernate"), "r2dbc",
			List.of("webflux"));

	/**
	 * Looked for with the class loader of the rehearsal, which hides them, and again by
	 * each application; or the rehearsal's own.
	 */
	private static final List<String> READ_ANEW = List.of("dev/hupper/**", "META-INF", "messages.properties",
			"META-INF/spring.components", "META-INF/spring-autoconfigure-metadata.properties", "META-INF/spring/*",
			"META-INF/orm.xml", "META-INF/jdbc-named-queries.properties", "META-INF/jpa-named-queries.properties",
			"META-INF/resources", "{META-INF/resources,resources,static,public}/index.html");

	private static final TestApplication ALL = new TestApplication("every-part", PlainApplication.class,
			List.of("spring-boot-starter-webmvc", "spring-boot-starter-validation", "spring-boot-starter-thymeleaf",
					"spring-boot-starter-actuator", "spring-boot-starter-security", "spring-boot-starter-flyway",
					"spring-boot-starter-liquibase", "spring-boot-starter-data-jdbc", "spring-boot-starter-data-jpa",
					"spring-boot-starter-cache", "spring-boot-starter-restclient", "spring-boot-starter-webclient",
					"com.h2database:h2", "com.mysql:mysql-connector-j", "org.postgresql:postgresql",
					"io.micrometer:context-propagation", "org.mariadb.jdbc:mariadb-java-client",
					"org.apache.tomcat.embed:tomcat-embed-jasper"),
			Map.of())
		.with("every-part", TestApplication.WEBSOCKET);

	private static final TestApplication REACTIVE = new TestApplication("reactive", PlainApplication.class,
			List.of("spring-boot-starter-webflux", "spring-boot-starter-validation", "spring-boot-starter-actuator"),
			Map.of())
		.with("reactive", TestApplication.R2DBC);

	private static final TestApplication LOG4J = TestApplication.plain(PlainApplication.class, Map.of())
		.with("log4j", "spring-boot-starter-log4j2");

	private static final TestApplication JETTY = new TestApplication("jetty", PlainApplication.class,
			TestApplication.JETTY, Map.of());

	@TempDir
	Path directory;

	@Test
	void eachNameThatAPartLooksForIsKnown() throws IOException {
		Path application = Files.createDirectories(this.directory.resolve("application")).toRealPath();
		Rehearsing.install(this.directory.resolve("main"));
		Assumptions.assumeTrue(canTrace(), "This machine has no strace, or lets nobody trace");
		Libraries libraries = Libraries.resolve(this.directory.resolve("libraries"),
				List.of(ALL, JETTY, REACTIVE, LOG4J));
		assertThat(unknown(application, libraries.of(ALL), PARTS)).isEmpty();
		assertThat(unknown(application, libraries.of(JETTY), List.of("start", "web", "json"))).isEmpty();
		assertThat(unknown(application, libraries.of(REACTIVE), List.of("webflux", "json", "r2dbc"))).isEmpty();
		assertThat(unknown(application, libraries.of(LOG4J), List.of("start"))).isEmpty();
	}

	private boolean canTrace() {
		try (ChildProcess strace = ChildProcess.start(this.directory, Map.of(),
				List.of("sh", "-c", "strace -o trace true"))) {
			return strace.awaitExit() == 0;
		}
	}

	private Set<String> unknown(Path application, List<String> libraries, List<String> parts) throws IOException {
		Path trace = this.directory.resolve("trace");
		rehearse(application, libraries, parts, trace);
		Map<String, List<String>> known = known();
		Pattern pattern = Pattern.compile("\"(?:" + Pattern.quote(application + "/") + "([^\"]+)|"
				+ Pattern.quote(Rehearsing.MARK) + "([\\w-]+))\"");
		Set<String> unknown = new TreeSet<>();
		String part = "";
		for (String line : Files.readAllLines(trace, StandardCharsets.ISO_8859_1)) {
			Matcher matcher = pattern.matcher(line);
			if (matcher.find() && matcher.group(2) != null) {
				part = matcher.group(2);
			}
			else if (!part.isEmpty() && matcher.reset().find() && !isKnown(known, part, matcher.group(1))) {
				unknown.add(part + ": " + matcher.group(1));
			}
		}
		return unknown;
	}

	private void rehearse(Path application, List<String> libraries, List<String> parts, Path trace) {
		List<String> classPath = new ArrayList<>(libraries);
		classPath.add(0, application.toString());
		classPath.add(this.directory.resolve("main").toString());
		List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "--seccomp-bpf", "-e", "trace=%file",
				"-s", "500", "-o", trace.toString(), Path.of(System.getProperty("java.home"), "bin/java").toString(),
				"-XX:TieredStopAtLevel=1", "-cp", String.join(File.pathSeparator, classPath),
				Rehearsing.class.getName()));
		command.addAll(parts);
		try (ChildProcess java = ChildProcess.start(this.directory, Map.of(), command)) {
			assertThat(java.awaitExit(TRACED)).as(java::transcript).isZero();
			assertThat(java.lines()).as(java::transcript)
				.containsAll(parts.stream().map((part) -> "rehearsed " + part).toList());
		}
	}

	private static boolean isKnown(Map<String, List<String>> known, String part, String name) {
		return name.endsWith(".class") || Stream
			.of(READ_ANEW, known.get("start"), known.getOrDefault(part, List.of()),
					NEEDED.getOrDefault(part, List.of()).stream().flatMap((one) -> known.get(one).stream()).toList())
			.flatMap(List::stream)
			.anyMatch((entry) -> entry.endsWith("/") ? Path.of(name).startsWith(entry)
					: FileSystems.getDefault().getPathMatcher("glob:" + entry).matches(Path.of(name)));
	}

	/** The list that keeps parts from being rehearsed where such a file is, by part. */
	private static Map<String, List<String>> known() throws IOException {
		Map<String, List<String>> known = new HashMap<>();
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(
				SpringRehearsal.class.getResourceAsStream("obstacles.list"), StandardCharsets.UTF_8))) {
			String section = "";
			for (String line : reader.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).toList()) {
				if (line.startsWith("[")) {
					section = line.substring(1, line.length() - 1);
				}
				else {
					known.computeIfAbsent(section, (key) -> new ArrayList<>()).add(line);
				}
			}
		}
		return known;
	}

}
