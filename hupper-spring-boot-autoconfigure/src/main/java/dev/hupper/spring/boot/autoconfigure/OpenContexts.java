package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.spring.boot.ReloadingEvent;
import dev.hupper.worker.WorkerRuntime;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ApplicationContextEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;

/**
 * Every open application context of this process: those a {@code SpringApplication} made,
 * and those the application made itself below one of them, whose events reach their
 * parents. Thread-safe.
 */
final class OpenContexts implements ApplicationListener<ApplicationContextEvent> {

	/** As Spring Boot's own contexts register what starts and stops a web server. */
	private static final String SERVER = "webServerStartStop";

	private final Set<ApplicationContext> contexts = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Set<ApplicationContext> added = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Set<ApplicationContext> refreshed = Collections.synchronizedSet(new LinkedHashSet<>());

	/** Follow a context that is not refreshed yet, and from then on its children. */
	void add(ConfigurableApplicationContext context) {
		this.contexts.add(context);
		this.added.add(context);
		context.addApplicationListener(this);
	}

	@Override
	public void onApplicationEvent(ApplicationContextEvent event) {
		ApplicationContext context = event.getApplicationContext();
		if (event instanceof ContextRefreshedEvent) {
			this.contexts.add(context);
			this.refreshed.add(context);
		}
		else if (event instanceof ContextClosedEvent) {
			this.contexts.remove(context);
			this.added.remove(context);
			this.refreshed.remove(context);
		}
	}

	/**
	 * Close all, children before parents and the youngest first among equals. A context
	 * that is still being refreshed is closed when it is done, as on a signal. One that
	 * the application made itself and that serves nobody comes last, if it is still open
	 * then: it belongs to a bean, as with Spring Cloud's clients, which uses it until its
	 * own end.
	 * @return the exit code: the first that is not 0
	 */
	int close() {
		int exitCode = 0;
		for (ApplicationContext context : inOrder()) {
			int code = close(context);
			exitCode = (exitCode != 0) ? exitCode : code;
		}
		return exitCode;
	}

	/** A listener that fails keeps no context from being closed. */
	void announceReload(String cause) {
		for (ApplicationContext context : List.copyOf(this.refreshed)) {
			try {
				context.publishEvent(new ReloadingEvent(context, cause));
			}
			catch (RuntimeException ex) {
				System.err.println("[hupper] A listener failed before the reload: " + ex);
			}
		}
	}

	private int close(ApplicationContext context) {
		if (context instanceof ConfigurableApplicationContext configurable && configurable.isActive()) {
			if (this.refreshed.contains(context)) {
				WorkerRuntime.current().ifPresent((worker) -> prepareStop(worker, configurable));
				return SpringApplication.exit(context);
			}
			configurable.close();
		}
		return 0;
	}

	private static void prepareStop(WorkerRuntime worker, ConfigurableApplicationContext context) {
		ExecutorPhases.extend(context, worker.grace());
		if (worker.isRelayed() && worker.reloadCause().isPresent()) {
			DrainedServer.stopAtOnce(context);
		}
	}

	private List<ApplicationContext> inOrder() {
		List<ApplicationContext> all;
		synchronized (this.contexts) {
			all = new ArrayList<>(this.contexts);
		}
		Collections.reverse(all);
		all.sort(Comparator.comparingInt(OpenContexts::depth).reversed());
		Map<Boolean, List<ApplicationContext>> byOwner = all.stream()
			.collect(Collectors.partitioningBy(this::belongsToBean));
		return Stream.of(false, true).map(byOwner::get).flatMap(List::stream).toList();
	}

	private boolean belongsToBean(ApplicationContext context) {
		return !this.added.contains(context) && context instanceof ConfigurableApplicationContext configurable
				&& configurable.isActive() && !configurable.getBeanFactory().containsLocalBean(SERVER);
	}

	private static int depth(ApplicationContext context) {
		int depth = 0;
		for (ApplicationContext at = context.getParent(); at != null; at = at.getParent()) {
			depth++;
		}
		return depth;
	}

}
