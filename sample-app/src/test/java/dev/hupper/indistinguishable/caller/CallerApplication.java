package dev.hupper.indistinguishable.caller;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.core.env.Environment;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks itself, by each of Spring's clients.
 */
@SpringBootApplication
@RestController
public class CallerApplication {

	private final RestClient client;

	private final WebClient reactiveClient;

	private final Environment environment;

	CallerApplication(RestClient.Builder client, WebClient.Builder reactiveClient, Environment environment) {
		this.client = client.build();
		this.reactiveClient = reactiveClient.build();
		this.environment = environment;
	}

	public static void main(String[] args) {
		SpringApplication.run(CallerApplication.class, args);
	}

	@GetMapping("/")
	public String page() {
		String uri = "http://localhost:" + this.environment.getProperty("local.server.port") + "/answer";
		Answer first = this.client.get().uri(uri).retrieve().body(Answer.class);
		Answer second = this.reactiveClient.get().uri(uri).retrieve().bodyToMono(Answer.class).block();
		return "A page that says " + first + " and " + second;
	}

	@GetMapping("/answer")
	Answer answer() {
		return new Answer("yes", 1);
	}

	record Answer(String text, int number) {

	}

}
