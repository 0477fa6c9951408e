package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.api.ArchiveOptions;
import dev.hupper.platform.Commands;
import dev.hupper.testing.LibraryJar;
import dev.hupper.testing.RecordingLogger;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ClassArchive}, with JVMs that only pretend.
 */
class ClassArchiveTests {

	@TempDir
	Path directory;

	private final RecordingLogger logger = new RecordingLogger();

	private final List<List<String>> commands = new ArrayList<>();

	private final List<String> options = new ArrayList<>(List.of("-XX:+UseParallelGC"));

	private Path recordings;

	private Path library;

	private Path classes;

	private int feature = 17;

	private int failures;

	private int failure = 1;

	private long room = Long.MAX_VALUE;

	@BeforeEach
	void makeProject() throws IOException {
		this.recordings = Files.createDirectory(this.directory.resolve("recordings"));
		this.classes = Files.createDirectory(this.directory.resolve("classes"));
		Path content = Files.createDirectories(this.directory.resolve("lib/org/lib"));
		Files.writeString(content.resolve("Type.class"), "");
		this.library = LibraryJar.of(this.directory.resolve("lib"), this.directory.resolve("lib-1.jar"));
	}

	@Test
	void theFirstWorkerRecordsAndTheNextHasTheArchive() throws IOException {
		ClassArchive archive = archive();
		JvmStart first = archive.next();
		assertThat(first).isEqualTo(
				new JvmStart(List.of("-XX:DumpLoadedClassList=" + recording(0)), userClassPath(), userClassPath()));
		makeFrom(archive, "org/lib/Type id: 0\n");
		JvmStart second = archive.next();
		assertThat(second.jvmOptions()).startsWith("-Xlog:cds=off").last().asString().contains("SharedArchiveFile");
		assertThat(second.classPath()).endsWith(":" + this.library).doesNotContain(this.classes + ":");
		assertThat(second.classPathOptions()).containsExactly("-Dhupper.worker.class-path=" + userClassPath());
		assertThat(archive.classList().orElseThrow()).hasContent("org/lib/Type\n");
		assertThat(archive().next()).isEqualTo(second);
	}

	@Test
	void withoutALibraryThereIsNothingToArchive() throws IOException {
		Files.delete(this.library);
		assertThat(archive().next()).isEqualTo(JvmStart.plain(userClassPath()));
	}

	@Test
	void anArchiveIsTriedBeforeItIsUsedAndTheNextBestKindTaken() throws IOException {
		this.feature = 25;
		this.failures = 1;
		makeFrom(archive(), "org/lib/Type id: 0\n");
		assertThat(this.commands).hasSize(3);
		assertThat(this.commands.get(0)).contains("-XX:+AOTClassLinking", "-Xshare:dump");
		assertThat(this.commands.get(1)).doesNotContain("-XX:+AOTClassLinking").contains("-Xshare:dump");
		assertThat(this.commands.get(2)).contains("-Xshare:on", "-version");
		assertThat(archive().next().jvmOptions()).contains("-Xlog:aot=off");
	}

	@Test
	void whatAJvmDoesNotMakeIsNotTriedAgain() throws IOException {
		this.failures = 1;
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		assertThat(this.logger.lines()).containsExactly(
				"info: Workers are started without a class archive: the JVM makes none or does not accept it");
		assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
		archive().makeNow(() -> {
		});
		assertThat(this.commands).hasSize(1);
		assertThat(this.logger.lines()).last().asString().contains("the JVM made none before; delete ");
	}

	@Test
	void whereThereWasNoRoomForItTheNextMonitorTriesAgain() throws IOException {
		this.failures = 1;
		this.room = 100 << 20;
		makeFrom(archive(), "org/lib/Type id: 0\n");
		assertThat(this.logger.lines()).last().asString().contains("little room left in " + this.directory);
		archive().makeNow(() -> {
		});
		assertThat(archive().next().isArchived()).isTrue();
	}

	@Test
	void oneThatTookTooLongOnABusyMachineIsMadeByTheNextMonitor() throws IOException {
		this.failures = 1;
		this.failure = -1;
		makeFrom(archive(), "org/lib/Type id: 0\n");
		assertThat(this.commands).hasSize(1);
		assertThat(this.logger.lines()).last().asString().contains("within 10 minutes");
		archive().makeNow(() -> {
		});
		assertThat(archive().next().isArchived()).isTrue();
	}

