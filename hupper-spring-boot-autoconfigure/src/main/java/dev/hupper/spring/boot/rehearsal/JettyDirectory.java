package dev.hupper.spring.boot.rehearsal;

import java.io.File;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;

/**
 * Where Jetty works. In a directory of its own choice it would stay in the list of files
 * that the JVM deletes at its end, from which nothing is ever taken. All by name, as
 * Jetty is not needed to compile.
 */
final class JettyDirectory {

	private JettyDirectory() {
	}

	/** Whether this is one of Spring Boot's factories of a Jetty server. */
	static boolean isJetty(Object factory) {
		return factory.getClass().getName().matches("org\\.springframework\\.boot\\.jetty\\..*WebServerFactory");
	}

	/**
	 * Have the server of a factory work in a directory.
	 * @throws ReflectiveOperationException if this Spring Boot is not known
	 */
	static void give(Object factory, File directory) throws ReflectiveOperationException {
		Class<?> type = Class.forName("org.springframework.boot.jetty.JettyServerCustomizer", false,
				factory.getClass().getClassLoader());
		MethodHandle set = MethodHandles.lookup()
			.findStatic(JettyDirectory.class, "set", MethodType.methodType(void.class, File.class, Object.class));
		Object customizers = Array.newInstance(type, 1);
		Array.set(customizers, 0, MethodHandleProxies.asInterfaceInstance(type, set.bindTo(directory)));
		factory.getClass().getMethod("addServerCustomizers", customizers.getClass()).invoke(factory, customizers);
	}

	private static void set(File directory, Object server) throws ReflectiveOperationException {
		Class<?> type = Class.forName("org.eclipse.jetty.server.handler.ContextHandler", false,
				server.getClass().getClassLoader());
		Object context = server.getClass().getMethod("getDescendant", Class.class).invoke(server, type);
		type.getMethod("setTempDirectory", File.class).invoke(context, directory);
		type.getMethod("setTempDirectoryPersistent", boolean.class).invoke(context, true);
	}

}
