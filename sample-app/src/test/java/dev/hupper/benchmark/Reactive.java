package dev.hupper.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes a reactive application: WebFlux on Netty, and rows in H2 through Spring Data
 * R2DBC.
 */
final class Reactive {

	static final String MAIN = "reactive.ReactiveApplication";

	static final String EDITED = "reactive/NotesController";

	static final String TEXT = "[Reactive]";

	/**
	 * By group, artifact and perhaps version; without a group, of Spring Boot. With a
	 * version where not every mirror has the one that Spring Boot's stands for.
	 */
	static final List<String> DEPENDENCIES = List.of("spring-boot-starter-webflux", "spring-boot-starter-validation",
			"spring-boot-starter-actuator", "spring-boot-starter-data-r2dbc",
			"org.springframework.boot:spring-boot-r2dbc:4.1.0", "org.springframework.boot:spring-boot-data-r2dbc:4.1.0",
			"org.springframework.data:spring-data-r2dbc:4.1.0", "io.projectreactor.addons:reactor-pool:1.2.6",
			"com.h2database:h2", "io.r2dbc:r2dbc-h2");

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

			import jakarta.validation.constraints.NotBlank;
			import org.springframework.data.annotation.Id;
			import org.springframework.data.repository.reactive.ReactiveCrudRepository;
			import org.springframework.stereotype.Service;
			import org.springframework.transaction.annotation.Transactional;
			import reactor.core.publisher.*;

			record Note(@Id Long id, @NotBlank String text) {

			}

			interface NoteRepository extends ReactiveCrudRepository<Note, Long> {

				Flux<Note> findByTextContainingOrderByIdDesc(String text);

			}

			@Service
			class Notes {

				private final NoteRepository repository;

				Notes(NoteRepository repository) {
					this.repository = repository;
				}

				@Transactional(readOnly = true)
				public Flux<Note> find(String text) {
					return this.repository.findByTextContainingOrderByIdDesc(text);
				}

				@Transactional
				public Mono<Note> save(Note note) {
					return this.repository.save(note);
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
					return this.notes.find("")
						.count()
						.map((count) -> "[Reactive] id=\\"pid\\">" + ProcessHandle.current().pid() + "< " + count);
				}

				@PostMapping("/notes")
				Mono<Note> save(@Valid @RequestBody Note note) {
					return this.notes.save(note);
				}

				@GetMapping("/notes")
				Flux<Note> list(@RequestParam(defaultValue = "") String text) {
					return this.notes.find(text);
				}

			}
			""";

	private static final String SCHEMA = "create table if not exists note (id identity primary key, text varchar(200));";

	private Reactive() {
	}

	/**
	 * Write sources and resources; the database is in memory, as Spring Boot makes it.
	 */
	static void write(Path directory) throws IOException {
		file(directory, "src/main/java/reactive/ReactiveApplication.java", APPLICATION);
		file(directory, "src/main/java/reactive/Notes.java", NOTES);
		file(directory, "src/main/java/reactive/NotesController.java", CONTROLLER);
		file(directory, "src/main/resources/schema.sql", SCHEMA);
		file(directory, "target/classes/schema.sql", SCHEMA);
	}

	private static void file(Path directory, String name, String text) throws IOException {
		Path file = directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, text);
	}

}
