package dev.hupper.spring.boot.autoconfigure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

import dev.hupper.spring.boot.ReloadedEvent;
import dev.hupper.spring.boot.properties.HupperProperties;
import dev.hupper.spring.boot.rehearsal.HibernateStatics;
import dev.hupper.spring.boot.rehearsal.JettyStatics;
import dev.hupper.spring.boot.rehearsal.NettyStatics;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplicationRunListener;
import org.springframework.boot.bootstrap.ConfigurableBootstrapContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;

import dev.hupper.ipc.Message;
import dev.hupper.worker.FailureText;
import dev.hupper.worker.WorkerRuntime;

/**
 * Tells the monitor how the start of the application in a worker goes, and makes every
 * context of it part of the graceful stop. Comes last, so that all configuration is read
 * and all other listeners have been called.
 */
class WorkerRunListener implements SpringApplicationRunListener, Ordered {

	private static final OpenContexts CONTEXTS = new OpenContexts();

	/** The run that every other is within until it ends. */
	private static final AtomicReference<@Nullable WorkerRunListener> OUTERMOST = new AtomicReference<>();

	private static final AtomicBoolean JVM_SET = new AtomicBoolean();

	private final @Nullable WorkerRuntime worker = WorkerRuntime.current().orElse(null);

	private boolean outermost;

	private boolean starting;

	private boolean comparesConditions;

	/** What this run has refreshed. */
	private volatile @Nullable ConfigurableApplicationContext refreshed;

	@Override
	public int getOrder() {
		return Ordered.LOWEST_PRECEDENCE;
	}

	@Override
	public void starting(ConfigurableBootstrapContext bootstrapContext) {
		this.outermost = OUTERMOST.updateAndGet((run) -> (run == null || run.isClosed()) ? this : run) == this;
		if (this.worker != null) {
			this.starting = true;
			this.worker.start().contextBegins();
		}
	}

	@Override
	public void environmentPrepared(ConfigurableBootstrapContext bootstrapContext,
			ConfigurableEnvironment environment) {
		if (this.worker != null && this.outermost) {
			HupperProperties properties = HupperProperties.from(environment);
			this.worker.tell(new Message.Configured(properties.normalised()));
			this.comparesConditions = properties.conditionsDifference();
		}
	}

	@Override
	public void contextPrepared(ConfigurableApplicationContext context) {
		if (this.worker != null) {
			leaveToStop();
			CONTEXTS.add(context);
			this.worker.onStop(() -> {
				WorkerRuntime.current().flatMap(WorkerRuntime::reloadCause).ifPresent(CONTEXTS::announceReload);
				return CONTEXTS.close();
			});
			UnrelayedServer.lookFor(this.worker, context);
		}
	}

	@Override
	public void contextLoaded(ConfigurableApplicationContext context) {
		if (this.worker != null) {
			if (this.outermost && JVM_SET.compareAndSet(false, true)) {
				this.worker.start().jvmIsSet();
			}
			HibernateStatics.follow(context);
			JettyStatics.follow(context);
			NettyStatics.follow(context);
		}
	}

	/** The context is refreshed: its web server listens, and runners are to be called. */
	@Override
	public void started(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		this.refreshed = context;
		if (this.worker != null) {
			leaveToStop();
			ServedDirectories.follow(this.worker, context);
			if (this.comparesConditions) {
				this.worker.tell(new Message.Conditions(String.valueOf(context.getId()),
						ConditionLines.of(context.getBeanFactory())));
			}
		}
		startEnds(true);
	}

	@Override
	public void ready(ConfigurableApplicationContext context, @Nullable Duration timeTaken) {
		OUTERMOST.compareAndSet(this, null);
		if (this.worker != null) {
			this.worker.start().runnersAreDone();
			this.worker.proxy()
				.getReloadCause()
				.ifPresent((cause) -> context.publishEvent(new ReloadedEvent(context, cause)));
		}
	}

	@Override
	public void failed(@Nullable ConfigurableApplicationContext context, Throwable exception) {
		OUTERMOST.compareAndSet(this, null);
		if (context != null) {
			CONTEXTS.startFails(context);
		}
		startEnds(false);
		if (this.worker != null && this.outermost) {
			this.worker.start().failed(FailureText.of(exception));
		}
	}

	/** Spring Boot does not tell of the end of a run whose runner closes its context. */
	private boolean isClosed() {
		ConfigurableApplicationContext context = this.refreshed;
		return context != null && !context.isRunning();
	}

	/** What comes next would find its beans destroyed. */
	private static void leaveToStop() {
		if (CONTEXTS.isStopping()) {
			WorkerRuntime.awaitStop();
		}
	}

	private void startEnds(boolean serves) {
		if (this.worker != null && this.starting) {
			this.starting = false;
			this.worker.start().contextEnds(serves);
		}
	}

}
