package dev.hupper.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link UnixTerminal}, with files instead of devices and answers instead of
 * commands.
 */
class UnixTerminalTests {

	private static final String FOREGROUND = "7 (a (odd) name) S 1 70 60 34816 70 0";

	private static final String BACKGROUND = "7 (java) S 1 71 60 34816 70 0";

	@TempDir
	Path directory;

	private Path tty;

	private Path stat;

	private final List<List<String>> run = new ArrayList<>();

	private final Map<String, String> answers = new java.util.HashMap<>(Map.of("tty", "", "stty", "saved"));

	@BeforeEach
	void makeDevices() throws IOException {
		this.tty = Files.createFile(this.directory.resolve("tty"));
		this.stat = Files.writeString(this.directory.resolve("stat"), FOREGROUND);
	}

	@Test
	void inTheForegroundItIsInteractiveAndItsSettingsAreKept() {
		Terminal terminal = terminal();
		assertThat(terminal.isInteractive()).isTrue();
		terminal.save();
		terminal.restore();
		assertThat(this.run).contains(List.of("stty", "-g"), List.of("stty", "saved"));
	}

	@Test
	void inTheBackgroundItIsLeftAlone() throws IOException {
		Files.writeString(this.stat, BACKGROUND);
		Terminal terminal = terminal();
		assertThat(terminal.isInput()).isTrue();
		assertThat(terminal.isInteractive()).isFalse();
		assertThat(terminal.takeLine()).isNull();
		terminal.save();
		terminal.restore();
		assertThat(this.run).noneMatch((command) -> command.get(0).equals("stty"));
	}

	@Test
	void whatIsNotKeptIsNotRestored() {
		this.answers.remove("stty");
		Terminal terminal = terminal();
		terminal.save();
		terminal.restore();
		assertThat(this.run).containsExactly(List.of("stty", "-g"));
	}

	@Test
	void withAnInputThatIsNoTerminalItIsNotInteractive() {
		this.answers.remove("tty");
		assertThat(terminal().isInput()).isFalse();
	}

	@Test
	void withoutATerminalNothingIsAskedAndNothingHangsUp() throws IOException {
		Files.delete(this.tty);
		Terminal terminal = terminal();
		assertThat(terminal.isInteractive()).isFalse();
		terminal.save();
		assertThat(terminal.isHungUp()).isFalse();
		assertThat(this.run).isEmpty();
	}

	@Test
	void aTerminalThatIsGoneIsHungUp() throws IOException {
		Terminal terminal = terminal();
		assertThat(terminal.isHungUp()).isFalse();
		Files.delete(this.tty);
		assertThat(terminal.isHungUp()).isTrue();
	}

	@Test
	void withoutProcTheGroupsComeFromPs() throws IOException {
		Files.delete(this.stat);
		this.answers.put("ps", "70 70");
		assertThat(terminal().isInteractive()).isTrue();
		this.answers.put("ps", "71  70");
		assertThat(terminal().isInteractive()).isFalse();
	}

	@Test
	void whileNothingIsTypedNoProcessIsStartedToLookForALine() throws IOException {
		Files.delete(this.stat);
		this.answers.put("ps", "70 70");
		Terminal terminal = terminal();
		assertThat(terminal.isInput()).isTrue();
		this.run.clear();
		assertThat(terminal.typed()).isNotNegative();
		assertThat(this.run).isEmpty();
	}

	private Terminal terminal() {
		Commands commands = (command, input, timeout) -> answer(command, input, timeout);
		return new UnixTerminal(commands, this.tty.toFile(), new ForegroundGroup(this.stat, commands));
	}

	private Optional<String> answer(List<String> command, @Nullable File input, Duration timeout) {
		this.run.add(command);
		return Optional.ofNullable(this.answers.get(command.get(0)));
	}

}
