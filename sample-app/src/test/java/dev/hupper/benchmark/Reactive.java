package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a reactive application: WebFlux on Netty, and rows in H2 through R2DBC.
 */
final class Reactive {

	static final String MAIN = "reactive.ReactiveApplication";

	static final String EDITED = "reactive/NotesController";

	static final String TEXT = "[Reactive]";

	/** By group and artifact; without a group, of Spring Boot. */
	static final List<String> DEPENDENCIES = List.of("spring-boot-starter-webflux", "spring-boot-starter-validation",
			"spring-boot-starter-actuator", "org.springframework:spring-r2dbc", "io.r2dbc:r2dbc-h2");

	private static final String APPLICATION = """
			package reactive;

			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;

			@SpringBootApplication
			public class ReactiveApplication {

				public static void main(String[] args) {
					SpringApplication.run(ReactiveApplication.class, args);
				}

			}
			""";

	private static final String NOTES = """
			package reactive;

			import io.r2dbc.spi.*;
			import jakarta.validation.constraints.NotBlank;
			import org.springframework.context.annotation.*;
			import org.springframework.r2dbc.core.DatabaseClient;
			import org.springframework.stereotype.Repository;
			import reactor.core.publisher.*;

			record Note(@NotBlank String text) {

			}

			@Repository
			class Notes {

				private final DatabaseClient client;

				Notes(DatabaseClient client) {
					this.client = client;
				}

				Flux<Note> all() {
					return this.client.sql("select text from note order by id")
						.map((row) -> new Note(row.get("text", String.class)))
						.all();
				}

				Mono<Note> save(Note note) {
					return this.client.sql("insert into note (text) values (:text)")
						.bind("text", note.text())
						.then()
						.thenReturn(note);
				}

			}

			@Configuration(proxyBeanMethods = false)
			class Database {

				@Bean
				ConnectionFactory connectionFactory() {
					return ConnectionFactories.get("r2dbc:h2:mem:///reactive?options=DB_CLOSE_DELAY=-1");
				}

				@Bean
				DatabaseClient databaseClient(ConnectionFactory connections) {
					DatabaseClient client = DatabaseClient.create(connections);
					client.sql("create table note (id identity primary key, text varchar(200))").then().block();
					return client;
				}

			}
			""";

	private static final String CONTROLLER = """
			package reactive;

			import jakarta.validation.Valid;
			import org.springframework.http.MediaType;
			import org.springframework.web.bind.annotation.*;
			import reactor.core.publisher.*;

			@RestController
			class NotesController {

				private final Notes notes;

				NotesController(Notes notes) {
					this.notes = notes;
				}

				@GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
				Mono<String> page() {
					return this.notes.all()
						.count()
						.map((count) -> "[Reactive] id=\\"pid\\">" + ProcessHandle.current().pid() + "< " + count);
				}

				@PostMapping("/notes")
				Mono<Note> save(@Valid @RequestBody Note note) {
					return this.notes.save(note);
				}

				@GetMapping("/notes")
				Flux<Note> list() {
					return this.notes.all();
				}

			}
			""";

	private Reactive() {
	}

	/** Write the sources. */
	static void write(Path directory) throws IOException {
		file(directory, "src/main/java/reactive/ReactiveApplication.java", APPLICATION);
		file(directory, "src/main/java/reactive/Notes.java", NOTES);
		file(directory, "src/main/java/reactive/NotesController.java", CONTROLLER);
		Files.createDirectories(directory.resolve("src/main/resources"));
	}

	private static void file(Path directory, String name, String text) throws IOException {
		Path file = directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
