package dev.hupper.platform;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

	private final Thread thread;

	private ParentProcess(ProcessHandle parent, Runnable whenGone) {
		this.thread = new Thread(() -> watch(parent, whenGone), "hupper-parent");
		this.thread.setDaemon(true);
		this.thread.start();
	}

	/**
	 * Watch the parent if it is a build tool's JVM. Any other parent, a shell above all,
	 * may end before this process does.
	 * @param whenGone called once, on a thread of its own, within a second of the
	 * parent's end
	 * @return what to close; empty if the parent is no build tool
	 */
	public static Optional<ParentProcess> watchBuildTool(Runnable whenGone) {
		return ProcessHandle.current()
			.parent()
			.filter((parent) -> isBuildTool(parent.info()))
			.map((parent) -> new ParentProcess(parent, whenGone));
	}

	private static boolean isBuildTool(ProcessHandle.Info info) {
		String command = info.command().orElse("");
		String arguments = String.join(" ", info.arguments().orElseGet(() -> new String[0]));
		return command.contains("java") && BUILD_TOOLS.stream().anyMatch(arguments::contains);
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
