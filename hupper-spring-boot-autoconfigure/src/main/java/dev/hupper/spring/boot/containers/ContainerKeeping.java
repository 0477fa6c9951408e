package dev.hupper.spring.boot.containers;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;

import dev.hupper.api.ReloaderProxy;
import dev.hupper.containers.ContainerRecord;
import dev.hupper.platform.Threads;
import dev.hupper.worker.WorkerRuntime;

/**
 * Marks container beans to be reused before Spring Boot starts them: then it does not
 * stop them with their context, and the next worker finds them. The monitor removes them
 * by their label.
 */
class ContainerKeeping implements BeanPostProcessor, DisposableBean, PriorityOrdered {

	private static final Log logger = LogFactory.getLog(ContainerKeeping.class);

	/** Of all contexts of this process, with what they claimed when they were started. */
	private static final Map<GenericContainer<?>, Set<String>> KEPT = new ConcurrentHashMap<>();

	private final ContainerRecord record;

	private final ConfigurableListableBeanFactory beanFactory;

	private final ReloaderProxy reloader;

	private final boolean first;

	ContainerKeeping(ContainerRecord record, ConfigurableListableBeanFactory beanFactory, WorkerRuntime worker) {
		this.record = record;
		this.beanFactory = beanFactory;
		this.reloader = worker.proxy();
		this.first = this.reloader.getReloadCount() == 0;
		if (!this.first) {
			worker.start().onUp(() -> Threads.start("hupper-containers", this::removeOutdated));
			worker.start().onFailed(ContainerKeeping::sayThatDataIsKept);
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String beanName) {
		if (bean instanceof Startable startable && !isReusedByUser(startable)) {
			String obstacle = Obstacles.find(startable, beanName, this.beanFactory);
			if (obstacle == null && startable instanceof GenericContainer<?> container) {
				obstacle = keep(container);
			}
			if (obstacle != null) {
				startAfresh(startable, beanName, obstacle);
			}
		}
		return bean;
	}

	/** Nobody would find, stop or remove one that asks to be reused by itself. */
	private void startAfresh(Startable startable, String beanName, String obstacle) {
		if (startable instanceof GenericContainer<?> container) {
			container.withReuse(false);
		}
		if (this.first) {
			logger.info("The container '" + beanName + "' is started afresh with each reload: " + obstacle);
		}
	}

	private static boolean isReusedByUser(Startable startable) {
		return startable instanceof GenericContainer<?> container && container.isShouldBeReused()
				&& ContainerLabel.isReuseSwitchedOnByUser();
	}

	private @Nullable String keep(GenericContainer<?> container) {
		try {
			ContainerLabel.begin(this.record);
		}
		catch (IOException ex) {
			return ex.getMessage();
		}
		catch (RuntimeException ex) {
			// There is no engine: the start of the container says so.
			return null;
		}
		container.withReuse(true);
		container.withLabel(ContainerRecord.LABEL, this.record.value());
		container.withLabel(ContainerRecord.BEAN_LABEL, "true");
		KEPT.put(container, Set.of());
		container.withCreateContainerCmdModifier((command) -> KEPT.put(container, Claims.of(command)));
		return null;
	}

	/**
	 * A container that could not be started may claim the port, or the name, of the one
	 * which is configured as it was before. One that nobody has tried to start, as a bean
	 * failed before, an image is missing or this process is to stop, leaves its own to
	 * the next worker.
	 */
	@Override
	public void destroy() {
		Set<String> claimed = KEPT.entrySet()
			.stream()
			.filter((kept) -> kept.getKey().getContainerId() == null)
			.flatMap((kept) -> kept.getValue().stream())
			.collect(Collectors.toSet());
		if (!this.first && !claimed.isEmpty()
				&& remove(() -> this.record.removeBeansHolding(claimed, runningIds())) > 0) {
			this.reloader.triggerReload();
		}
	}

	/** Where a start by hand works, as its containers are empty. */
	private static void sayThatDataIsKept(Throwable failure) {
		if (!runningIds().isEmpty() && LeftData.mayHaveCaused(failure)) {
			logger.info("Containers keep what is in them until hupper ends. "
					+ "Started with hupper.containers.keep=false, it gives each process its own");
		}
	}

	/** A container that is configured otherwise now is another one. */
	private void removeOutdated() {
		remove(() -> this.record.removeBeansBut(runningIds()));
	}

	private static Set<String> runningIds() {
		return KEPT.keySet()
			.stream()
			.map(GenericContainer::getContainerId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
	}

	private static int remove(Removal removal) {
		try {
			int count = removal.run();
			if (count > 0) {
				logger.info("Removed " + ((count > 1) ? count + " containers" : "a container")
						+ " that no bean of the application uses any more");
			}
			return count;
		}
		catch (IOException ex) {
			logger.debug("Containers that no bean uses any more are removed when hupper ends", ex);
			return 0;
		}
	}

	/** Removes containers, and tells how many. */
	private interface Removal {

		int run() throws IOException;

	}

}
