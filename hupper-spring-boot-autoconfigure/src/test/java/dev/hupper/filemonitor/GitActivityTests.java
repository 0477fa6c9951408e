package dev.hupper.filemonitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link GitActivity}.
 */
class GitActivityTests {

	/** Young enough however long the test takes. */
	private static final FileTime YOUNG = FileTime.from(Instant.now().plus(Duration.ofHours(1)));

	private static final FileTime OLD = FileTime.fromMillis(0);

	@TempDir
	private Path project;

	private final GitActivity git = new GitActivity();

	@BeforeEach
	void makeRepository() throws IOException {
		write("index", OLD);
		this.git.add(this.project.resolve("src/main"));
	}

	@Test
	void itIsAtWorkAsLongAsItHoldsTheIndex() throws IOException {
		assertThat(this.git.current()).isEmpty();
		Path lock = write("index.lock", OLD);
		assertThat(this.git.current()).contains(lock);
	}

	@Test
	void aCommitIsAtWorkNoMoreOnceItsMessageIsAskedFor() throws IOException {
		write("COMMIT_EDITMSG", OLD);
		Path lock = write("index.lock", OLD);
		assertThat(this.git.current()).as("the message of an earlier commit").contains(lock);
		write("COMMIT_EDITMSG", YOUNG);
		assertThat(this.git.current()).isEmpty();
	}

	@Test
	void aRebaseIsAtWorkBetweenItsCommits() throws IOException {
		Path step = write("rebase-merge/msgnum", YOUNG);
		assertThat(this.git.current()).contains(step);
		write("rebase-merge/msgnum", OLD);
		assertThat(this.git.current()).isEmpty();
	}

	@Test
	void aRebaseIsAtWorkBeforeItsFirstCommit() throws IOException {
		write("rebase-merge/git-rebase-todo", OLD);
		assertThat(this.git.current()).isEmpty();
		write("index", YOUNG);
		assertThat(this.git.current()).isPresent();
	}

	@Test
	void aRebaseThatHasStoppedIsTheUsers() throws IOException {
		write("rebase-merge/msgnum", YOUNG);
		write("index", YOUNG);
		write("rebase-merge/stopped-sha", YOUNG);
		assertThat(this.git.current()).isEmpty();
	}

	private Path write(String name, FileTime time) throws IOException {
		Path file = this.project.resolve(".git").resolve(name);
		Files.createDirectories(file.getParent());
		return Files.setLastModifiedTime(Files.writeString(file, ""), time);
	}

}
