package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.SmartInitializingSingleton;
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
	void stopWithinTheRefreshDoesNotWaitForItself() {
		GenericApplicationContext root = followed("root", null);
		root.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) (event) -> this.contexts.close());
		root.refresh();
		assertThat(this.destroyed).containsExactly("root");
	}

	@Test
	void theRefreshEndsAtItsNextBean() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicReference<GenericApplicationContext> root = new AtomicReference<>();
		AtomicBoolean went = new AtomicBoolean();
		Thread main = refresh(root, went, (context) -> {
			context.registerBean("slow", Object.class, () -> {
				reached.countDown();
				await(goOn);
				return new Witness("slow", this.destroyed);
			});
			context.registerBean("next", Object.class, () -> {
				went.set(true);
				return "";
			});
		});
		await(reached);
		Thread hook = start(() -> root.get().close());
		awaitState(hook, Thread.State.TIMED_WAITING);
		Thread stop = start(this.contexts::close);
		awaitState(stop, Thread.State.TIMED_WAITING);
		goOn.countDown();

		stop.join(10_000);
		hook.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(hook.isAlive()).isFalse();
		assertThat(root.get().isActive()).isFalse();
		assertThat(this.destroyed).containsExactly("slow", "root");
		awaitState(main, Thread.State.WAITING);
		assertThat(went).isFalse();
	}

	@Test
	void aRefreshThatHasMadeItsBeansIsClosedWhenItIsDone() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicReference<GenericApplicationContext> root = new AtomicReference<>();
		AtomicBoolean went = new AtomicBoolean();
		Thread main = refresh(root, went, (context) -> {
			context.registerBean("late", Object.class, () -> new Witness("late", this.destroyed),
					(bean) -> bean.setLazyInit(true));
			context.registerBean(SmartInitializingSingleton.class, () -> () -> {
				reached.countDown();
				await(goOn);
				context.getBean("late");
			});
		});
		await(reached);
		Thread stop = start(this.contexts::close);
		awaitState(stop, Thread.State.TIMED_WAITING);
		goOn.countDown();

		main.join(10_000);
		stop.join(10_000);
		assertThat(went).isTrue();
		assertThat(root.get().isActive()).isFalse();
		assertThat(this.destroyed).containsExactly("late", "root");
	}

	@Test
	void aBeanThatSomethingElseThanTheRefreshAsksForIsMade() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicReference<GenericApplicationContext> root = new AtomicReference<>();
		AtomicBoolean released = new AtomicBoolean();
		AtomicBoolean went = new AtomicBoolean();
		refresh(root, went, (context) -> {
			context.registerBean("holder", Object.class, () -> {
				reached.countDown();
				await(goOn);
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
		await(reached);
		Thread stop = start(this.contexts::close);
		awaitState(stop, Thread.State.TIMED_WAITING);
		goOn.countDown();

		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(released).isTrue();
		assertThat(this.destroyed).contains("late", "root");
		assertThat(went).isFalse();
	}

	/** As Spring has it: it is interrupted, and the process ends without it. */
	@Test
	void aBeanThatWaitsForEverDoesNotKeepTheProcess() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		refresh(new AtomicReference<>(), new AtomicBoolean(),
				(context) -> context.registerBean("waiting", Object.class, () -> {
					reached.countDown();
					while (true) {
						LockSupport.park();
						Thread.interrupted();
					}
				}));
		await(reached);
		Thread stop = start(this.contexts::close);
		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
	}

	@Test
	void aRefreshWithinAnotherIsDoneAndClosedBeforeThatEnds() throws Exception {
		CountDownLatch reached = new CountDownLatch(1);
		CountDownLatch goOn = new CountDownLatch(1);
		AtomicReference<GenericApplicationContext> root = new AtomicReference<>();
		refresh(root, new AtomicBoolean(), (context) -> {
			context.registerBean("nested", Object.class, () -> {
				GenericApplicationContext nested = followed("nested", null);
				nested.registerBean("slow", Object.class, () -> {
					reached.countDown();
					await(goOn);
					return "";
				});
				nested.registerBean("late", Object.class, () -> new Witness("late", this.destroyed));
				nested.refresh();
				return "";
			});
		});
		await(reached);
		Thread stop = start(this.contexts::close);
		awaitState(stop, Thread.State.TIMED_WAITING);
		goOn.countDown();

		stop.join(10_000);
		assertThat(stop.isAlive()).isFalse();
		assertThat(this.destroyed).containsExactly("late", "nested", "root");
	}

	/** As a main does, on a thread of its own. */
	private Thread refresh(AtomicReference<GenericApplicationContext> root, AtomicBoolean went,
			Consumer<GenericApplicationContext> beans) {
		return start(() -> {
			root.set(followed("root", null));
			beans.accept(root.get());
			root.get().refresh();
			went.set(true);
		});
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
