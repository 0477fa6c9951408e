package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.*;
import java.util.*;
import dev.hupper.api.*;

public final class FileMonitors {

	public static FileMonitorFactory of(ReloaderOptions options, Map<String, String> env) {
		return (callback, settings) -> new FileMonitor() {
			final Set<Path> paths = java.util.concurrent.ConcurrentHashMap.newKeySet();

			volatile boolean stop;

			Thread t = new Thread(() -> {
				while (!stop) {
					java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
					paths.forEach(callback);
				}
			});

			public void addPath(Path p) {
				paths.add(p);
			}

			public void start() {
				t.setDaemon(true);
				t.start();
			}

			public void stop() {
				stop = true;
			}

			public void join() throws InterruptedException {
				t.join();
			}
		};
	}

	public static boolean isWatchdogSupported() {
		return false;
	}

	public static boolean isWatchmanSupported() {
		return false;
	}

}
