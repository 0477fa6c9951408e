package dev.hupper.spring.boot.autoconfigure;

import dev.hupper.worker.WorkerRuntime;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.server.WebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizerBeanPostProcessor;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * Has the monitor leave the application's port to a web server that {@link RelayedServer}
 * does not reach: one of an application without auto-configuration, for example. Called
 * when all bean definitions are there and the server is not.
 */
final class UnrelayedServer implements BeanFactoryPostProcessor {

	private final WorkerRuntime worker;

	private UnrelayedServer(WorkerRuntime worker) {
		this.worker = worker;
	}

	static void lookFor(WorkerRuntime worker, ConfigurableApplicationContext context) {
		if (worker.isRelayed() && ClassUtils.isPresent("org.springframework.boot.web.server.WebServerFactory",
				context.getClassLoader())) {
			context.addBeanFactoryPostProcessor(new UnrelayedServer(worker));
		}
	}

	@Override
	public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
		boolean isMoved = isAny(beans, RelayedServer.class)
				&& isAny(beans, WebServerFactoryCustomizerBeanPostProcessor.class);
		if (!isMoved && isAny(beans, WebServerFactory.class)) {
			try {
				this.worker.servesItself();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}
	}

	private static boolean isAny(ConfigurableListableBeanFactory beans, Class<?> type) {
		return beans.getBeanNamesForType(type, true, false).length > 0;
	}

}
