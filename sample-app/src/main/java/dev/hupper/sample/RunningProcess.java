package dev.hupper.sample;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * The process that serves a page.
 *
 * @param pid its id, which is another after each reload
 * @param uptime how long it has been running
 */
record RunningProcess(long pid, Duration uptime) {

	static RunningProcess current() {
		Duration uptime = Duration.ofMillis(ManagementFactory.getRuntimeMXBean().getUptime());
		return new RunningProcess(ProcessHandle.current().pid(), uptime);
	}

}
