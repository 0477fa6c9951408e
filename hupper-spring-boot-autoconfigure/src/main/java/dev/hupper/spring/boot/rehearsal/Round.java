package dev.hupper.spring.boot.rehearsal;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.spring.boot.properties.HupperProperties;
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
 * Starts the application of the rehearsal with some parts, sends it their requests and
 * closes it.
 *
 * @param name what went wrong is told under
 */
record Round(String name, Set<Part> parts, Setting setting) implements Rehearsal.Step {

	private static final int MAX_CAUSE = 100;

	static Round of(String name, Set<Part> members, Setting setting) {
		Set<Part> parts = EnumSet.noneOf(Part.class);
		members.forEach((part) -> parts.addAll(part.withNeeded()));
		return new Round(name, parts, setting);
	}

	@Override
	public void take(Path scratch) throws Exception {
		LibraryView libraries = this.setting.libraries();
		Thread.currentThread().setContextClassLoader(libraries);
		libraries.use(this.parts);
		Traces traces = new Traces(this.setting.cold(), libraries);
		try {
			run(scratch);
		}
		catch (Exception | LinkageError ex) {
			throw new IllegalStateException("it fails, " + summary(ex), ex);
		}
		finally {
			traces.putBack();
		}
		traces.check();
	}

	private static String summary(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null && cause.getCause() != cause) {
			cause = cause.getCause();
		}
		String message = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
		return cause.getClass().getSimpleName() + ": "
				+ ((message.length() <= MAX_CAUSE) ? message : message.substring(0, MAX_CAUSE) + "…");
	}

	private void run(Path scratch) throws Exception {
		Deque<AutoCloseable> opened = new ArrayDeque<>();
		try (Silence silence = Silence.keep(this.setting.logging())) {
			try {
				for (Part part : this.parts) {
					opened.push(part.statics(this.setting.libraries()));
				}
				ConfigurableApplicationContext context = start(scratch);
				opened.push(context);
				// As hupper itself does at each start, before anything else is read.
				HupperProperties.from(context.getEnvironment()).normalised();
				sendRequests(context);
			}
			finally {
				while (!opened.isEmpty()) {
					opened.pop().close();
				}
			}
		}
	}

	private void sendRequests(ConfigurableApplicationContext context) throws Exception {
		if (Part.type(this.parts) == WebApplicationType.NONE) {
			return;
		}
		for (Part part : this.parts) {
			for (String request : part.requests()) {
				LoopbackRequest.send(context.getEnvironment().getRequiredProperty("local.server.port", int.class),
						request);
			}
		}
	}

	private ConfigurableApplicationContext start(Path scratch) {
		SpringApplication application = new SpringApplication(new DefaultResourceLoader(this.setting.libraries()),
				RehearsalApplication.class);
		application.setWebApplicationType(Part.type(this.parts));
		application.setEnvironment(environment(scratch));
		application.setBannerMode(Banner.Mode.OFF);
		application.setRegisterShutdownHook(false);
		return application.run();
	}

	/** Knows nothing of the process it is in. */
	private StandardEnvironment environment(Path scratch) {
		Map<String, Object> properties = new HashMap<>(Part.properties(this.parts));
		properties.put("spring.config.location",
				"classpath:/" + ClassUtils.classPackageAsResourcePath(Round.class) + "/");
		properties.put("rehearsal.directory", scratch.toString());
		return new StandardEnvironment() {

			@Override
			protected void customizePropertySources(MutablePropertySources sources) {
				sources.addLast(new MapPropertySource("rehearsal", properties));
			}

		};
	}

	/**
	 * What all rounds share.
	 *
	 * @param cold the inventory of the application after a plain start
	 */
	record Setting(LibraryView libraries, Logging logging, List<String> cold) {

	}

}
