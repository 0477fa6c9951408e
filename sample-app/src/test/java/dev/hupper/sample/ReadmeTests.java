package dev.hupper.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.testing.Repository;

import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the README and the pages of {@code docs} tell people is right.
 */
class ReadmeTests {

	@TempDir
	private Path directory;

	@Test
	void theTwoCommandsAreThoseThatAreTested() {
		assertThat(Readme.snippets(Readme.text(), "shell")).map(String::strip)
			.containsExactly("./mvnw spring-boot:run", "./mvnw verify");
	}

	@Test
	void javaCompiles() {
		List<String> snippets = Readme.snippets(Readme.page("getting-started.md"), "java");
		assertThat(snippets).isNotEmpty().allSatisfy(this::compile);
	}

	@Test
	void dependenciesNameTheStarterOfThisVersion() throws IOException {
		String pom = Files.readString(Repository.root().resolve("hupper-spring-boot-starter/pom.xml"));
		String group = first(pom, "<groupId>(.+?)</groupId>");
		String version = first(pom, "<version>(.+?)</version>");

		assertThat(snippets("xml")).hasSize(3)
			.allSatisfy((xml) -> assertThat(xml).contains("<groupId>" + group + "</groupId>",
					"<artifactId>hupper-spring-boot-starter</artifactId>", "<version>" + version + "</version>"));
		assertThat(snippets("groovy")).hasSize(3)
			.allSatisfy((gradle) -> assertThat(gradle)
				.contains("\"" + group + ":hupper-spring-boot-starter:" + version + "\""));
	}

	@Test
	void tableHasEveryPropertyWithItsDefault() throws IOException {
		JsonNode metadata;
		try (InputStream json = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			metadata = JsonMapper.shared().readTree(json);
		}
		assertThat(metadata.path("properties")).isNotEmpty().allSatisfy((property) -> {
			String line = first(Readme.page("properties.md"),
					"(?m)^\\| `" + property.path("name").stringValue() + "` \\| (.*)$");
			JsonNode value = property.path("defaultValue");
			if (value.isValueNode()) {
				assertThat(line).startsWith("`" + value.asString() + "` |");
			}
		});
	}

	@Test
	void mapHasEveryPackage() throws IOException {
		Path sources = Repository.root().resolve("hupper-spring-boot-autoconfigure/src/main/java");
		List<String> packages;
		try (Stream<Path> files = Files.walk(sources)) {
			packages = files.filter((file) -> file.endsWith("package-info.java"))
				.map((file) -> sources.relativize(file.getParent()).toString().replace('/', '.'))
				.toList();
		}
		assertThat(Pattern.compile("(?m)^\\| `((?:dev\\.hupper|jdk)[a-z.]*)` \\|")
			.matcher(Readme.page("how-it-works.md"))
			.results()).map((line) -> line.group(1)).containsExactlyInAnyOrderElementsOf(packages);
	}

	@Test
	void proofsExist() throws IOException {
		try (Stream<Path> files = Files.walk(Repository.root())) {
			Map<String, Path> tests = files.filter((file) -> file.toString().matches(".*/src/test/java/.*Tests\\.java"))
				.collect(Collectors.toMap((file) -> file.getFileName().toString(), (file) -> file));
			List<MatchResult> proofs = Pattern.compile("`(\\w+Tests)\\.(\\w+)`")
				.matcher(String.join("\n", Readme.pages().values()))
				.results()
				.toList();
			assertThat(proofs).isNotEmpty();
			for (MatchResult proof : proofs) {
				assertThat(tests.get(proof.group(1) + ".java")).as(proof.group())
					.content()
					.contains("void " + proof.group(2) + "(");
			}
		}
	}

	/** {@link #proofsExist()} looks for the tests that are named. */
	@Test
	void eachPropertyOfDevtoolsNamesItsTest() {
		List<String> rows = Readme.page("coming-from-devtools.md")
			.lines()
			.filter((line) -> line.startsWith("| `spring.devtools."))
			.toList();
		assertThat(rows).hasSize(10).allMatch((row) -> row.matches("\\|[^|]+\\|[^|]+\\| `\\w+Tests\\.\\w+` \\|"));
	}

	@Test
	void linksLeadSomewhere() {
		assertThat(Readme.pages())
			.allSatisfy((page, text) -> Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)(?:#([^)]*))?\\)")
				.matcher(text)
				.results()
				.forEach((link) -> {
					Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1)).normalize();
					assertThat(target).as("%s in %s", link.group(), page).exists();
					if (link.group(2) != null) {
						assertThat(anchors(Readme.pages().get(target))).as("%s in %s", link.group(), page)
							.contains(link.group(2));
					}
				}));
	}

	/** Whatever troubleshooting shows as a text of the program, the program prints. */
	@Test
	void textsOfTroubleshootingAreThoseOfTheProgram() throws IOException {
		String code = sources();
		List<String> symptoms = Pattern.compile("(?m)^\\| (.*?) \\|")
			.matcher(Readme.page("troubleshooting.md"))
			.results()
			.flatMap((row) -> Pattern.compile("`([^`]{20,})`").matcher(row.group(1)).results())
			.flatMap((text) -> Stream.of(text.group(1).split("…")))
			.map(String::strip)
			.filter((text) -> text.contains(" "))
			.toList();
		assertThat(symptoms).hasSizeGreaterThan(20);
		assertThat(symptoms).filteredOn((text) -> !code.contains(text)).as("texts no code prints").isEmpty();
	}

	/**
	 * All of the main code, with the strings that stand on several lines in one piece.
	 */
	private static String sources() throws IOException {
		try (Stream<Path> files = Files
			.walk(Repository.root().resolve("hupper-spring-boot-autoconfigure/src/main/java"))) {
			StringBuilder code = new StringBuilder();
			for (Path file : files.filter((file) -> file.toString().endsWith(".java")).toList()) {
				code.append(Files.readString(file));
			}
			return code.toString().replaceAll("\"\\s*\\+\\s*\"", "");
		}
	}

	private static List<String> anchors(String page) {
		return Pattern.compile("(?m)^#+ (.*)$")
			.matcher(page)
			.results()
			.map((heading) -> heading.group(1).toLowerCase(Locale.ROOT).replaceAll("[^\\w -]", "").replace(' ', '-'))
			.toList();
	}

	private static List<String> snippets(String language) {
		return Readme.pages().values().stream().flatMap((text) -> Readme.snippets(text, language).stream()).toList();
	}

	private void compile(String code) {
		String type = first(code, "class (\\w+)");
		JavaFileObject source = new SimpleJavaFileObject(URI.create("string:///" + type + ".java"),
				JavaFileObject.Kind.SOURCE) {

			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return code;
			}

		};
		StringWriter out = new StringWriter();
		JavaCompiler.CompilationTask task = ToolProvider.getSystemJavaCompiler()
			.getTask(out, null, null, List.of("--release", "17", "-proc:none", "-d", this.directory.toString(), "-cp",
					System.getProperty("java.class.path")), null, List.of(source));
		assertThat(task.call()).as(out::toString).isTrue();
	}

	private static String first(String text, String regex) {
		Matcher matcher = Pattern.compile(regex).matcher(text);
		assertThat(matcher.find()).as(regex).isTrue();
		return matcher.group(1);
	}

}
