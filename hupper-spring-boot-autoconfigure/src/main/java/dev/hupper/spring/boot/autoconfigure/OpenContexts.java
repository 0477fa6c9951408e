package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.hupper.spring.boot.ReloadingEvent;
import dev.hupper.worker.WorkerRuntime;
import org.jspecify.annotations.Nullable;
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

	private final Set<ApplicationContext> contexts = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Set<ApplicationContext> refreshed = Collections.synchronizedSet(new LinkedHashSet<>());

	private final Map<ApplicationContext, ContextStart> starts = new ConcurrentHashMap<>();

	/** The thread that closes them all. */
	private volatile @Nullable Thread closer;

	/**
	 * Follow a context that this thread is about to refresh, and from then on its
	 * children.
	 */
	void add(ConfigurableApplicationContext context) {
		this.contexts.add(context);
		this.starts.put(context, ContextStart.of(context));
		context.addApplicationListener(this);
	}

	/**
	 * A start has failed. Spring closes what has been refreshed before that, and says so.
	 */
	void startFails(ApplicationContext context) {
		if (this.starts.remove(context) != null) {
			this.contexts.remove(context);
		}
	}

	@Override
	public void onApplicationEvent(ApplicationContextEvent event) {
		ApplicationContext context = event.getApplicationContext();
		if (event instanceof ContextRefreshedEvent) {
			this.contexts.add(context);
			this.refreshed.add(context);
			Optional.ofNullable(this.starts.remove(context)).ifPresent(ContextStart::succeeds);
		}
		else if (event instanceof ContextClosedEvent) {
			this.contexts.remove(context);
			this.refreshed.remove(context);
		}
	}

	/**
	 * Whether all are being closed, by another thread, and no start is under way any
	 * more, which could be around the one that asks, or wait for it.
	 */
	boolean isStopping() {
		Thread closer = this.closer;
		return closer != null && closer != Thread.currentThread() && this.starts.isEmpty();
	}

	/**
	 * Close all, children before parents and the youngest first among equals. The refresh
	 * of a context ends early, as one that fails.
	 * @return the exit code: the first that is not 0
	 */
	int close() {
		this.closer = Thread.currentThread();
		int exitCode = 0;
		for (ApplicationContext context : childrenFirst()) {
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
		Optional.ofNullable(this.starts.get(context)).ifPresent(ContextStart::stop);
		this.starts.remove(context);
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

	private List<ApplicationContext> childrenFirst() {
		List<ApplicationContext> order;
		synchronized (this.contexts) {
			order = new ArrayList<>(this.contexts);
		}
		Collections.reverse(order);
		order.sort(Comparator.comparingInt(OpenContexts::depth).reversed());
		return order;
	}

	private static int depth(ApplicationContext context) {
		int depth = 0;
		for (ApplicationContext at = context.getParent(); at != null; at = at.getParent()) {
			depth++;
		}
		return depth;
	}

}
