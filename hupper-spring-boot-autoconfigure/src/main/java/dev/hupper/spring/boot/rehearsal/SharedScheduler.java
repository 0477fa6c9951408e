package dev.hupper.spring.boot.rehearsal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * What a static field of Reactor Netty holds since a rehearsal: the scheduler that all
 * share, whichever that is by then.
 */
final class SharedScheduler implements Scheduler {

	/**
	 * Initialise a class that keeps what {@link Schedulers#boundedElastic()} returns.
	 */
	static void initialise(String className, ClassLoader libraries) throws ClassNotFoundException {
		Schedulers.setFactory(new Schedulers.Factory() {

			@Override
			public Scheduler newBoundedElastic(int threads, int tasks, ThreadFactory factory, int seconds) {
				return new SharedScheduler();
			}

			/** On virtual threads. */
			@Override
			public Scheduler newThreadPerTaskBoundedElastic(int threads, int tasks, ThreadFactory factory) {
				return new SharedScheduler();
			}

		});
		try {
			Class.forName(className, true, libraries);
		}
		finally {
			Schedulers.resetFactory();
		}
	}

	@Override
	public Disposable schedule(Runnable task) {
		return Schedulers.boundedElastic().schedule(task);
	}

	@Override
	public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
		return Schedulers.boundedElastic().schedule(task, delay, unit);
	}

	@Override
	public Disposable schedulePeriodically(Runnable task, long initialDelay, long period, TimeUnit unit) {
		return Schedulers.boundedElastic().schedulePeriodically(task, initialDelay, period, unit);
	}

	@Override
	public Worker createWorker() {
		return Schedulers.boundedElastic().createWorker();
	}

}
