package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.hupper.platform.Jars;

/**
 * The jars that are compiled against, as they were at some time. Immutable.
 */
record Libraries(Map<Path, FileVersion> versions) {

	/** As long as a build may take to write a jar. */
	private static final Duration LIMIT = Duration.ofSeconds(10);

	/**
	 * Look at them again, once nobody is writing one of those that have changed.
	 * @throws IOException if one is not complete for too long
	 */
	Libraries awaitWhole(Supplier<Map<Path, FileVersion>> now) throws IOException, InterruptedException {
		long deadline = System.nanoTime() + LIMIT.toNanos();
		CountDownLatch never = new CountDownLatch(1);
		Libraries latest = new Libraries(now.get());
		for (Path jar : changedIn(latest)) {
			while (Files.exists(jar) && !Jars.isWhole(jar)) {
				if (System.nanoTime() > deadline || never.await(50, TimeUnit.MILLISECONDS)) {
					throw new IOException(jar + " is not complete: nothing is compiled before it is");
				}
				latest = new Libraries(now.get());
			}
		}
		return latest;
	}

	/** The jars that are others there, or are in one of the two only. */
	Set<Path> changedIn(Libraries later) {
		Set<Path> changed = new TreeSet<>(this.versions.keySet());
		changed.addAll(later.versions.keySet());
		changed.removeIf((jar) -> Objects.equals(this.versions.get(jar), later.versions.get(jar)));
		return changed;
	}

}
