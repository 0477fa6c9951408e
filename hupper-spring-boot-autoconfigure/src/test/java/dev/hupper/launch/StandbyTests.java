package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.hupper.api.ReloaderOptions;
import dev.hupper.api.StandbyOptions;
import dev.hupper.ipc.Message;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link Standby}, with workers that are no processes.
 */
class StandbyTests {

	private static final Message.Run GO = new Message.Run(1, "A.class changed", 1000);

	private final RecordingLogger logger = new RecordingLogger();

	private final List<ScriptWorker> started = new ArrayList<>();

	private final Standby standby = standby(new StandbyOptions(true, StandbyOptions.WarmUp.CLASSES));

	private boolean startFails;

	@Test
	void thereIsOneAtATime() {
		this.standby.prepare();
		this.standby.prepare();
		assertThat(this.started).hasSize(1);
	}

	@Test
	void oneThatIsPreparedRunsTheApplicationAndMakesRoomForTheNext() {
		this.standby.prepare();
		this.started.get(0).prepared = true;
		assertThat(promote()).isSameAs(this.started.get(0));
		assertThat(this.started.get(0).go).isEqualTo(GO);
		assertThat(promote()).as("there is none any more").isNull();
		this.standby.prepare();
		assertThat(this.started).hasSize(2);
		this.standby.discard();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(false, true);
	}

	@Test
	void oneThatIsNotPreparedIsGivenUp() {
		this.standby.prepare();
		assertThat(promote()).isNull();
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.logger.lines()).containsExactly("debug: The standby was not ready: the worker is a new JVM");
	}

	@Test
	void oneThatWouldRunOtherLibrariesIsGivenUp() {
		this.standby.prepare();
		this.started.get(0).prepared = true;
		this.started.get(0).valid = false;
		assertThat(promote()).isNull();
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.logger.lines())
			.containsExactly("debug: The standby has libraries of before: the worker is a new JVM");
	}

	@Test
	void oneThatHasDiedIsReplaced() {
		this.standby.prepare();
		this.started.get(0).prepared = true;
		this.started.get(0).dead = true;
		assertThat(promote()).isNull();
		this.standby.prepare();
		assertThat(this.started).hasSize(2);
	}

	@Test
	void whatOneCouldNotDoTheNextDoesNotTry() {
		this.standby.prepare();
		this.standby.preparationFailed(this.started.get(0), "no list");
		assertThat(this.started.get(0).killed).isTrue();
		assertThat(this.standby.warmUp()).isEqualTo(StandbyOptions.WarmUp.OFF);
		this.standby.preparationFailed(this.started.get(0), "too late");
		assertThat(this.started).hasSize(2);
		assertThat(this.logger.lines())
			.containsExactly("info: hupper.standby.warm-up=classes is not possible here (no list): it is off instead");
	}

	@Test
	void noneIsStartedWhereNoneIsWanted() {
		Standby off = standby(StandbyOptions.OFF);
		off.prepare();
		off.changed(List.of(Path.of("classes/a.properties").toAbsolutePath()));
		off.renew();
		off.discard();
		assertThat(off.promote(GO, new NoListener())).isNull();
		assertThat(this.started).isEmpty();
	}

	@Test
	void anythingButAClassOnTheClassPathMakesItStale() {
		for (String file : List.of("classes/application.properties", "classes/META-INF/spring.factories",
				"lib/other.jar", "classes")) {
			this.standby.prepare();
			this.standby.changed(List.of(Path.of("classes/A.class").toAbsolutePath(), Path.of(file).toAbsolutePath()));
			assertThat(last().killed).as(file).isTrue();
		}
	}

	@Test
	void classesAndFilesElsewhereLeaveItAsItIs() {
		this.standby.prepare();
		for (String file : List.of("classes/A.class", "config/application.yaml", "classes-of-another/a.properties")) {
			this.standby.changed(List.of(Path.of(file).toAbsolutePath()));
			assertThat(last().killed).as(file).isFalse();
		}
	}

	@Test
	void itIsRenewedIfThereIsOne() {
		this.standby.renew();
		assertThat(this.started).isEmpty();
		this.standby.prepare();
		this.standby.renew();
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
	}

	@Test
	void onceAnApplicationObjectsNoneRehearses() {
		Standby rehearsing = standby(new StandbyOptions(true, StandbyOptions.WarmUp.REHEARSAL));
		rehearsing.prepare();
		rehearsing.rehearseNoMore("main sets the default locale");
		rehearsing.rehearseNoMore("main sets the default locale");
		assertThat(rehearsing.warmUp()).isEqualTo(StandbyOptions.WarmUp.CLASSES);
		assertThat(this.started).extracting((worker) -> worker.killed).containsExactly(true, false);
		assertThat(this.logger.lines())
			.containsExactly("debug: No standby rehearses, since main sets the default locale");
	}

	@Test
	void thatNoneCouldBeStartedHarmsNothing() {
		this.startFails = true;
		this.standby.prepare();
		assertThat(this.logger.lines()).containsExactly("debug: No standby could be started: no java");
		assertThat(promote()).isNull();
	}

	private Worker promote() {
		return this.standby.promote(GO, new NoListener());
	}

	private ScriptWorker last() {
		return this.started.get(this.started.size() - 1);
	}

	private Standby standby(StandbyOptions options) {
		CurrentJvm jvm = new CurrentJvm(List.of(),
				Map.of("java.home", System.getProperty("java.home"), "java.class.path", "classes:lib/other.jar"),
				Map.of());
		LaunchSpec spec = LaunchSpec.of(jvm, "com.example.App", ReloaderOptions.builder().standby(options).build());
		return new Standby(spec, this::start, this.logger);
	}

	private WaitingWorker start() throws IOException {
		if (this.startFails) {
			throw new IOException("no java");
		}
		this.started.add(new ScriptWorker());
		return last();
	}

	private static final class ScriptWorker implements WaitingWorker {

		private boolean prepared;

		private boolean valid = true;

		private boolean dead;

		private boolean killed;

		private Message.Run go;

		@Override
		public boolean isPrepared() {
			return this.prepared;
		}

		@Override
		public boolean isValid() {
			return this.valid;
		}

		@Override
		public boolean run(Message.Run go, WorkerListener listener) {
			this.go = go;
			return !this.dead;
		}

		@Override
		public long pid() {
			return 1;
		}

		@Override
		public boolean wasStandby() {
			return true;
		}

		@Override
		public void askToStop() {
			throw new AssertionError("Nothing runs that could stop gracefully");
		}

		@Override
		public void tell(Message.FromMonitor message) {
			throw new AssertionError("No application listens");
		}

		@Override
		public void kill() {
			this.killed = true;
		}

	}

	private static final class NoListener implements WorkerListener {

		@Override
		public void said(Worker worker, Message.FromWorker message) {
		}

		@Override
		public void connectionLost(Worker worker) {
		}

		@Override
		public void ended(Worker worker, int exitCode) {
		}

	}

}
