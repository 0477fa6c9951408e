package dev.hupper.sample;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.Project;

/**
 * A small web application of a test under hupper, in a directory of its own: saved as any
 * editor does, and compiled by hupper.
 */
final class WebApp {

	static final String NAME = "demo.App";

	private static final String FILE = "src/main/java/demo/App.java";

	private final Project project;

	private final Server server;

	private String members = "";

	private String main = "SpringApplication.run(App.class, args);";

	WebApp(Path directory, Server server) {
		this.project = new Project(directory);
		this.server = server;
		write("pom.xml", "<project><modelVersion>4.0.0</modelVersion></project>");
		// Its class file shows how this project is compiled, however soon the other is
		// saved.
		this.project.compile("demo.Other", "package demo; class Other { }");
	}

	/** More members of the application's class, a controller and a configuration. */
	WebApp members(String members) {
		this.members = members;
		return this;
	}

	/** What its main does. */
	WebApp main(String statements) {
		this.main = statements;
		return this;
	}

	/** Compile it: {@code /version} says this. */
	WebApp compile(String version) {
		this.project.compile(NAME, source(version));
		return this;
	}

	/** Save it: {@code /version} says this from the next worker on. */
	WebApp save(String version) {
		return write(FILE, source(version));
	}

	private String source(String version) {
		return """
				package demo;

				import java.util.*;
				import org.springframework.boot.*;
				import org.springframework.boot.autoconfigure.*;
				import org.springframework.context.annotation.*;
				import org.springframework.web.bind.annotation.*;

				@SpringBootApplication
				@RestController
				public class App {
					public static void main(String[] args) {
						%s
					}
					@GetMapping("/version")
					String version() {
						return "%s";
					}
					%s
				}
				""".formatted(this.main, version, this.members);
	}

	private WebApp write(String file, String content) {
		try {
			Path path = this.project.directory().resolve(file);
			Files.createDirectories(path.getParent());
			Files.writeString(path, content);
			return this;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Properties of the application, all of them. */
	WebApp properties(String... lines) {
		return write("target/classes/application.properties",
				"spring.main.banner-mode=off\n" + String.join("\n", lines));
	}

	ChildProcess run(String... arguments) {
		List<String> command = new ArrayList<>(this.project.command(List.of(), NAME, arguments));
		int classPath = command.indexOf("-cp") + 1;
		command.set(classPath,
				Arrays.stream(command.get(classPath).split(File.pathSeparator))
					.filter((entry) -> !this.server.leavesOut(new File(entry)))
					.collect(Collectors.joining(File.pathSeparator)));
		return ChildProcess.start(this.project.directory(), Map.of(), command);
	}

	/** What serves it. */
	enum Server {

		TOMCAT("jetty|spring-boot-(jetty|starter-jetty)", Server.REACTIVE),

		JETTY("tomcat|spring-boot-tomcat", Server.REACTIVE),

		NETTY("jetty|tomcat|spring-boot-(jetty|servlet|tomcat|webmvc)|spring-webmvc");

		private static final String REACTIVE = "netty|reactor|spring-boot-(netty|reactor|webflux)|spring-webflux";

		/** What the sample has and this application does not need. */
		private static final String OTHERS = "cucumber|h2-|hibernate|spring-boot-(actuator|data|health|hibernate|jdbc|"
				+ "jpa|micrometer|persistence|restclient|sql|test|thymeleaf|transaction|validation|webmvc-test)|"
				+ "spring-data|testng|thymeleaf";

		private final Pattern leftOut;

		Server(String... leftOut) {
			this.leftOut = Pattern.compile("(" + String.join("|", leftOut) + "|" + OTHERS + ").*");
		}

		private boolean leavesOut(File entry) {
			return entry.getPath().contains("sample-app") || this.leftOut.matcher(entry.getName()).matches();
		}

	}

}
