package dev.hupper.spring.boot.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

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
