package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes an application as there are many: entities, each with a repository, a service, a
 * controller and a form, a page, security, a cache, migrations and mail. What they look
 * like is random, and always the same.
 *
 * @param directory of the project
 * @param entities how many, at least one
 * @param extras what it has besides: {@code mysql}, {@code postgresql}, {@code mariadb},
 * {@code logback}, {@code log4j2}, {@code jetty}, {@code keystore}, {@code strange}
 */
record Ordinary(Path directory, int entities, Set<String> extras) {

	/** What the name {@code ordinary} alone stands for. */
	static final Set<String> USUAL = Set.of("mysql", "postgresql", "mariadb", "logback");

	static final String MAIN = "ordinary.OrdinaryApplication";

	static final String EDITED = "ordinary/HomeController";

	static final String TEXT = "[Ordinary]";

	private static final int USUAL_ENTITIES = 60;

	private static final Pattern SIZE = Pattern.compile("(\\d+)e");

	private static final List<String> TYPES = List.of("String", "int", "long", "boolean", "java.time.LocalDate",
			"java.math.BigDecimal");

	private static final List<String> COLUMNS = List.of("varchar(200)", "integer", "bigint", "boolean", "date",
			"numeric(38,2)");

	/**
	 * Read a name.
	 * @param name {@code ordinary}, or with what it has besides: {@code ordinary-none},
	 * {@code ordinary-mysql-jetty}; {@code 200e} in it stands for 200 entities instead of
	 * 60: {@code ordinary-200e}, {@code ordinary-200e-none}
	 */
	static Ordinary named(String name, Path directory) {
		int entities = USUAL_ENTITIES;
		Set<String> extras = new TreeSet<>();
		for (String part : name.split("-")) {
			Matcher size = SIZE.matcher(part);
			if (size.matches()) {
				entities = Integer.parseInt(size.group(1));
			}
			else if (!part.equals("ordinary")) {
				extras.add(part);
			}
		}
		return new Ordinary(directory, entities, extras.isEmpty() ? USUAL : extras);
	}

	/** Its dependencies, by group and artifact. */
	List<String> dependencies() {
		List<String> all = new ArrayList<>();
		for (String starter : List.of("webmvc", "data-jpa", "security", "validation", "thymeleaf", "actuator", "cache",
				"flyway", "mail")) {
			all.add("org.springframework.boot:spring-boot-starter-" + starter);
		}
		all.addAll(List.of("com.github.ben-manes.caffeine:caffeine", "com.h2database:h2", "org.projectlombok:lombok"));
		add(all, "mysql", "com.mysql:mysql-connector-j");
		add(all, "postgresql", "org.postgresql:postgresql");
		add(all, "mariadb", "org.mariadb.jdbc:mariadb-java-client");
		add(all, "log4j2", "org.springframework.boot:spring-boot-starter-log4j2");
		add(all, "jetty", "org.springframework.boot:spring-boot-starter-jetty");
		return all;
	}

	/** What none of them may bring, by artifact. */
	List<String> exclusions() {
		List<String> all = new ArrayList<>();
		add(all, "log4j2", "spring-boot-starter-logging");
		add(all, "jetty", "spring-boot-starter-tomcat");
		return all;
	}

	private void add(List<String> all, String extra, String artifact) {
		if (this.extras.contains(extra)) {
			all.add(artifact);
		}
	}

	/** Write sources and resources. */
	void write() throws IOException {
		Random random = new Random(1);
		StringBuilder schema = new StringBuilder();
		for (int i = 0; i < this.entities; i++) {
			entity(i, random, schema);
			source("Item" + i + "Repository", REPOSITORY, i);
			source("Item" + i + "Service", SERVICE, i);
			source("Item" + i + "Controller", CONTROLLER, i);
			source("Item" + i + "Form", FORM, i);
		}
		source("OrdinaryApplication", APPLICATION, 0);
		source("HomeController", HOME, 0);
		source("Security", SECURITY, 0);
		resource("db/migration/V1__schema.sql", schema.toString());
		resource("templates/home.html", PAGE);
		resource("application.yaml", CONFIGURATION);
		if (this.extras.contains("logback")) {
			resource("logback.xml", LOGBACK);
		}
		if (this.extras.contains("keystore")) {
			resource("keystore.p12", "not a keystore, since nobody opens it");
		}
		if (this.extras.contains("strange")) {
			resource("data.json", "{}");
		}
	}

	private void entity(int number, Random random, StringBuilder schema) throws IOException {
		StringBuilder fields = new StringBuilder();
		schema.append("create sequence item%1$d_seq start with 1 increment by 50;%n".formatted(number));
		schema.append("create table item%d (id bigint primary key, name varchar(100)".formatted(number));
		for (int i = 0, count = 3 + random.nextInt(8); i < count; i++) {
			int type = random.nextInt(TYPES.size());
			fields.append("\tprivate %s field%d;%n%n".formatted(TYPES.get(type), i));
			schema.append(", field%d %s".formatted(i, COLUMNS.get(type)));
		}
		if (number > 0) {
			fields.append("\t@ManyToOne(fetch = FetchType.LAZY)%n\tprivate Item%d parent;%n"
				.formatted(random.nextInt(number)));
			schema.append(", parent_id bigint");
		}
		schema.append(");\n");
		source("Item" + number, ENTITY.replace("FIELDS", fields), number);
	}

