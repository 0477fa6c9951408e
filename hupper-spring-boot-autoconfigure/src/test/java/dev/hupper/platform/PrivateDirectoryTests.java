package dev.hupper.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

/**
 * Where the private directory goes, who can enter it, and what becomes of it.
 */
class PrivateDirectoryTests {

	private static final String DEAD = "hupper-99999999-1";

	private static final Path UNWRITABLE_EVEN_FOR_ROOT = Path.of("/proc");

	@TempDir
	Path base;

	@Test
	void onlyThisUserCanEnter() throws IOException {
		try (PrivateDirectory directory = PrivateDirectory.create(List.of(this.base), (path) -> false)) {
			assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.path())))
				.isEqualTo("rwx------");
			assertThat(directory.path().getParent()).isEqualTo(this.base);
			assertThat(PrivateDirectory.owner(directory.path())).isEqualTo(ProcessHandle.current().pid());
		}
	}

	@Test
	void isGoneWithItsFilesAfterClose() throws IOException {
		PrivateDirectory directory = PrivateDirectory.create(List.of(this.base), (path) -> false);
		Files.createFile(directory.path().resolve("socket"));
		directory.close();
		directory.close();
		assertThat(this.base).isEmptyDirectory();
	}

	@Test
	void twoOfOneProcessDiffer() throws IOException {
		try (PrivateDirectory one = PrivateDirectory.create(List.of(this.base), (path) -> false);
				PrivateDirectory two = PrivateDirectory.create(List.of(this.base), (path) -> false)) {
			assertThat(one.path()).isNotEqualTo(two.path()).exists();
		}
	}

	@Test
	void spacesDoNoHarm() throws IOException {
		Path spaces = Files.createDirectory(this.base.resolve("a b"));
		try (PrivateDirectory directory = PrivateDirectory.create(List.of(spaces), (path) -> false)) {
			assertThat(directory.path().getParent()).isEqualTo(spaces);
		}
	}

	@Test
	void nextBaseIsUsedIfOneIsUnusable() throws IOException {
		Path tooLong = Files.createDirectory(this.base.resolve("x".repeat(100)));
		Path missing = this.base.resolve("missing");
		try (PrivateDirectory directory = PrivateDirectory
			.create(List.of(tooLong, missing, UNWRITABLE_EVEN_FOR_ROOT, this.base), (path) -> false)) {
			assertThat(directory.path().getParent()).isEqualTo(this.base);
		}
	}

	@Test
	void refusalNamesEveryBaseAndTheRemedy() {
		Path tooLong = this.base.resolve("x".repeat(100));
		assertThatIOException()
			.isThrownBy(() -> PrivateDirectory.create(List.of(tooLong, UNWRITABLE_EVEN_FOR_ROOT), (path) -> false))
			.withMessageContaining(tooLong + " (path too long for a socket)")
			.withMessageContaining("/proc (")
			.withMessageContaining("-Djava.io.tmpdir=")
			.withMessageContaining("at most 57 bytes");
	}

	@Test
	void basesAreTheTemporaryAndTheRuntimeDirectoryAndTmp() {
		assertThat(PrivateDirectory.candidates("/var/tmp", null)).containsExactly(Path.of("/var/tmp"), Path.of("/tmp"));
		assertThat(PrivateDirectory.candidates("/tmp", "/run/user/1000")).containsExactly(Path.of("/tmp"),
				Path.of("/run/user/1000"));
		assertThat(PrivateDirectory.candidates("", "relative")).containsExactly(Path.of("relative").toAbsolutePath(),
				Path.of("/tmp"));
	}

	@Test
	void whatAKilledProcessLeftIsRemoved() throws IOException {
		Files.createFile(Files.createDirectory(this.base.resolve(DEAD)).resolve("socket"));
		PrivateDirectory.create(List.of(this.base), (path) -> false).close();
		assertThat(this.base).isEmptyDirectory();
	}

	/** In a container that is started again processes have the same ids. */
	@Test
	void whatAKilledProcessOfTheSameIdLeftIsRemoved() throws IOException {
		Path left = Files.createDirectory(this.base.resolve("hupper-" + ProcessHandle.current().pid() + "-1"));
		Files.setLastModifiedTime(left, FileTime.from(begin().minusSeconds(60)));
		Path ofThisProcess = Files.createDirectory(this.base.resolve("hupper-" + ProcessHandle.current().pid() + "-2"));
		Files.setLastModifiedTime(ofThisProcess, FileTime.from(begin()));
		PrivateDirectory.create(List.of(this.base), (path) -> false).close();
		assertThat(this.base).isDirectoryNotContaining(left::equals).isDirectoryContaining(ofThisProcess::equals);
	}

	private static Instant begin() {
		return ProcessHandle.current().info().startInstant().orElseThrow();
	}

	@Test
	void whatOthersUseIsKept() throws IOException {
		Path inUse = Files.createDirectory(this.base.resolve(DEAD));
		Path ofLiveProcess = Files.createDirectory(this.base.resolve("hupper-1-1"));
		Path strange = Files.createDirectory(this.base.resolve("hupper-x-1"));
		Path other = Files.createDirectory(this.base.resolve("hupper-99999999"));
		Path file = Files.createFile(this.base.resolve(DEAD + "1"));
		Path target = Files.createDirectory(this.base.resolve("target"));
		Path link = Files.createSymbolicLink(this.base.resolve(DEAD + "2"), target);
		PrivateDirectory.create(List.of(this.base), inUse::equals).close();
		assertThat(List.of(inUse, ofLiveProcess, strange, other, file, target, link)).allMatch(Files::exists);
	}

}
