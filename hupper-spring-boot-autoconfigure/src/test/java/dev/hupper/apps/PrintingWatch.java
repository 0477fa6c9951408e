package dev.hupper.apps;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import dev.hupper.api.FileMonitorFactory;
import dev.hupper.api.HupperLogger;
import dev.hupper.filemonitor.ChangeWatch;
import dev.hupper.filemonitor.WatchdogFileMonitor;

/**
 * A process that watches its arguments with default settings, prints what it notices, and
 * ends with its standard input.
 */
public final class PrintingWatch {

	private PrintingWatch() {
	}

	public static void main(String[] args) throws IOException {
		FileMonitorFactory factory = (callback, settings) -> new WatchdogFileMonitor(callback, settings.logger());
		try (ChangeWatch watch = ChangeWatch.start(factory,
				new FileMonitorFactory.Settings(Duration.ofSeconds(1), HupperLogger.toStandardError(2)),
				Duration.ofMillis(25), List.of(), (changes) -> System.out.println("changed: " + changes.paths()))) {
			watch.watch(List.of(args));
			System.in.transferTo(System.err);
		}
	}

}
