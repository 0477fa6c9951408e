package dev.hupper.platform;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Signals through {@code sun.misc.Signal} of the module {@code jdk.unsupported}, for
 * which there is no other API. By reflection, since javac warns of each use in a way that
 * no annotation silences on every JDK, and a trimmed runtime may lack the module.
 */
final class JvmSignals implements Signals {

	@Override
	public boolean handle(Signal signal, Runnable handler) {
		return install(signal, (type) -> Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> switch (method.getName()) {
					case "handle" -> {
						handler.run();
						yield null;
					}
					case "hashCode" -> System.identityHashCode(proxy);
					case "equals" -> proxy == arguments[0];
					default -> "handler of SIG" + signal;
				}));
	}

	@Override
	public boolean ignore(Signal signal) {
		return install(signal, (type) -> type.getField("SIG_IGN").get(null));
	}

	private static boolean install(Signal signal, HandlerSource handler) {
		try {
			Class<?> type = Class.forName("sun.misc.Signal");
			Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
			Object installed = type.getConstructor(String.class).newInstance(signal.name());
			type.getMethod("handle", type, handlerType).invoke(null, installed, handler.of(handlerType));
			return true;
		}
		catch (InvocationTargetException ex) {
			// Unknown on this platform, or kept by the JVM because of -Xrs.
			return false;
		}
		catch (ReflectiveOperationException ex) {
			// A runtime without jdk.unsupported.
			return false;
		}
	}

	private interface HandlerSource {

		Object of(Class<?> handlerType) throws ReflectiveOperationException;

	}

}
