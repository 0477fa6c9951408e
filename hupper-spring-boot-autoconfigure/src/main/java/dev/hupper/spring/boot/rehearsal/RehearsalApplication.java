package dev.hupper.spring.boot.rehearsal;

import java.io.File;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnJava;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.system.JavaVersion;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;

/**
 * The application that is rehearsed. Which auto-configurations take part is listed in the
 * resource {@code imports.list} of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ RehearsalData.class, RehearsalSecurity.class })
class RehearsalApplication {

	/** What needs a web server. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.web")
	static class Web {

		/**
		 * Given a directory, the web server makes none of its own, and leaves none
		 * behind.
		 */
		@Bean
		WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> documentRoot(
				@Value("${rehearsal.directory}") File directory) {
			return (factory) -> {
				factory.setDocumentRoot(directory);
				if (JettyDirectory.isJetty(factory)) {
					giveJetty(factory, directory);
				}
			};
		}

		private static void giveJetty(Object factory, File directory) {
			try {
				JettyDirectory.give(factory, new File(directory, "jetty"));
			}
			catch (ReflectiveOperationException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/** What needs a reactive web server. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.webflux")
	@ConditionalOnJava(JavaVersion.TWENTY_FOUR)
	static class ReactiveWeb {

		@Bean
		ReactorResourceFactory resources() {
			ReactorResourceFactory resources = new ReactorResourceFactory();
			resources.setUseGlobalResources(false);
			resources.setLoopResourcesSupplier(NioLoops::new);
			resources.setShutdownQuietPeriod(Duration.ZERO);
			return resources;
		}

	}

	/** What has messages. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.websocket")
	@EnableWebSocketMessageBroker
	static class Messages {

		@Bean
		WebSocketMessageBrokerConfigurer broker() {
			return new WebSocketMessageBrokerConfigurer() {

				@Override
				public void configureMessageBroker(MessageBrokerRegistry registry) {
					registry.enableSimpleBroker("/topic");
					registry.setApplicationDestinationPrefixes("/rehearsal");
				}

				@Override
				public void registerStompEndpoints(StompEndpointRegistry registry) {
					registry.addEndpoint("/messages").withSockJS();
				}

			};
		}

	}

	/** What asks others. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.restclient")
	static class Calls {

		@Bean
		ClientHttpRequestFactoryBuilder<ClientHttpRequestFactory> unconnected() {
			return (settings) -> UnconnectedRequest::new;
		}

		@Bean
		ApplicationRunner calls(RestClient.Builder builder) {
			return (arguments) -> {
				RestClient client = builder.baseUrl("http://localhost").build();
				client.get().uri("/line/{number}", 1).retrieve().body(Line.class);
				client.post().uri("/line").body(new Line(1, List.of("to be"))).retrieve().toEntity(Line.class);
			};
		}

	}

	/** What asks others without waiting. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.webclient")
	static class ReactiveCalls {

		@Bean
		ApplicationRunner reactiveCalls(WebClient.Builder builder) {
			return (arguments) -> {
				WebClient client = builder.baseUrl("http://localhost")
					.exchangeFunction((request) -> Mono.just(ClientResponse.create(HttpStatus.OK)
						.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE)
						.body(UnconnectedRequest.ANSWER)
						.build()))
					.build();
				client.get().uri("/line/{number}", 1).retrieve().bodyToMono(Line.class).block();
			};
		}

	}

	/** In memory, whichever the application has. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.cache")
	@EnableCaching
	static class Caches {

	}

	/** Answers with text. */
	@RestController
	@ConditionalOnProperty("rehearsal.server")
	static class Text {

		@GetMapping("/text")
		String text() {
			return "to be";
		}

	}

	/** Answers with text, word by word. */
	@RestController
	@ConditionalOnProperty("rehearsal.webflux")
	static class Words {

		@GetMapping("/words")
		Flux<String> words() {
			return Mono.just("to be").flatMapIterable((line) -> List.of(line.split(" ")));
		}

	}

	/** Answers with JSON. */
	@RestController
	@ConditionalOnProperty({ "rehearsal.server", "rehearsal.json" })
	static class Json {

		@GetMapping("/json")
		Line line(@RequestParam int number) {
			return new Line(number, List.of("to be", "or not to be"));
		}

	}

	/** Answers a form that is checked. */
	@RestController
	@RequestMapping("/search")
	@ConditionalOnProperty({ "rehearsal.server", "rehearsal.json" })
	static class Search {

		@GetMapping("/{id}")
		ResponseEntity<Result> find(@PathVariable int id, @Valid Query query, BindingResult errors, Locale locale,
				@RequestHeader(required = false) String accept, @CookieValue(required = false) String session) {
			return ResponseEntity.ok(new Result(id, query.text(), Map.of("errors", errors.getErrorCount()),
					LocalDate.EPOCH, List.of(new Line(1, List.of(locale.getLanguage())))));
		}

		@PostMapping
		@ResponseStatus(HttpStatus.CREATED)
		Result save(@Valid @RequestBody Query query) {
			return new Result(0, query.text(), Map.of(), query.day(), List.of());
		}

	}

	/** What is asked. */
	record Query(@NotBlank @Size(max = 20) String text, @Min(0) @Nullable Integer size,
			@DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {

	}

	/** What is answered. */
	record Result(int id, String text, Map<String, Integer> counts, @Nullable LocalDate day, List<Line> lines) {

	}

	/** Answers with a page. */
	@Controller
	@ConditionalOnProperty("rehearsal.templates")
	static class Page {

		@GetMapping("/page")
		String page(Model model) {
			model.addAttribute("line", new Line(1, List.of("to be", "or not to be")));
			return "page";
		}

	}

	record Line(int number, List<String> words) {

	}

}
