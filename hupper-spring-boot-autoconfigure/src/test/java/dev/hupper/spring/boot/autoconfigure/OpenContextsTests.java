package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenContexts}.
 */
class OpenContextsTests {

	private final List<String> destroyed = new ArrayList<>();

	private final OpenContexts contexts = new OpenContexts();

	private final AtomicReference<GenericApplicationContext> root = new AtomicReference<>();

	/** A bean is being made, and waits. */
	private final CountDownLatch reached = new CountDownLatch(1);

	private final CountDownLatch goOn = new CountDownLatch(1);

	/** The refresh has come to what is behind that bean. */
	private final AtomicBoolean went = new AtomicBoolean();

	@Test
	void childrenAreClosedBeforeParentsAndTheYoungestFirst() {
		GenericApplicationContext root = followed("root", null);
		root.refresh();
		GenericApplicationContext child = followed("child", root);
		child.refresh();
		context("handmade", child).refresh();
		context("sibling", child).refresh();
		followed("second root", null).refresh();
		assertThat(this.contexts.close()).isZero();
		assertThat(this.destroyed).containsExactly("sibling", "handmade", "child", "second root", "root");
	}

	@Test
	void contextThatWasClosedAlreadyIsLeftAlone() {
		GenericApplicationContext root = followed("root", null);
		root.refresh();
		GenericApplicationContext child = context("child", root);
		child.refresh();
		child.close();
		this.contexts.close();
		assertThat(this.destroyed).containsExactly("child", "root");
	}

	@Test
	void exitCodeIsTheApplicationsOwn() {
		GenericApplicationContext root = followed("root", null);
		root.registerBean(ExitCodeGenerator.class, () -> () -> 7);
		root.refresh();
		context("child", root).refresh();
		assertThat(this.contexts.close()).isEqualTo(7);
	}

	@Test
	void contextThatIsNotRefreshedYetIsLeftAlone() {
		followed("prepared", null);
		assertThat(this.contexts.close()).isZero();
		assertThat(this.destroyed).isEmpty();
	}

	@Test
	void whatIsRefreshedWhileAllAreClosedAwaitsTheStop() throws Exception {
		AtomicBoolean stopsWithin = new AtomicBoolean(true);
		GenericApplicationContext root = followed("root", null);
		root.registerBean("last", AutoCloseable.class, () -> () -> stopsWithin.set(this.contexts.isStopping()));
		root.refresh();
		assertThat(this.contexts.isStopping()).isFalse();
		start(this.contexts::close).join(10_000);
		assertThat(stopsWithin).isFalse();
		assertThat(this.contexts.isStopping()).isTrue();
	}

