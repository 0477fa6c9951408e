package dev.hupper.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for finding who holds a port, with a {@code /proc} of their own.
 */
@DisabledOnOs(OS.WINDOWS)
class PortHolderTests {

	@TempDir
	private Path proc;

	@BeforeEach
	void listen() throws IOException {
		Files.createDirectories(this.proc.resolve("net"));
		Files.writeString(this.proc.resolve("net/tcp"), """
				  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
				   0: 0100007F:1F90 00000000:0000 01 00000000:00000000 00:00000000 00000000     0        0 11 1
				   1: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 22 1
				   2: 00000000:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 33 1
				""");
	}

	@Test
	void theProcessIsNamedWithItsCommand() throws IOException {
		process("100", "socket:[11]", "sh");
		process("200", "socket:[22]", "java\0-jar\0shop.jar\0");
		assertThat(new PortHolder(this.proc).describe(8080)).hasValue("process 200 (java -jar shop.jar)");
	}

	@Test
	void processesOfOthersCannotBeSeen() throws IOException {
		process("100", "socket:[11]", "sh");
		assertThat(new PortHolder(this.proc).describe(80)).hasValue("a program of another user");
	}

	@Test
	void elsewhereNobodyTells() {
		assertThat(new PortHolder(this.proc.resolve("none")).describe(8080)).hasValue("another program");
	}

	@Test
	void aPortThatNobodyListensOnIsNotTaken() {
		assertThat(new PortHolder(this.proc).describe(81)).isEmpty();
	}

	private void process(String pid, String file, String command) throws IOException {
		Path files = Files.createDirectories(this.proc.resolve(pid + "/fd"));
		Files.createSymbolicLink(files.resolve("3"), Path.of(file));
		Files.writeString(this.proc.resolve(pid + "/cmdline"), command);
	}

}
