package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What Tomcat keeps for the life of the JVM, put back as if no server had run.
 */
final class TomcatStatics implements AutoCloseable {

	private final Field urlHandlers;

	private final Field mbeans;

	private final Field connectors;

	/**
	 * Keeps Tomcat from setting the one factory of URL handlers that a JVM takes: that
	 * choice is the application's.
	 * @throws ReflectiveOperationException if this Tomcat is not known
	 */
	TomcatStatics(ClassLoader libraries) throws ReflectiveOperationException {
		Class<?> urlHandlers = libraries.loadClass("org.apache.catalina.webresources.TomcatURLStreamHandlerFactory");
		this.urlHandlers = Statics.field(urlHandlers, "instance");
		this.mbeans = Statics.field(libraries.loadClass("org.apache.tomcat.util.modeler.Registry"), "registry");
		this.connectors = Statics.field(libraries.loadClass("org.apache.coyote.AbstractProtocol"), "nameCounter");
		urlHandlers.getMethod("disable").invoke(null);
	}

	@Override
	public void close() throws ReflectiveOperationException {
		this.urlHandlers.set(null, null);
		this.mbeans.set(null, null);
		((AtomicInteger) this.connectors.get(null)).set(0);
	}

}
