package dev.hupper.spring.boot.containers;

import org.jspecify.annotations.Nullable;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.lifecycle.Startable;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What keeps a container from being reused.
 */
final class Obstacles {

	private Obstacles() {
	}

	/** Look for an obstacle to keep a bean, in words; null if there is none. */
	static @Nullable String find(Startable startable, String beanName, ConfigurableListableBeanFactory beanFactory) {
		if (!(startable instanceof GenericContainer<?> container)) {
			return "Testcontainers reuses single containers only";
		}
		if (container.getContainerId() != null) {
			return "it was started before it became a bean";
		}
		if (container.getNetwork() != null) {
			return "it is in a network of its own";
		}
		if (container.isHostAccessible()) {
			return "it reaches this computer through another container";
		}
		if (overrides(container.getClass(), "containerIsCreated", String.class)
				|| overrides(container.getClass(), "canBeReused")) {
			return "Testcontainers does not reuse a " + container.getClass().getSimpleName();
		}
		return isDestroyed(beanName, beanFactory) ? "its bean has a destroy method" : null;
	}

	/** As Testcontainers decides it, which would refuse to start the container. */
	private static boolean overrides(Class<?> type, String method, Class<?>... parameters) {
		for (Class<?> at = type; at != null && at != GenericContainer.class; at = at.getSuperclass()) {
			try {
				at.getDeclaredMethod(method, parameters);
				return true;
			}
			catch (NoSuchMethodException | NoClassDefFoundError ex) {
				// Not this one.
			}
		}
		return false;
	}

	/** Spring Boot has emptied the name where it stops the container itself. */
	private static boolean isDestroyed(String beanName, ConfigurableListableBeanFactory beanFactory) {
		return beanFactory.containsBeanDefinition(beanName)
				&& !"".equals(beanFactory.getBeanDefinition(beanName).getDestroyMethodName());
	}

}
