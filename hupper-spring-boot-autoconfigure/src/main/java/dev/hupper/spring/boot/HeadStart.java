package dev.hupper.spring.boot;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import org.springframework.boot.bootstrap.BootstrapRegistry;
import org.springframework.boot.bootstrap.BootstrapRegistryInitializer;
import org.springframework.util.ClassUtils;

import dev.hupper.Hupper;
import dev.hupper.platform.Threads;

/**
 * Starts the JVM of the first worker as soon as a {@code SpringApplication} is made,
 * since making and starting one takes a while in which a processor idles. Only a guess:
 * {@link HupperRunListener} decides, when it is run, and takes it over or gives it up.
 */
class HeadStart implements BootstrapRegistryInitializer {

	/** Who has not run it by then may never do so. */
	private static final long LIMIT_SECONDS = 30;

	private static final AtomicBoolean MADE = new AtomicBoolean();

	private static final AtomicReference<Optional<FirstWorker>> WORKER = new AtomicReference<>(Optional.empty());

	private static final CountDownLatch DECIDED = new CountDownLatch(1);

	HeadStart() {
		if (MADE.compareAndSet(false, true) && !Hupper.isActive()) {
			try {
				begin();
			}
			catch (RuntimeException ex) {
				// Whatever failed here fails again, and is said, when the application is
				// run.
				giveUp();
			}
		}
	}

	private static void begin() {
		String[] arguments = MainArguments.ofThisJvm().toArray(String[]::new);
		JvmFacts facts = JvmFacts.ofThisJvm(arguments);
		if (RoleDecision.decide(facts) instanceof Role.Monitor role) {
			Threads.start("hupper-head-start", HeadStart::giveUpLate);
			WORKER.set(Optional
				.of(FirstWorker.begin(role, List.of(arguments), facts.settings(), ClassUtils.getDefaultClassLoader())));
		}
	}

	private static void giveUpLate() {
		try {
			if (!DECIDED.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
				giveUp();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Take it over if it is for this; else it is given up. */
	static Optional<FirstWorker> take(Role.Monitor role, List<String> arguments) {
		Optional<FirstWorker> worker = take();
		Optional<FirstWorker> right = worker.filter((begun) -> begun.isFor(role, arguments));
		if (right.isEmpty()) {
			worker.ifPresent(FirstWorker::close);
		}
		return right;
	}

	/** This JVM does not become a monitor. */
	static void giveUp() {
		take().ifPresent(FirstWorker::close);
	}

	private static Optional<FirstWorker> take() {
		MADE.set(true);
		DECIDED.countDown();
		return WORKER.getAndSet(Optional.empty());
	}

	/** It has nothing to initialise: what it does it does when it is made. */
	@Override
	public void initialize(BootstrapRegistry registry) {
	}

}
