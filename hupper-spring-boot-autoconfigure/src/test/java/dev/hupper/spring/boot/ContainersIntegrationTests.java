package dev.hupper.spring.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.App;
import dev.hupper.testing.ChildProcess;
import dev.hupper.testing.FakeEngine;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that containers of Testcontainers outlive reloads, with real containers of it as
 * beans and an engine that only keeps a list.
 */
class ContainersIntegrationTests {

	@TempDir
	private Path directory;

	@AutoClose
	private FakeEngine engine;

	private SpringProject application;

	@BeforeEach
	void create() {
		this.engine = FakeEngine.at(this.directory.resolve("docker.sock"));
		this.application = new SpringProject(this.directory.resolve("project"))
			.environment(Map.of("DOCKER_HOST", this.engine.uri().toString(), "XDG_CACHE_HOME", cache().toString(),
					"TESTCONTAINERS_RYUK_DISABLED", "true", "TESTCONTAINERS_HOST_OVERRIDE", "localhost"))
			.jvmOption("-Duser.home=" + this.directory)
			.beside("testcontainers")
			.beside("docker-java")
			.beside("spring-boot-testcontainers")
			// as spring-boot:test-run starts it
			.main("SpringApplication.from(App::start).with(Containers.class).run(args);")
			.beans("""
					static void start(String[] args) {
						SpringApplication.run(App.class, args);
					}
					""");
		containers("redis", "new GenericContainer<>(\"redis:7\")");
	}

