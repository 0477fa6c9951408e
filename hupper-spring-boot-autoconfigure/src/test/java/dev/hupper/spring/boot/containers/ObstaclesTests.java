package dev.hupper.spring.boot.containers;

import org.junit.jupiter.api.Test;
import org.testcontainers.containers.ComposeContainer;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startable;
import org.testcontainers.utility.DockerImageName;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Obstacles}.
 */
class ObstaclesTests {

	private final DefaultListableBeanFactory beanFactory = new DefaultListableBeanFactory();

	@Test
	void thereIsNoneForAnOrdinaryContainer() {
		RootBeanDefinition closedBySpringBoot = new RootBeanDefinition(GenericContainer.class);
		closedBySpringBoot.setDestroyMethodName("");
		this.beanFactory.registerBeanDefinition("container", closedBySpringBoot);
		assertThat(find(container().withExposedPorts(6379).withEnv("a", "b"))).isNull();
	}

	@Test
	void aNetworkOfItsOwnHasAnotherNameInEachProcess() {
		assertThat(find(container().withNetwork(mock(Network.class)))).isEqualTo("it is in a network of its own");
	}

	@Test
	void whatTestcontainersDoesNotReuse() {
		assertThat(find(mock(ComposeContainer.class))).isEqualTo("Testcontainers reuses single containers only");
		assertThat(find(new Stubborn(image()))).isEqualTo("Testcontainers does not reuse a Stubborn");
		assertThat(find(container().withAccessToHost(true)))
			.isEqualTo("it reaches this computer through another container");
	}

	@Test
	void aContainerThatItsContextDestroys() {
		RootBeanDefinition closed = new RootBeanDefinition(GenericContainer.class);
		closed.setDestroyMethodName("stop");
		this.beanFactory.registerBeanDefinition("container", closed);
		assertThat(find(container())).isEqualTo("its bean has a destroy method");
	}

	private String find(Startable startable) {
		return Obstacles.find(startable, "container", this.beanFactory);
	}

	private static GenericContainer<?> container() {
		return new GenericContainer<>(image());
	}

	private static DockerImageName image() {
		return DockerImageName.parse("redis:7");
	}

	static class Stubborn extends GenericContainer<Stubborn> {

		Stubborn(DockerImageName image) {
			super(image);
		}

		@Override
		protected void containerIsCreated(String containerId) {
		}

	}

}