	@Test
	void whereNoJvmCanBeStartedThatIsSaidAndTheNextMonitorTriesAgain() throws IOException {
		this.failures = 1;
		this.failure = Commands.NOT_STARTED;
		makeFrom(archive(), "org/lib/Type id: 0\n");
		assertThat(this.commands).hasSize(1);
		assertThat(this.logger.lines()).last().asString().endsWith("java could not be started to make one");
		archive().makeNow(() -> {
		});
		assertThat(archive().next().isArchived()).isTrue();
	}

	@Test
	void oneThatWasKilledIsMadeByTheNextMonitor() throws IOException {
		this.failures = 1;
		this.failure = 137;
		makeFrom(archive(), "org/lib/Type id: 0\n");
		assertThat(this.commands).hasSize(1);
		archive().makeNow(() -> {
		});
		assertThat(archive().next().isArchived()).isTrue();
		assertThat(this.logger.lines()).singleElement().asString().startsWith("debug: Made a class archive");
	}

	@Test
	void aDamagedArchiveIsDeletedAndMadeAnew() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		Path file = file(archive.next());
		Files.writeString(file, "no archive");
		assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
		assertThat(file).doesNotExist();
		assertThat(this.logger.lines()).last().asString().endsWith(file + " is damaged and was deleted");
		archive.makeNow(() -> {
		});
		assertThat(archive.next().jvmOptions()).contains("-XX:SharedArchiveFile=" + file);
	}

	@Test
	void oneThatAnotherMonitorIsPuttingInPlaceIsLeftToIt() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		Path file = file(archive.next());
		try (FileChannel lock = FileChannel.open(this.directory.resolve("cache/lock"), StandardOpenOption.WRITE);
				FileLock held = lock.lock()) {
			Files.writeString(file, "a larger archive");
			assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
			assertThat(file).exists();
		}
		assertThat(this.logger.lines()).noneMatch((line) -> line.contains("damaged"));
	}

	@Test
	void aClassOfALibraryInADirectoryIsFoundThere() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\norg/lib/Other id: 1\n");
		Path own = this.classes.resolve("org/lib/Type.class");
		Files.createDirectories(own.getParent());
		Files.writeString(own, "");
		assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
		archive.next();
		assertThat(this.logger.lines()).containsOnlyOnce("info: Workers are started without a class archive:"
				+ " the application has a class of a library, org.lib.Type");
		Files.delete(own);
		assertThat(archive.next().isArchived()).isTrue();
	}

	/** A rename that is undone, another branch: no start had an archive any more. */
	@Test
	void aClassOfTheApplicationThatWentAndComesBackIsNoneOfALibrary() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\norg/own/Renamed id: 1\n");
		Path own = this.classes.resolve("org/own/Renamed.class");
		Files.createDirectories(own.getParent());
		Files.writeString(own, "");
		assertThat(archive.next().isArchived()).isTrue();
		assertThat(this.logger.lines()).singleElement().asString().startsWith("debug: Made a class archive");
	}

	@Test
	void whatWasStartedAheadIsOfNoUseOnceItsArchiveHidesAClass() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		BooleanSupplier valid = archive.validity(archive.next());
		Path own = this.classes.resolve("org/lib/Type.class");
		Files.createDirectories(own.getParent());
		Files.writeString(this.classes.resolve("Own.class"), "");
		assertThat(valid.getAsBoolean()).isTrue();
		Files.writeString(own, "");
		assertThat(valid.getAsBoolean()).isFalse();
		Files.delete(own);
		assertThat(valid.getAsBoolean()).isTrue();
		Files.delete(file(archive.next()));
		assertThat(valid.getAsBoolean()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void norIsItOnceAJarHasChanged(boolean enabled) throws IOException {
		Path snapshot = Files.writeString(this.directory.resolve("own-1-SNAPSHOT.jar"), "a jar");
		ClassArchive archive = open(new ArchiveOptions(enabled, this.directory.resolve("cache").toString()),
				userClassPath() + ":" + snapshot);
		BooleanSupplier valid = archive.validity(archive.next());
		archive.next();
		assertThat(valid.getAsBoolean()).isTrue();
		Files.writeString(snapshot, "another");
		assertThat(valid.getAsBoolean()).isFalse();
	}

	@Test
	void norIsItOnceAnAgentHasChanged() throws IOException {
		Path agent = Files.writeString(this.directory.resolve("agent.jar"), "an agent");
		this.options.add("-javaagent:" + agent + "=of=mine");
		ClassArchive archive = archive();
		BooleanSupplier valid = archive.validity(archive.next());
		assertThat(valid.getAsBoolean()).isTrue();
		Files.writeString(agent, "a new one");
		assertThat(valid.getAsBoolean()).isFalse();
	}

	@Test
	void aLinkThatLeadsElsewhereHasAnotherArchive() throws IOException {
		Path link = Files.createSymbolicLink(this.directory.resolve("current"), this.classes);
		ClassArchive archive = open(new ArchiveOptions(true, this.directory.resolve("cache").toString()),
				link + ":" + this.library);
		makeFrom(archive, "org/lib/Type id: 0\n");
		assertThat(archive.next().isArchived()).isTrue();
		Files.delete(link);
		Files.createSymbolicLink(link, Files.createDirectory(this.directory.resolve("next")));
		assertThat(archive.next().jvmOptions()).singleElement().asString().startsWith("-XX:DumpLoadedClassList=");
	}

	@Test
	void aListThatHasGrownIsArchivedOnceMore() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		Files.writeString(recording(0), "org/lib/Type id: 0\n@cp org/lib/Type 1 2 3\n");
		archive.makeNow(() -> {
		});
		archive.makeNow(() -> {
		});
		assertThat(this.commands).hasSize(4);
	}

	@Test
	void whatAWorkerWroteLastIsKeptForTheNextMonitor() throws IOException {
		try (ClassArchive archive = archive()) {
			makeFrom(archive, "org/lib/Type id: 0\n");
			Files.writeString(recording(0), "org/lib/Type id: 0\n@cp org/lib/Type 1 2 3\n");
		}
		assertThat(archive().classList().orElseThrow()).content().contains("@cp");
	}

	@Test
	void anotherLibraryHasAnotherArchive() throws IOException {
		ClassArchive archive = archive();
		makeFrom(archive, "org/lib/Type id: 0\n");
		Files.writeString(this.library, "another");
		assertThat(archive.next().jvmOptions()).singleElement().asString().startsWith("-XX:DumpLoadedClassList=");
	}

	@Test
	void whereThereIsNoPlaceForArchivesWorkersStartPlainly() throws IOException {
		Files.writeString(this.directory.resolve("cache"), "a file");
		ClassArchive archive = archive();
		assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
		archive.makeNow(() -> {
		});
		assertThat(this.logger.lines()).singleElement().asString().contains("without a class archive: ");
	}

	@Test
	void switchedOffItIsSilent() throws IOException {
		ClassArchive archive = open(new ArchiveOptions(false, null));
		assertThat(archive.next()).isEqualTo(JvmStart.plain(userClassPath()));
		assertThat(archive.classList()).isEmpty();
		assertThat(this.logger.lines()).isEmpty();
	}

	private static Path file(JvmStart start) {
		String last = start.jvmOptions().get(start.jvmOptions().size() - 1);
		return Path.of(last.substring(JvmStart.ARCHIVE.length()));
	}

	private ClassArchive archive() {
		return open(new ArchiveOptions(true, this.directory.resolve("cache").toString()));
	}

	private ClassArchive open(ArchiveOptions options) {
		return open(options, userClassPath());
	}

	private ClassArchive open(ArchiveOptions options, String classPath) {
		ArchiveSettings settings = new ArchiveSettings(options, Path.of("java"), "OpenJDK", this.feature, this.options,
				classPath);
		return new ClassArchive(settings, this.recordings, this.logger, new ArchiveMaker.Jvm() {

			@Override
			public int run(List<String> command) {
				return pretend(command);
			}

			@Override
			public long room(Path directory) {
				return ClassArchiveTests.this.room;
			}

		});
	}

	private String userClassPath() {
		return this.classes + ":" + this.library;
	}

	private Path recording(int number) {
		return this.recordings.resolve("classes-" + number);
	}

	private void makeFrom(ClassArchive archive, String recorded) throws IOException {
		archive.next();
		Files.writeString(recording(0), recorded);
		archive.makeNow(() -> {
		});
	}

	private int pretend(List<String> command) {
		this.commands.add(command);
		if (this.commands.size() <= this.failures) {
			return this.failure;
		}
		for (String option : command) {
			if (command.contains("-Xshare:dump") && option.startsWith("-XX:SharedArchiveFile=")) {
				try {
					Files.writeString(Path.of(option.split("=")[1]), "archive");
				}
				catch (IOException ex) {
					return 1;
				}
			}
		}
		return 0;
	}

}