	@Test
	void stopWithinTheRefreshDoesNotWaitForItself() {
		GenericApplicationContext root = followed("root", null);
		root.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) (event) -> this.contexts.close());
		root.refresh();
		assertThat(this.destroyed).containsExactly("root");
	}

	@Test
	void theRefreshEndsAtItsNextBean() throws Exception {
		Thread main = refresh((context) -> {
			context.registerBean("slow", Object.class, () -> {
				this.reached.countDown();
				await(this.goOn);
				return new Witness("slow", this.destroyed);
			});
			context.registerBean("next", Object.class, () -> {
				this.went.set(true);
				return "";
			});
		});
		await(this.reached);
		Thread hook = start(() -> this.root.get().close());
		awaitState(hook, Thread.State.TIMED_WAITING);
		Thread stop = stopAndGoOn();

		stop.join(10_000);
		hook.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(hook.isAlive()).isFalse();
		assertThat(this.root.get().isActive()).isFalse();
		assertThat(this.destroyed).containsExactly("slow", "root");
		awaitState(main, Thread.State.WAITING);
		assertThat(this.went).isFalse();
	}

	@Test
	void aRefreshThatHasMadeItsBeansIsClosedWhenItIsDone() throws Exception {
		Thread main = refresh((context) -> {
			context.registerBean("late", Object.class, () -> new Witness("late", this.destroyed),
					(bean) -> bean.setLazyInit(true));
			context.registerBean(SmartInitializingSingleton.class, () -> () -> {
				this.reached.countDown();
				await(this.goOn);
				context.getBean("late");
			});
		});
		await(this.reached);
		Thread stop = stopAndGoOn();

		main.join(10_000);
		stop.join(10_000);
		assertThat(this.went).isTrue();
		assertThat(this.root.get().isActive()).isFalse();
		assertThat(this.destroyed).containsExactly("late", "root");
	}

	@Test
	void aBeanThatSomethingElseThanTheRefreshAsksForIsMade() throws Exception {
		AtomicBoolean released = new AtomicBoolean();
		refresh((context) -> {
			context.registerBean("holder", Object.class, () -> {
				this.reached.countDown();
				await(this.goOn);
				try {
					return context.getBean("late");
				}
				finally {
					released.set(true);
				}
			});
			context.registerBean("late", Object.class, () -> new Witness("late", this.destroyed));
			context.registerBean("next", Object.class, () -> "");
		});
		await(this.reached);
		Thread stop = stopAndGoOn();

		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(released).isTrue();
		assertThat(this.destroyed).contains("late", "root");
		assertThat(this.went).isFalse();
	}

	/** It would be told that its context is closed, and Spring would log that. */
	@Test
	void aBeanThatAnotherThreadMakesIsDoneBeforeTheRefreshEnds() throws Exception {
		CountDownLatch next = new CountDownLatch(1);
		CountDownLatch made = new CountDownLatch(1);
		AtomicBoolean late = new AtomicBoolean();
		refresh((context) -> {
			context.registerBean("bootstrapExecutor", Executor.class, () -> (task) -> start(() -> {
				task.run();
				made.countDown();
			}));
			context.registerBean("background", Object.class, () -> {
				await(next);
				return new Witness("background", this.destroyed);
			}, (bean) -> ((AbstractBeanDefinition) bean).setBackgroundInit(true));
			context.registerBean("slow", Object.class, () -> {
				this.reached.countDown();
				await(this.goOn);
				return "";
			});
			context.registerBean("next", Object.class, () -> {
				next.countDown();
				await(made);
				return "";
			});
			context.registerBean("late", Object.class, () -> {
				late.set(true);
				return "";
			});
		});
		await(this.reached);
		Thread stop = stopAndGoOn();

		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(this.destroyed).containsExactly("background", "root");
		assertThat(late).isFalse();
	}

	/** As Spring has it: it is interrupted, and the process ends without it. */
	@Test
	void aBeanThatWaitsForEverDoesNotKeepTheProcess() throws Exception {
		refresh((context) -> context.registerBean("waiting", Object.class, () -> {
			this.reached.countDown();
			while (true) {
				LockSupport.park();
				Thread.interrupted();
			}
		}));
		await(this.reached);
		Thread stop = start(this.contexts::close);
		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
	}

	@Test
	void aRefreshWithinAnotherIsDoneAndClosedBeforeThatEnds() throws Exception {
		AtomicBoolean stopsWithin = new AtomicBoolean(true);
		refresh((context) -> {
			context.registerBean("nested", Object.class, () -> {
				GenericApplicationContext nested = followed("nested", null);
				nested.registerBean("slow", Object.class, () -> {
					this.reached.countDown();
					await(this.goOn);
					return "";
				});
				nested.registerBean("late", Object.class, () -> new Witness("late", this.destroyed));
				nested.refresh();
				stopsWithin.set(this.contexts.isStopping());
				return "";
			});
			context.registerBean("next", Object.class, () -> "");
		});
		await(this.reached);
		Thread stop = stopAndGoOn();

		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(stopsWithin).isFalse();
		assertThat(this.contexts.isStopping()).isTrue();
		assertThat(this.destroyed).containsExactly("late", "nested", "root");
	}

	/** As a main does, on a thread of its own. */
	private Thread refresh(Consumer<GenericApplicationContext> beans) {
		return start(() -> {
			this.root.set(followed("root", null));
			beans.accept(this.root.get());
			this.root.get().refresh();
			this.went.set(true);
		});
	}

	/** The refresh goes on once the stop waits for it. */
	private Thread stopAndGoOn() throws InterruptedException {
		Thread stop = start(this.contexts::close);
		awaitState(stop, Thread.State.TIMED_WAITING);
		this.goOn.countDown();
		return stop;
	}

	private static Thread start(Runnable action) {
		Thread thread = new Thread(action);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private static void awaitState(Thread thread, Thread.State state) throws InterruptedException {
		for (int i = 0; i < 1000 && thread.getState() != state; i++) {
			Thread.sleep(10);
		}
		assertThat(thread.getState()).isEqualTo(state);
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private GenericApplicationContext followed(String name, GenericApplicationContext parent) {
		GenericApplicationContext context = context(name, parent);
		this.contexts.add(context);
		return context;
	}

	private GenericApplicationContext context(String name, GenericApplicationContext parent) {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.setParent(parent);
		context.registerBean(Witness.class, () -> new Witness(name, this.destroyed));
		return context;
	}

	record Witness(String name, List<String> destroyed) implements AutoCloseable {

		@Override
		public void close() {
			this.destroyed.add(this.name);
		}

	}

}
