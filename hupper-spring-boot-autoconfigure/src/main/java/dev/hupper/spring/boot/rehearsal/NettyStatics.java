package dev.hupper.spring.boot.rehearsal;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.scheduler.Schedulers;

import org.springframework.context.ConfigurableApplicationContext;

/**
 * What Netty and Reactor keep for the life of the JVM, put back as if no server had run:
 * by what they number threads and channels, and the schedulers that all share. Loaded in
 * each application, most of which have neither.
 */
public final class NettyStatics implements AutoCloseable {

	/** Holds a scheduler that all share. */
	private static final String FORMS = "reactor.netty.http.server.HttpServerFormDecoderProvider$Build";

	private static final List<String> COUNTERS = List.of("io.netty.channel.DefaultChannelId#nextSequence",
			"io.netty.channel.group.DefaultChannelGroup#nextId", "io.netty.util.concurrent.DefaultThreadFactory#poolId",
			"reactor.core.scheduler.BoundedElasticScheduler#COUNTER",
			"reactor.core.scheduler.BoundedElasticScheduler$BoundedServices#EVICTOR_COUNTER",
			"reactor.core.scheduler.ParallelScheduler#COUNTER", "reactor.core.scheduler.SingleScheduler#COUNTER",
			"reactor.core.publisher.SignalLogger#IDS");

	private static volatile boolean rehearsed;

	private final Map<Number, Long> counters = new LinkedHashMap<>();

	private final Object global;

	private final Field globalThread;

	/**
	 * Keeps the numbers that are next, and has one be held that is never shut down.
	 * @throws ReflectiveOperationException if these versions are not known
	 */
	NettyStatics(LibraryView libraries) throws ReflectiveOperationException {
		Class<?> executor = Class.forName("io.netty.util.concurrent.GlobalEventExecutor", true, libraries);
		this.global = executor.getField("INSTANCE").get(null);
		this.globalThread = Statics.field(executor, "thread");
		Object factory = Statics.field(executor, "threadFactory").get(this.global);
		Object wrapped = Statics.field(factory.getClass(), "val$threadFactory").get(factory);
		keep((Number) Statics.field(wrapped.getClass(), "nextId").get(wrapped));
		for (String counter : COUNTERS) {
			keep((Number) Statics.field(counter, libraries).get(null));
		}
		SharedScheduler.initialise(FORMS, libraries);
	}

	private void keep(Number counter) {
		this.counters.put(counter, counter.longValue());
	}

	@Override
	public void close() throws ReflectiveOperationException {
		rehearsed = true;
		Schedulers.shutdownNow();
		endGlobalThread();
		for (Map.Entry<Number, Long> counter : this.counters.entrySet()) {
			if (counter.getKey() instanceof AtomicLong number) {
				number.set(counter.getValue());
			}
			else {
				((AtomicInteger) counter.getKey()).set(counter.getValue().intValue());
			}
		}
	}

	/** It would wait for a second. Woken up with nothing to do it ends. */
	private void endGlobalThread() throws ReflectiveOperationException {
		Thread thread = (Thread) this.globalThread.get(this.global);
		if (thread != null) {
			thread.interrupt();
		}
	}

	/**
	 * Have the scheduler there that comes with a server. Does nothing in a process that
	 * has not rehearsed.
	 * @param context not refreshed yet
	 */
	public static void follow(ConfigurableApplicationContext context) {
		if (rehearsed) {
			Statics.beforeInitialization(context, (bean) -> {
				if (bean.getClass().getName().endsWith(".NettyReactiveWebServerFactory")) {
					Schedulers.boundedElastic();
				}
			});
		}
	}

}
