package dev.hupper.platform;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Signals through {@code sun.misc.Signal} of the module {@code jdk.unsupported}, for
 * which there is no other API. By reflection, since javac warns of each use in a way that
 * no annotation silences on every JDK, and a trimmed runtime may lack the module.
 */
final class JvmSignals implements Signals {

	private static final Handling NONE = () -> {
	};

	@Override
	public Handling handle(Signal signal, Runnable handler) {
		try {
			Class<?> type = Class.forName("sun.misc.Signal");
			Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
			Method handle = type.getMethod("handle", type, handlerType);
			Object target = type.getConstructor(String.class).newInstance(signal.name());
			Object before = handle.invoke(null, target, calling(handler, signal, handlerType));
			return () -> restore(handle, target, before);
		}
		catch (ReflectiveOperationException ex) {
			// Unknown on this platform, kept by the JVM, or a runtime without the module.
			return NONE;
		}
	}

	private static Object calling(Runnable handler, Signal signal, Class<?> type) {
		return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "handle" -> {
						handler.run();
						yield null;
					}
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> "handler of SIG" + signal;
				});
	}

	private static void restore(Method handle, Object target, Object before) {
		try {
			handle.invoke(null, target, before);
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException("A signal that could be handled cannot be restored", ex);
		}
	}

}
