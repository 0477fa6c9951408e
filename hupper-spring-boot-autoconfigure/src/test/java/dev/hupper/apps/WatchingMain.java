package dev.hupper.apps;

import java.nio.file.Path;

import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.WatchdogFileMonitor;

/**
 * Watches a directory in a JVM of its own and prints what it is told.
 */
public final class WatchingMain {

	private WatchingMain() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		WatchdogFileMonitor monitor = new WatchdogFileMonitor((path) -> System.out.println("hint " + path),
				HupperLogger.toStandardError(1));
		monitor.addPath(Path.of(arguments[0]));
		monitor.start();
		System.out.println("watching");
		monitor.join();
	}

}
