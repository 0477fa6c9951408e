package dev.hupper.spring.boot.properties;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * The properties that concern the monitor, as texts that can be compared.
 */
final class NormalisedProperties {

	private final Map<String, String> values = new TreeMap<>();

	private NormalisedProperties() {
	}

	static Map<String, String> of(HupperProperties properties) {
		NormalisedProperties texts = new NormalisedProperties();
		texts.put("enabled", properties.enabled());
		texts.put("reload-interval", properties.reloadInterval());
		texts.put("shutdown-interval", properties.shutdownInterval());
		texts.put("quiet-period", properties.quietPeriod());
		texts.put("verbose", properties.verbose());
		texts.put("monitor", properties.monitor());
		texts.put("watch-files", properties.watchFiles());
		texts.put("ignore-files", properties.ignoreFiles());
		texts.put("browser-refresh.hosts", properties.browserRefresh().hosts());
		texts.put("swap", properties.swap());
		texts.put("swap.settle", properties.swapSettle());
		texts.put("debug-port", properties.debugPort());
		texts.put("debug-suspend", properties.debugSuspend());
		texts.put("events-file", properties.eventsFile());
		texts.put("keys.enabled", properties.keysEnabled());
		texts.put("paused", properties.paused());
		texts.put("trigger-file", properties.triggerFile());
		texts.putBuild(properties);
		texts.putLaunch(properties);
		return texts.values;
	}

	private void putBuild(HupperProperties properties) {
		HupperProperties.Compile compile = properties.compile();
		put("build.follow", properties.followBuild());
		put("compile.enabled", compile.enabled());
		put("compile.source-roots", compile.sourceRoots());
		put("compile.libraries", compile.libraries());
		put("compile.processor-path", compile.processorPath());
		put("compile.arguments", compile.arguments());
		put("compile.served", compile.served());
		put("compile.timeout", compile.timeout());
		put("compile.command", compile.command());
	}

	private void putLaunch(HupperProperties properties) {
		HupperProperties.Relay relay = properties.relay();
		put("relay.enabled", relay.enabled());
		put("relay.hold-limit", relay.holdLimit());
		put("relay.max-held", relay.maxHeld());
		put("relay.failures-for-all", relay.failuresForAll());
		put("standby.enabled", properties.standby().enabled());
		put("standby.warm-up", properties.standby().warmUp());
		put("watchman.socket-path", properties.watchman().socketPath());
		put("watchman.binary-path", properties.watchman().binaryPath());
		put("watchman.timeout", properties.watchman().timeout());
		put("worker.jvm-options", properties.worker().jvmOptions());
		put("worker.optimized-launch", properties.worker().optimizedLaunch());
		put("archive.enabled", properties.archive().enabled());
		put("archive.directory", properties.archive().directory());
		put("containers.keep", properties.keepContainers());
	}

	private void put(String name, List<String> lines) {
		put(name, String.join("\n", lines));
	}

	private void put(String name, @Nullable Object value) {
		this.values.put("hupper." + name, (value != null) ? value.toString() : "");
	}

}