	@Test
	void aContainerIsCreatedOnceFoundByEachWorkerAndRemovedAtTheEnd() {
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			for (int reload = 1; reload <= 3; reload++) {
				monitor.type("reload");
				monitor.awaitLine("up one .*reloads=" + reload);
			}
			monitor.signal("TERM");
			assertThat(monitor.awaitExit()).isEqualTo(143);
			assertThat(monitor.lines())
				.contains("[hupper] Removed a container kept while the application was reloaded");
		}
		assertThat(this.engine.log()).containsExactly("find nothing", "create container1", "start container1",
				"find container1", "find container1", "find container1", "remove container1");
		assertThat(cache().resolve("hupper/containers")).isEmptyDirectory();
	}

	@Test
	void whatCannotBeReusedIsStartedAfreshAndALineSaysWhy() {
		containers("redis", """
				new GenericContainer<>("redis:7").withReuse(true).withNetwork(new Network() {
					public String getId() {
						return "network";
					}
					public void close() {
					}
				})""");
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			assertThat(monitor.lines()).filteredOn((line) -> line.contains("is started afresh"))
				.singleElement()
				.asString()
				.endsWith("The container 'redis' is started afresh with each reload: it is in a network of its own");
			monitor.type("end");
			monitor.awaitExit();
		}
		assertThat(this.engine.log()).containsExactly("create container1", "start container1", "remove container1",
				"create container2", "start container2", "remove container2");
	}

	@Test
	void withoutKeepingEachWorkerHasItsOwn() {
		this.application.properties("hupper.containers.keep=false").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			monitor.type("end");
			monitor.awaitExit();
		}
		assertThat(this.engine.log()).containsExactly("create container1", "start container1", "remove container1",
				"create container2", "start container2", "remove container2");
	}

	/** What the user has Testcontainers reuse lives on, and is found by its own hash. */
	@Test
	void whatTheUserReusesIsLeftAlone() throws IOException {
		Files.writeString(this.directory.resolve(".testcontainers.properties"), "testcontainers.reuse.enable=true");
		containers("redis", "new GenericContainer<>(\"redis:7\").withReuse(true)");
		this.application.version("one");
		for (int run = 0; run < 2; run++) {
			try (ChildProcess monitor = this.application.run()) {
				monitor.awaitLine("up one .*reloads=0");
				monitor.type("end");
				monitor.awaitExit();
			}
		}
		assertThat(this.engine.log()).containsExactly("find nothing", "create container1", "start container1",
				"find container1");
	}

	/** As hupper has Testcontainers reuse whatever asks for it. */
	@Test
	void oneThatIsNoBeanAndAsksToBeReusedIsKeptAndRemovedAtTheEndToo() {
		this.application.beans("""
				static void start(String[] args) {
					SpringApplication.run(App.class, args);
				}
				@Bean
				String queue() {
					var queue = new org.testcontainers.containers.GenericContainer<>("queue:1").withReuse(true);
					queue.start();
					return queue.getContainerId();
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=1");
			monitor.type("reload");
			monitor.awaitLine("up one .*reloads=2");
			assertThat(this.engine.containers()).containsExactly("container1", "container2");
			monitor.type("end");
			monitor.awaitExit();
		}
		assertThat(this.engine.containers()).isEmpty();
	}

	@Test
	void anotherConfigurationIsAnotherContainerEvenAtTheSamePort() {
		containers("redis", "fixed(new GenericContainer<>(\"redis:7\"))");
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			containers("redis", "fixed(new GenericContainer<>(\"redis:8\"))");
			monitor.awaitLine("Removed a container that no bean of the application uses any more");
			monitor.awaitLine("up one .*reloads=[1-9]");
			monitor.await("one container to be left", () -> this.engine.containers().size() == 1);
			assertThat(this.engine.containers()).doesNotContain("container1");
			monitor.type("end");
			monitor.awaitExit();
			assertThat(this.engine.containers()).isEmpty();
		}
	}

	@Test
	void anotherConfigurationIsAnotherContainerEvenUnderTheSameName() {
		containers("redis", "named(new GenericContainer<>(\"redis:7\"))");
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			containers("redis", "named(new GenericContainer<>(\"redis:8\"))");
			monitor.awaitLine("up one .*reloads=[1-9]");
			assertThat(this.engine.containers()).hasSize(1).doesNotContain("container1");
			monitor.type("end");
			monitor.awaitExit();
		}
	}

	/** Spring Boot makes all of them before it starts the first. */
	@Test
	void aBeanOrAnImageThatFailsCostsNoContainer() {
		String redis = "fixed(named(new GenericContainer<>(\"redis:7\")))";
		containers("redis", redis, "queue", "new GenericContainer<>(\"queue:1\")");
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			containers("redis", redis, "queue", "fail()");
			monitor.awaitLine("waiting for a change");
			int seen = monitor.lines().size();
			containers("redis", redis, "queue", "new GenericContainer<>(\"missing:1\")");
			monitor.awaitLine("Can't get Docker image.*missing:1");
			monitor.awaitLine(seen, "waiting for a change");
			containers("redis", redis, "queue", "new GenericContainer<>(\"queue:1\")");
			monitor.awaitLine("up one .*reloads=[1-9]");
			assertThat(this.engine.containers()).containsExactly("container1", "container2");
			assertThat(monitor.lines()).noneMatch((line) -> line.contains("Removed"));
			monitor.type("end");
			monitor.awaitExit();
		}
	}

	/** It works in a plain start, whose database is empty. */
	@Test
	void aSchemaThatCannotBeMadeTwiceIsFollowedByALineThatNamesTheSwitch() {
		this.application.beans("""
				static void start(String[] args) {
					SpringApplication.run(App.class, args);
				}
				@Bean
				Object schema(ReloaderProxy proxy) throws Exception {
					switch (proxy.getReloadCount()) {
						case 1 -> throw new IllegalStateException("anything else");
						case 2 -> throw new java.sql.SQLException("relation t already exists", "42P07");
					}
					return "schema";
				}
				""").version("one");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			this.application.version("two");
			monitor.awaitLine("waiting for a change");
			String hint = "Containers keep what is in them until hupper ends. "
					+ "Started with hupper.containers.keep=false, it gives each process its own";
			assertThat(monitor.lines()).noneMatch((line) -> line.contains(hint));
			this.application.version("three");
			monitor.awaitLine(hint);
		}
	}

	@Test
	void anEngineThatGoesAwayAndAMonitorThatIsKilledLeaveNothingForLong() {
		this.application.version("one");
		try (ChildProcess monitor = this.application.run()) {
			long worker = Long.parseLong(monitor.awaitLine("up one pid=(\\d+)").group(1));
			ChildProcess.signal(monitor.pid(), "KILL");
			monitor.await("the worker to end", () -> App.isGone(worker));
		}
		assertThat(this.engine.containers()).containsExactly("container1");
		try (ChildProcess monitor = this.application.run()) {
			monitor.awaitLine("up one .*reloads=0");
			monitor.awaitLine("\\[hupper\\] Removed a container left by a monitor that was killed");
			this.engine.close();
			monitor.type("reload");
			monitor.awaitLine("waiting for a change");
			this.engine.open();
			this.application.version("two");
			monitor.awaitLine("up two");
			this.engine.close();
			monitor.type("end");
			assertThat(monitor.awaitExit()).isZero();
			assertThat(monitor.lines())
				.anyMatch((line) -> line.contains("Kept containers are not removed before the next start"));
		}
		this.engine.open();
		assertThat(this.engine.log()).containsSubsequence("create container1", "create container2", "find container2");
		assertThat(this.engine.containers()).isEqualTo(List.of("container2"));
	}

	private Path cache() {
		return this.directory.resolve("cache");
	}

	/** Beans: names and containers in turn. */
	private void containers(String... beans) {
		StringBuilder methods = new StringBuilder();
		for (int bean = 0; bean < beans.length; bean += 2) {
			methods.append("""
					@Bean
					GenericContainer<?> %s() {
						return %s;
					}
					""".formatted(beans[bean], beans[bean + 1]));
		}
		this.application.type("Containers", """
				import org.springframework.context.annotation.Bean;
				import org.testcontainers.containers.*;
				import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

				class Containers {
					%s
					static GenericContainer<?> fail() {
						throw new IllegalStateException("No such image");
					}
					static GenericContainer<?> named(GenericContainer<?> container) {
						return container.withCreateContainerCmdModifier((command) -> command.withName("store"));
					}
					static GenericContainer<?> fixed(GenericContainer<?> container) {
						container.setPortBindings(java.util.List.of("6379:6379"));
						return container.waitingFor(new AbstractWaitStrategy() {
							protected void waitUntilReady() {
							}
						});
					}
				}
				""".formatted(methods));
	}

}
