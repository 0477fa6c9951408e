package dev.hupper.spring.boot.rehearsal;

import java.io.File;
import java.util.List;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The application that is rehearsed. Which auto-configurations take part is listed in the
 * resource {@code imports.list} of this package.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
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
			return (factory) -> factory.setDocumentRoot(directory);
		}

	}

	/** What needs a database. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty("rehearsal.jpa")
	static class Data {

		@Bean
		ApplicationRunner rows(RehearsedRepository repository) {
			return (arguments) -> {
				repository.save(new RehearsedEntity());
				repository.findByTextOrderByIdDesc("");
			};
		}

	}

	/** Answers with text. */
	@RestController
	@ConditionalOnProperty("rehearsal.web")
	static class Text {

		@GetMapping("/text")
		String text() {
			return "to be";
		}

	}

	/** Answers with JSON. */
	@RestController
	@ConditionalOnProperty({ "rehearsal.web", "rehearsal.json" })
	static class Json {

		@GetMapping("/json")
		Line line(@RequestParam int number) {
			return new Line(number, List.of("to be", "or not to be"));
		}

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
