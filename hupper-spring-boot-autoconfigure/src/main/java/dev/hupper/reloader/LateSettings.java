package dev.hupper.reloader;

import java.util.Map;

import dev.hupper.api.HupperLogger;

/**
 * Says, once, what an application sets too late in a worker: the JVM has read it by then,
 * since its way to the monitor is a socket.
 */
final class LateSettings {

	/** The native library of {@code java.net} reads it when it is loaded. */
	private static final String IPV4 = "java.net.preferIPv4Stack";

	private final HupperLogger logger;

	private boolean said;

	LateSettings(HupperLogger logger) {
		this.logger = logger;
	}

	/**
	 * Look at what the application sets.
	 * @param properties as in {@link dev.hupper.ipc.Message.JvmSettings}
	 */
	void look(Map<String, String> properties) {
		if (!this.said && "=true".equalsIgnoreCase(properties.get(IPV4))) {
			this.said = true;
			this.logger.info("The application sets " + IPV4 + ", which a worker's JVM has read before:"
					+ " hupper.worker.jvm-options=-D" + IPV4 + "=true sets it in time");
		}
	}

}
