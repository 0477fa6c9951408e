package dev.hupper.spring.boot.autoconfigure;

import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.util.ReflectionUtils;

import dev.hupper.worker.WorkerRuntime;

/**
 * The refresh of a context, which ends early where the process is to stop: at the next
 * bean that it is to make, those that there are are destroyed, as by a refresh that
 * fails. Other than with such a one no failure is logged, and the thread that has begun
 * it does not go on, so that no {@code main} takes it for a failure.
 */
final class ContextStart implements InstantiationAwareBeanPostProcessor {

	private static final long LOOK_MILLIS = 10;

	/** A bean that waits for so long is left to Spring, which interrupts it. */
	private static final int MAX_LOOKS_WAITING = 50;

	private static final Pattern SPRING_OR_JDK = Pattern.compile("org\\.springframework\\.|java\\.|jdk\\.|sun\\.");

	/**
	 * Spring's own end of a refresh that fails. Without it the context would count as
	 * active, and shutdown hooks would wait for its refresh.
	 */
	private static final @Nullable Method CANCEL = ReflectionUtils.findMethod(AbstractApplicationContext.class,
			"cancelRefresh", Throwable.class);

	private final Thread thread = Thread.currentThread();

	private final ConfigurableApplicationContext context;

	private final CountDownLatch end = new CountDownLatch(1);

	private volatile boolean stopping;

	private ContextStart(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** Follow a context that this thread is about to refresh. */
	static ContextStart of(ConfigurableApplicationContext context) {
		ContextStart start = new ContextStart(context);
		context.getBeanFactory().addBeanPostProcessor(start);
		return start;
	}

	/** It is refreshed: nothing ends it early any more. */
	void succeeds() {
		this.end.countDown();
	}

	/**
	 * Have it end as soon as can be, and wait for that; the context is then active only
	 * if it has been refreshed before, if this thread refreshes it, or if a bean waits
	 * for something as it is made.
	 */
	void stop() {
		this.stopping = Thread.currentThread() != this.thread;
		int waiting = 0;
		try {
			// One that fails is not active any more.
			while (this.stopping && this.context.isActive() && waiting < MAX_LOOKS_WAITING
					&& !this.end.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
				waiting = (this.thread.getState() == Thread.State.WAITING) ? waiting + 1 : 0;
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public @Nullable Object postProcessBeforeInstantiation(Class<?> beanClass, String beanName) {
		if (this.stopping && Thread.currentThread() == this.thread && isEager(beanName) && isCalledByRefreshAlone()
				&& !isBackgroundBeanToCome()) {
			giveUp();
		}
		return null;
	}

	/** Others are made when the refresh has made its beans and started some, too. */
	private boolean isEager(String beanName) {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		if (!beans.containsBeanDefinition(beanName)) {
			return false;
		}
		BeanDefinition bean = beans.getMergedBeanDefinition(beanName);
		return bean.isSingleton() && !bean.isLazyInit();
	}

	/**
	 * Whatever else has asked for the bean, a web server that is being made, a migration
	 * or a method of the application, may have to release something. Nor is this within
	 * the refresh of another context, which would never end, nor at the end of this one,
	 * which has begun to serve.
	 */
	private static boolean isCalledByRefreshAlone() {
		List<StackFrame> frames = StackWalker.getInstance()
			.walk((stack) -> stack.dropWhile((frame) -> frame.getClassName().equals(ContextStart.class.getName()))
				.toList());
		List<StackFrame> refresh = frames.stream().filter(ContextStart::isRefresh).toList();
		return refresh.size() == 1
				&& frames.subList(0, frames.indexOf(refresh.get(0))).stream().allMatch(ContextStart::isSprings);
	}

	/**
	 * Spring would log that one which another thread makes has failed, and does not tell
	 * whether it has begun to.
	 */
	private boolean isBackgroundBeanToCome() {
		ConfigurableListableBeanFactory beans = this.context.getBeanFactory();
		return Arrays.stream(beans.getBeanDefinitionNames())
			.anyMatch((name) -> beans.getMergedBeanDefinition(name) instanceof AbstractBeanDefinition bean
					&& bean.isBackgroundInit() && !beans.containsSingleton(name));
	}

	private static boolean isRefresh(StackFrame frame) {
		return frame.getMethodName().equals("refresh")
				&& frame.getClassName().equals(AbstractApplicationContext.class.getName());
	}

	private static boolean isSprings(StackFrame frame) {
		return SPRING_OR_JDK.matcher(frame.getClassName()).lookingAt()
				&& !frame.getMethodName().equals("finishRefresh");
	}

	private void giveUp() {
		if (CANCEL == null || !CANCEL.trySetAccessible()) {
			return;
		}
		try {
			this.context.getBeanFactory().destroySingletons();
			UnstartedServer.destroy(this.context);
			// Last, as whoever waits goes on then.
			ReflectionUtils.invokeMethod(CANCEL, this.context, new IllegalStateException("Stopped as it starts"));
		}
		finally {
			this.end.countDown();
		}
		WorkerRuntime.awaitStop();
	}

}
