package dev.hupper.containers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.hupper.testing.FakeEngine;
import dev.hupper.testing.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link KeptContainers} and {@link ContainerRecord} with an engine that only
 * keeps a list.
 */
class KeptContainersIntegrationTests {

	@TempDir
	private Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	@AutoClose
	private FakeEngine engine;

	@BeforeEach
	void start() {
		this.engine = FakeEngine.at(this.directory.resolve("docker.sock"));
	}

	@Test
	void whatItsWorkersKeptIsRemovedAtTheEnd() throws IOException {
		KeptContainers kept = begin();
		ContainerRecord worker = worker(kept);
		worker.begin(this.engine.uri());
		String used = run(worker);
		String outdated = run(worker);
		String stopped = this.engine.run(Map.of(ContainerRecord.LABEL, worker.value()));
		String noBean = this.engine
			.run(Map.of(ContainerRecord.LABEL, worker.value(), ContainerRecord.REUSED_LABEL, "2"));
		String another = this.engine.run(Map.of(ContainerRecord.LABEL, "other", ContainerRecord.REUSED_LABEL, "3"));
		assertThat(worker.removeBeansBut(Set.of(used))).isOne();
		assertThat(this.engine.log()).last().isEqualTo("remove " + outdated);
		assertThat(this.engine.containers()).containsExactly(used, stopped, noBean, another);
		kept.end(this.logger);
		assertThat(this.engine.containers()).containsExactly(stopped, another);
		assertThat(this.logger.lines())
			.containsExactly("info: Removed 2 containers kept while the application was reloaded");
		assertThat(records()).isEmpty();
	}

	@Test
	void anEngineThatIsReachedOverTcp() throws IOException {
		try (FakeEngine tcp = FakeEngine.atPort()) {
			KeptContainers kept = begin();
			worker(kept).begin(tcp.uri());
			tcp.run(labels(worker(kept)));
			kept.end(this.logger);
			assertThat(tcp.containers()).isEmpty();
		}
	}

	@Test
	void whereNothingWasKeptNobodyIsAsked() throws IOException {
		this.engine.close();
		KeptContainers kept = begin();
		kept.end(this.logger);
		assertThat(this.logger.lines()).isEmpty();
		assertThat(records()).isEmpty();
	}

	@Test
	void whatAMonitorThatIsGoneHasLeftIsRemovedAndWhatOneThatLivesHasIsNot() throws IOException {
		ContainerRecord gone = new ContainerRecord(Files.createFile(begun().resolve("gone")));
		gone.begin(this.engine.uri());
		run(gone);
		run(gone);
		KeptContainers alive = begin();
		worker(alive).begin(this.engine.uri());
		String inUse = run(worker(alive));
		alive.removeLeft(this.logger);
		assertThat(this.engine.containers()).containsExactly(inUse);
		assertThat(this.logger.lines()).containsExactly("info: Removed 2 containers left by a monitor that was killed");
		begin().removeLeft(this.logger);
		assertThat(this.engine.containers()).containsExactly(inUse);
		assertThat(records()).hasSize(2);
	}

	@Test
	void anEngineThatHasGoneAwayHoldsNothingUpAndIsAskedByTheNextMonitor() throws IOException {
		KeptContainers kept = begin();
		worker(kept).begin(this.engine.uri());
		run(worker(kept));
		this.engine.close();
		kept.end(this.logger);
		assertThat(this.logger.lines()).singleElement()
			.asString()
			.startsWith("error: Kept containers are not removed before the next start: ");
		this.engine.open();
		Path left = records().get(0);
		assertThat(new ContainerRecord(left).removeAll()).isOne();
	}

	@Test
	void anEngineThatDoesNotAnswerHoldsTheEndUpForAMoment() throws IOException {
		KeptContainers kept = begin();
		worker(kept).begin(this.engine.silent().uri());
		long begin = System.nanoTime();
		kept.end(this.logger);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
		assertThat(this.logger.lines()).singleElement().asString().contains("no answer of the Docker engine");
	}

	@Test
	void whatHupperCannotRemoveIsNotKept() throws IOException {
		ContainerRecord worker = worker(begin());
		assertThatIOException().isThrownBy(() -> worker.begin(URI.create("npipe:////./pipe/docker_engine")))
			.withMessageContaining("cannot reach Docker at npipe");
		Files.delete(worker.file());
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> worker.begin(this.engine.uri()));
	}

	@Test
	void reuseIsSwitchedOnUnlessTheUserHasDecided() {
		assertThat(environment(Map.of())).containsEntry("TESTCONTAINERS_REUSE_ENABLE", "true");
		assertThat(KeptContainers.isReuseSwitchedOn(environment(Map.of()))).isTrue();
		Map<String, String> users = Map.of("TESTCONTAINERS_REUSE_ENABLE", "true");
		assertThat(environment(users)).containsOnlyKeys(ContainerRecord.VARIABLE);
		assertThat(KeptContainers.isReuseSwitchedOn(environment(users))).isFalse();
		assertThat(KeptContainers.prepare(Map.of("TESTCONTAINERS_REUSE_ENABLE", "false"), this.directory)).isEmpty();
	}

	private Map<String, String> environment(Map<String, String> own) {
		return KeptContainers.prepare(own, this.directory).orElseThrow().environment();
	}

	private KeptContainers begin() throws IOException {
		KeptContainers kept = KeptContainers.prepare(Map.of(), begun()).orElseThrow();
		kept.begin();
		return kept;
	}

	private Path begun() throws IOException {
		return Files.createDirectories(this.directory.resolve("containers"));
	}

	private static ContainerRecord worker(KeptContainers kept) {
		return ContainerRecord.find(kept.environment()).orElseThrow();
	}

	private String run(ContainerRecord record) {
		return this.engine.run(labels(record));
	}

	private static Map<String, String> labels(ContainerRecord record) {
		return Map.of(ContainerRecord.LABEL, record.value(), ContainerRecord.BEAN_LABEL, "true",
				ContainerRecord.REUSED_LABEL, "1");
	}

	private List<Path> records() throws IOException {
		try (Stream<Path> files = Files.list(begun())) {
			return files.toList();
		}
	}

}
