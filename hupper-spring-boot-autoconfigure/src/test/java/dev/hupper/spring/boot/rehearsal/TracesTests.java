package dev.hupper.spring.boot.rehearsal;

import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import dev.hupper.worker.Inventory;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNoException;

/**
 * Tests for {@link Traces}.
 */
class TracesTests {

	private final ClassLoader libraries = new ClassLoader(getClass().getClassLoader()) {
	};

	@Test
	void aThreadThatAPlainStartLeavesAsWellMayStay() throws InterruptedException {
		List<String> cold = new ArrayList<>(Inventory.ofThisJvm());
		cold.add("the thread driver-cleanup");
		Traces traces = new Traces(cold, this.libraries);
		CountDownLatch end = new CountDownLatch(1);
		Thread thread = start("driver-cleanup", end);
		try {
			assertThatNoException().isThrownBy(traces::check);
			assertThat(thread.getContextClassLoader()).isSameAs(ClassLoader.getSystemClassLoader());
		}
		finally {
			end.countDown();
			thread.join();
		}
	}

	@Test
	void aThreadWithANumberMayBeOneOfSeveral() throws InterruptedException {
		assertThatIllegalStateException().isThrownBy(() -> checkBeside("pool-1-thread-1", "pool-1-thread-1"))
			.withMessage("it leaves the thread pool-1-thread-1");
	}

	@Test
	void aThreadOfTheCommonPoolMayStayWhereAPlainStartHasAny() throws InterruptedException {
		String name = "ForkJoinPool.commonPool-worker-";
		checkBeside(name + 7, name + 12);
		assertThatIllegalStateException().isThrownBy(() -> checkBeside(name + 7, "other"));
	}

	private void checkBeside(String left, String cold) throws InterruptedException {
		Traces traces = new Traces(List.of("the thread " + cold), this.libraries);
		CountDownLatch end = new CountDownLatch(1);
		Thread thread = start(left, end);
		try {
			traces.check();
		}
		finally {
			end.countDown();
			thread.join();
		}
	}

	@Test
	void aSecurityProviderThatAPlainStartAddsAsWellMayStay() {
		List<String> before = Inventory.ofThisJvm();
		Traces strict = new Traces(before, this.libraries);
		Provider provider = new Provider("Extra", "1", "nothing") {
		};
		Security.insertProviderAt(provider, 1);
		try {
			assertThatIllegalStateException().isThrownBy(strict::check)
				.withMessageContaining("it leaves the security provider");
			Security.removeProvider("Extra");
			List<String> cold = coldWith(provider);
			Traces traces = new Traces(cold, this.libraries);
			Security.insertProviderAt(provider, 1);
			assertThatNoException().isThrownBy(traces::check);
		}
		finally {
			Security.removeProvider("Extra");
		}
	}

	private static List<String> coldWith(Provider provider) {
		Security.insertProviderAt(provider, 1);
		try {
			return Inventory.ofThisJvm();
		}
		finally {
			Security.removeProvider(provider.getName());
		}
	}

	private Thread start(String name, CountDownLatch end) {
		Thread thread = new Thread(() -> {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				throw new AssertionError(ex);
			}
		}, name);
		thread.setDaemon(true);
		thread.setContextClassLoader(this.libraries);
		thread.start();
		return thread;
	}

}
