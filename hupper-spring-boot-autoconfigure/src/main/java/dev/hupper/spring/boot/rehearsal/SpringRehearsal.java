package dev.hupper.spring.boot.rehearsal;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.hupper.worker.Rehearsal;

import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.util.ClassUtils;

/**
 * Starts an application of hupper's own through Spring's start-up, sends it requests if
 * it has a web server, and closes it. Found by its name.
 */
public final class SpringRehearsal implements Rehearsal {

	/** The second lets the JVM compile what the first has initialised. */
	private static final int ROUNDS = 2;

	/** Other servers keep threads for the life of the JVM. */
	private static final List<String> SERVLET_APPLICATION = List.of(
			"org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory",
			"org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
			"org.springframework.web.servlet.DispatcherServlet");

	private static final String TEMPLATES = "org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration";

	@Override
	public Optional<String> rehearse(Path scratch) throws Exception {
		LibraryView view = LibraryView.ofClassPath(SpringRehearsal.class.getClassLoader());
		Optional<String> obstacle = Obstacle.find(view);
		if (obstacle.isPresent()) {
			return obstacle;
		}
		Thread.currentThread().setContextClassLoader(view);
		for (int round = 0; round < ROUNDS; round++) {
			rehearseOnce(view, scratch);
		}
		return Optional.empty();
	}

	private static void rehearseOnce(LibraryView view, Path scratch) throws Exception {
		try (Traces traces = Traces.record();
				Silence silence = Silence.keep();
				DatabaseStatics database = new DatabaseStatics(view)) {
			if (view.holdsAll(SERVLET_APPLICATION)) {
				serve(view, scratch);
			}
			else {
				start(view, scratch, WebApplicationType.NONE).close();
			}
		}
	}

	private static void serve(LibraryView view, Path scratch) throws Exception {
		try (TomcatStatics tomcat = new TomcatStatics(view);
				ConfigurableApplicationContext context = start(view, scratch, WebApplicationType.SERVLET)) {
			int port = context.getEnvironment().getRequiredProperty("local.server.port", int.class);
			LoopbackRequest.send(port, "/json?number=1");
			if (view.holds(TEMPLATES)) {
				LoopbackRequest.send(port, "/page");
			}
		}
	}

	private static ConfigurableApplicationContext start(LibraryView view, Path scratch, WebApplicationType type) {
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(view),
				RehearsalApplication.class);
		application.setWebApplicationType(type);
		application.setEnvironment(environment(scratch));
		application.setBannerMode(Banner.Mode.OFF);
		application.setRegisterShutdownHook(false);
		return application.run();
	}

	/** Knows nothing of the process it is in. */
	private static StandardEnvironment environment(Path scratch) {
		return new StandardEnvironment() {

			@Override
			protected void customizePropertySources(MutablePropertySources sources) {
				sources.addLast(new MapPropertySource("rehearsal",
						Map.of("spring.config.location",
								"classpath:/" + ClassUtils.classPackageAsResourcePath(SpringRehearsal.class) + "/",
								"rehearsal.directory", scratch.toString())));
			}

		};
	}

}