	private void source(String name, String text, int number) throws IOException {
		file("src/main/java/ordinary/" + name + ".java",
				"package ordinary;\n\n" + text.replace("Item#", "Item" + number).replace("item#", "item" + number));
	}

	/** Where a build copies it to, too. */
	private void resource(String name, String text) throws IOException {
		file("src/main/resources/" + name, text);
		file("target/classes/" + name, text);
	}

	private void file(String name, String text) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

	private static final String ENTITY = """
			import jakarta.persistence.*;
			import jakarta.validation.constraints.*;
			import lombok.*;

			@Entity
			@Getter
			@Setter
			@Table(name = "item#")
			public class Item# {

				@Id
				@GeneratedValue
				private Long id;

				@NotBlank
				@Size(max = 100)
				private String name;

			FIELDS
			}
			""";

	private static final String REPOSITORY = """
			import java.util.List;
			import org.springframework.data.jpa.repository.*;

			interface Item#Repository extends JpaRepository<Item#, Long> {

				List<Item#> findByNameContainingOrderByIdDesc(String name);

				@Query("select count(i) from Item# i where i.name like :name")
				long countByPattern(String name);

			}
			""";

	private static final String SERVICE = """
			import java.util.List;
			import lombok.*;
			import org.springframework.cache.annotation.*;
			import org.springframework.stereotype.Service;
			import org.springframework.transaction.annotation.Transactional;

			@Service
			@RequiredArgsConstructor
			class Item#Service {

				private final Item#Repository repository;

				@Cacheable("items")
				@Transactional(readOnly = true)
				public List<Item#> find(String name) {
					return this.repository.findByNameContainingOrderByIdDesc(name);
				}

				@CacheEvict(cacheNames = "items", allEntries = true)
				@Transactional
				public Item# save(Item#Form form) {
					Item# item = new Item#();
					item.setName(form.name());
					return this.repository.save(item);
				}

			}
			""";

	private static final String CONTROLLER = """
			import jakarta.validation.Valid;
			import java.util.List;
			import lombok.*;
			import org.springframework.web.bind.annotation.*;

			@RestController
			@RequestMapping("/item#")
			@RequiredArgsConstructor
			class Item#Controller {

				private final Item#Service service;

				@GetMapping
				List<Item#Form> list(@RequestParam(defaultValue = "") String name) {
					return this.service.find(name).stream().map((item) -> new Item#Form(item.getName())).toList();
				}

				@PostMapping
				Long save(@Valid @RequestBody Item#Form form) {
					return this.service.save(form).getId();
				}

			}
			""";

	private static final String FORM = """
			import jakarta.validation.constraints.*;

			record Item#Form(@NotBlank @Size(max = 100) String name) {

			}
			""";

	private static final String APPLICATION = """
			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.cache.annotation.EnableCaching;

			@SpringBootApplication
			@EnableCaching
			public class OrdinaryApplication {

				public static void main(String[] args) {
					SpringApplication.run(OrdinaryApplication.class, args);
				}

			}
			""";

	private static final String HOME = """
			import org.springframework.stereotype.Controller;
			import org.springframework.ui.Model;
			import org.springframework.web.bind.annotation.GetMapping;

			@Controller
			class HomeController {

				private final Item0Service items;

				HomeController(Item0Service items) {
					this.items = items;
				}

				@GetMapping("/")
				String home(Model model) {
					model.addAttribute("title", "[Ordinary]");
					model.addAttribute("pid", ProcessHandle.current().pid());
					model.addAttribute("items", this.items.find(""));
					return "home";
				}

			}
			""";

	private static final String SECURITY = """
			import org.springframework.context.annotation.*;
			import org.springframework.security.config.annotation.web.builders.HttpSecurity;
			import org.springframework.security.web.SecurityFilterChain;

			@Configuration(proxyBeanMethods = false)
			class Security {

				@Bean
				SecurityFilterChain chain(HttpSecurity http) throws Exception {
					return http.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll()).build();
				}

			}
			""";

	private static final String PAGE = """
			<!DOCTYPE html>
			<html xmlns:th="http://www.thymeleaf.org"><body>
			<h1 th:text="${title}">Title</h1><p id="pid" th:text="${pid}">0</p>
			<ul><li th:each="item : ${items}" th:text="${item.name}">item</li></ul>
			</body></html>
			""";

	private static final String CONFIGURATION = """
			spring:
			  datasource.url: "jdbc:h2:mem:ordinary"
			  mail.host: localhost
			  cache.caffeine.spec: maximumSize=100
			  jpa.open-in-view: false
			""";

	private static final String LOGBACK = """
			<configuration>
			<include resource="org/springframework/boot/logging/logback/defaults.xml"/>
			<appender name="file" class="ch.qos.logback.core.FileAppender">
			<file>target/ordinary.log</file><encoder><pattern>${FILE_LOG_PATTERN}</pattern></encoder>
			</appender>
			<root level="info"><appender-ref ref="file"/></root>
			</configuration>
			""";

}
