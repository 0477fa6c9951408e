package dev.hupper.spring.boot;

import org.jspecify.annotations.Nullable;

/**
 * spring-boot-devtools, whose restart in two class loaders hupper replaces.
 */
final class DevTools {

	private DevTools() {
	}

	/** Switch its restart off before its own listener looks, in this JVM. */
	static void switchRestartOff() {
		System.setProperty("spring.devtools.restart.enabled", "false");
	}

	static boolean isPresent(@Nullable ClassLoader loader) {
		ClassLoader from = (loader != null) ? loader : ClassLoader.getSystemClassLoader();
		return from.getResource("org/springframework/boot/devtools/restart/Restarter.class") != null;
	}

}
