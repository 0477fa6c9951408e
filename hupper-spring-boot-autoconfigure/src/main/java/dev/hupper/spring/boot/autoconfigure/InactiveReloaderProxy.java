package dev.hupper.spring.boot.autoconfigure;

import java.util.Optional;

import dev.hupper.api.ReloaderProxy;

/**
 * The proxy of an application that does not run under hupper.
 */
final class InactiveReloaderProxy implements ReloaderProxy {

	@Override
	public boolean isActive() {
		return false;
	}

	@Override
	public void watchFiles(String... pathsOrGlobs) {
		throw notUnderHupper("watchFiles");
	}

	@Override
	public void triggerReload() {
		throw notUnderHupper("triggerReload");
	}

	@Override
	public void gracefulShutdown() {
		throw notUnderHupper("gracefulShutdown");
	}

	@Override
	public int getReloadCount() {
		return 0;
	}

	@Override
	public int getSwapCount() {
		return 0;
	}

	@Override
	public Optional<String> getReloadCause() {
		return Optional.empty();
	}

	private static IllegalStateException notUnderHupper(String method) {
		return new IllegalStateException(
				method + " needs hupper, and this application does not run under it: start its "
						+ "main class from the build (mvn spring-boot:run, gradle bootRun, an IDE), or give "
						+ "--hupper.enabled=true. To call it only where it works, ask ReloaderProxy.isActive() first. "
						+ "With debug logging for dev.hupper the start says why hupper is off.");
	}

}
