package dev.hupper.launch;

import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * How a JVM was started, as far as it can tell itself.
 *
 * @param inputArguments its options, those from environment variables included
 * @param maxHeap how large its heap may become, in bytes
 */
record CurrentJvm(List<String> inputArguments, Map<String, String> properties, Map<String, String> environment,
		long maxHeap) {

	static CurrentJvm ofThisProcess() {
		Map<String, String> properties = new HashMap<>();
		System.getProperties().stringPropertyNames().forEach((name) -> properties.put(name, System.getProperty(name)));
		return new CurrentJvm(ManagementFactory.getRuntimeMXBean().getInputArguments(), properties, System.getenv(),
				Runtime.getRuntime().maxMemory());
	}

	@Nullable String property(String name) {
		return this.properties.get(name);
	}

}
