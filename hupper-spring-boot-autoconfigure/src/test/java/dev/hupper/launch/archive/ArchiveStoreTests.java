package dev.hupper.launch.archive;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Tests for {@link ArchiveStore} and {@link ArchiveSlot}.
 */
class ArchiveStoreTests {

	private static final long NOW = 1_800_000_000_000L;

	private static final ClassList CLASSES = new ClassList(List.of("a/A id: 0"));

	@TempDir
	Path directory;

	@Test
	void thoseNotUsedForLongestGo() throws IOException {
		ArchiveStore store = open();
		for (int i = 0; i < ArchiveStore.MAX_COUNT + 2; i++) {
			made(store.slot("inputs " + i)).touch(NOW - 100_000 - i);
		}
		store.prune(NOW);
		for (int i = 0; i < ArchiveStore.MAX_COUNT + 2; i++) {
			assertThat(store.slot("inputs " + i).isWhole()).isEqualTo(i < ArchiveStore.MAX_COUNT);
		}
		assertThat(archives()).hasSize(ArchiveStore.MAX_COUNT);
	}

	@Test
	void oneThatWasJustUsedStays() throws IOException {
		ArchiveStore store = open();
		for (int i = 0; i < ArchiveStore.MAX_COUNT + 2; i++) {
			made(store.slot("inputs " + i)).touch(NOW - i);
		}
		store.prune(NOW);
		assertThat(archives()).hasSize(ArchiveStore.MAX_COUNT + 2);
	}

	@Test
	void largeOnesGoEarlier() throws IOException {
		ArchiveStore store = open();
		for (int i = 0; i < 4; i++) {
			ArchiveSlot slot = made(store.slot("inputs " + i));
			try (FileChannel sparse = FileChannel.open(slot.archive(), java.nio.file.StandardOpenOption.WRITE)) {
				sparse.write(java.nio.ByteBuffer.allocate(1), ArchiveStore.MAX_BYTES / 3);
			}
			slot.touch(NOW - 100_000 - i);
		}
		store.prune(NOW);
		assertThat(archives()).hasSize(2).contains(store.slot("inputs 0").directory());
	}

	@Test
	void anArchiveThatIsNotAsItWasMadeIsNotWhole() throws IOException {
		ArchiveSlot slot = made(open().slot("inputs"));
		assertThat(slot.isWhole()).isTrue();
		assertThat(slot.isComplete()).isTrue();
		FileTime time = Files.getLastModifiedTime(slot.archive());
		Files.writeString(slot.archive(), "archivE");
		Files.setLastModifiedTime(slot.archive(), FileTime.fromMillis(time.toMillis() + 1000));
		assertThat(slot.isWhole()).isFalse();
		Files.writeString(slot.archive(), "shorter");
		Files.setLastModifiedTime(slot.archive(), time);
		assertThat(slot.isWhole()).isTrue();
		Files.writeString(slot.archive(), "short");
		Files.setLastModifiedTime(slot.archive(), time);
		assertThat(slot.isWhole()).isFalse();
	}

	@Test
	void anArchiveOfFewerClassesIsUsedAndNotComplete() throws IOException {
		ArchiveSlot slot = made(open().slot("inputs"));
		slot.keep(new ClassList(List.of("a/A id: 0", "b/B id: 1")), Set.of("a/A", "b/B"));
		assertThat(slot.isWhole()).isTrue();
		assertThat(slot.isComplete()).isFalse();
		assertThat(slot.names().contains("b/B")).isTrue();
	}

	@Test
	void otherInputsOfTheSameHashAreTold() throws IOException {
		ArchiveSlot slot = made(open().slot("inputs"));
		ArchiveSlot other = new ArchiveSlot(slot.directory(), "other inputs");
		assertThat(other.isWhole()).isFalse();
		assertThat(other.classList()).isEmpty();
		other.keep(CLASSES, CLASSES.names());
		assertThat(other.isWhole()).isFalse();
		assertThat(slot.isWhole()).isFalse();
	}

	@Test
	void onlyOneMakesAnArchiveAtATime() throws IOException {
		ArchiveStore store = open();
		try (FileChannel held = store.tryLock().orElseThrow()) {
			assertThat(held.isOpen()).isTrue();
			assertThat(open().tryLock()).isEmpty();
		}
		store.tryLock().orElseThrow().close();
	}

	@Test
	void whatKilledProcessesHadNotFinishedIsDeleted() throws IOException {
		ArchiveSlot slot = made(open().slot("inputs"));
		Path own = Files.writeString(slot.aside(), "half");
		Path ofTheDead = Files.writeString(slot.directory().resolve("archive-" + Long.MAX_VALUE / 10 + ".tmp"), "half");
		Path ofEarlier = Files.writeString(slot.directory().resolve("archive.tmp"), "half");
		open().tidy();
		assertThat(own).exists();
		assertThat(ofTheDead).doesNotExist();
		assertThat(ofEarlier).doesNotExist();
		assertThat(slot.isWhole()).isTrue();
	}

	@Test
	void whatOthersKeepInTheSameDirectoryStays() throws IOException {
		ArchiveStore store = open();
		Path others = Files.createDirectory(this.directory.resolve("cache/archive-2023"));
		Files.writeString(others.resolve("photo"), "a photo");
		Files.writeString(this.directory.resolve("cache/archive-2024"), "a file");
		for (int i = 0; i < ArchiveStore.MAX_COUNT + 1; i++) {
			made(store.slot("inputs " + i)).touch(NOW - 100_000 - i);
		}
		store.tidy();
		store.prune(NOW);
		assertThat(others.resolve("photo")).exists();
		assertThat(store.slot("inputs " + (ArchiveStore.MAX_COUNT - 1)).isWhole()).isTrue();
	}

	@Test
	void aListThatIsNotKeptInFullIsTheOneOfBefore() throws IOException {
		ArchiveSlot slot = made(open().slot("inputs"));
		Path inTheWay = Files
			.createDirectory(slot.directory().resolve("names-" + ProcessHandle.current().pid() + ".tmp"));
		assertThatIOException()
			.isThrownBy(() -> slot.keep(new ClassList(List.of("a/A id: 0", "b/B id: 1")), Set.of("a/A", "b/B")));
		Files.delete(inTheWay);
		assertThat(slot.isComplete()).isTrue();
	}

	@Test
	void onlyThisUserCanEnter() throws IOException {
		open();
		assertThat(Files.getPosixFilePermissions(this.directory.resolve("cache")))
			.isEqualTo(PosixFilePermissions.fromString("rwx------"));
	}

	@Test
	void whatOthersCanWriteToIsNotTrusted() throws IOException {
		Files.createDirectory(this.directory.resolve("cache"));
		Files.setPosixFilePermissions(this.directory.resolve("cache"), PosixFilePermissions.fromString("rwxrwxrwx"));
		assertThatIOException().isThrownBy(this::open).withMessageContaining("can be written by somebody else");
	}

	private ArchiveStore open() throws IOException {
		return ArchiveStore.open(this.directory.resolve("cache"), this.directory);
	}

	private static ArchiveSlot made(ArchiveSlot slot) throws IOException {
		slot.keep(CLASSES, CLASSES.names());
		Files.writeString(slot.aside(), "archive");
		slot.publish(slot.listSize());
		return slot;
	}

	private List<Path> archives() throws IOException {
		try (Stream<Path> all = Files.list(this.directory.resolve("cache"))) {
			return all.filter(Files::isDirectory).toList();
		}
	}

}
