package dev.hupper.platform;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Notices that the build tool's JVM that started this process has died, for which a child
 * process gets no notice of its own.
 */
public final class ParentProcess implements AutoCloseable {

	private static final Duration INTERVAL = Duration.ofMillis(500);

	private static final List<String> BUILD_TOOLS = List.of("plexus.classworlds", "org.gradle", "org.mvndaemon",
			"org.apache.maven");

	private final CountDownLatch closed = new CountDownLatch(1);

	private ParentProcess() {
	}

	/**
	 * Watch the parent if it is a build tool's JVM. Any other parent, a shell above all,
	 * may end before this process does, and is not watched.
	 * @param whenGone called once, on a thread of its own, within a second of the
	 * parent's end
	 * @return to be closed when nobody wants to know any more
	 */
	public static ParentProcess watchBuildTool(Runnable whenGone) {
		ParentProcess watched = new ParentProcess();
		ProcessHandle.current()
			.parent()
			.filter((parent) -> isBuildTool(String.join(" ", CommandLine.of(parent))))
			.ifPresent((parent) -> Threads.start("hupper-parent", () -> watched.watch(parent, whenGone)));
		return watched;
	}

	private static boolean isBuildTool(String commandLine) {
		return commandLine.contains("java") && BUILD_TOOLS.stream().anyMatch(commandLine::contains);
	}

	private void watch(ProcessHandle parent, Runnable whenGone) {
		try {
			while (!this.closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
				if (!parent.isAlive()) {
					whenGone.run();
					return;
				}
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
	}

}
