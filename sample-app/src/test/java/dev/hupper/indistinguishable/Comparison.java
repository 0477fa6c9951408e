package dev.hupper.indistinguishable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares applications with themselves: started cold, and in a standby.
 */
final class Comparison {

	private final Path directory;

	private final boolean archived;

	private final Libraries libraries;

	private Comparison(Path directory, boolean archived, Libraries libraries) {
		this.directory = directory;
		this.archived = archived;
		this.libraries = libraries;
	}

	/**
	 * Get applications ready.
	 * @param directory a place for them
	 * @param archived whether a standby has a class archive
	 * @param applications the only ones that can be compared
	 */
	static Comparison in(Path directory, boolean archived, List<TestApplication> applications) throws IOException {
		return new Comparison(directory, archived, Libraries.resolve(directory.resolve("libraries"), applications));
	}

	/**
	 * Compare an application.
	 * @param preparation what is to be said of what the standby leaves out, as a regular
	 * expression
	 * @return all that the terminal has shown
	 */
	String of(TestApplication application, String preparation) throws IOException {
		Path project = Files.createDirectories(this.directory.resolve(application.name()));
		try (RunningApplication running = new RunningApplication(application, project, this.libraries.of(application),
				this.archived)) {
			List<String> cold = running.report();
			List<String> log = running.log();
			String standby = running.awaitStandby(preparation);
			assertThat(running.log()).as("the log of the running application").startsWith(log.toArray(String[]::new));
			assertThat(running.reload()).isEqualTo(standby);
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
			return running.terminal();
		}
	}

	/**
	 * Compare an application whose standby has compiled what a start was seen to compile
	 * under another monitor.
	 */
	void ofCompiled(TestApplication application) throws IOException {
		Path project = Files.createDirectories(this.directory.resolve(application.name() + "-compiled"));
		List<String> libraries = this.libraries.of(application);
		try (RunningApplication first = new RunningApplication(application, project, libraries, this.archived)) {
			first.report();
			first.awaitStandby("");
			first.reload();
			first.awaitCompiledMethods();
		}
		try (RunningApplication running = new RunningApplication(application, project, libraries, this.archived)) {
			List<String> cold = running.report();
			String compiled = running.awaitCompilingStandby();
			assertThat(running.reload("note.txt", "saved")).isEqualTo(compiled);
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
		}
	}

	/**
	 * Compare an application that runs in a standby which was told to as it rehearsed.
	 */
	void ofRehearsing(TestApplication application) throws IOException {
		Path project = Files.createDirectories(this.directory.resolve(application.name() + "-rehearsing"));
		try (RunningApplication running = new RunningApplication(application, project, this.libraries.of(application),
				this.archived)) {
			List<String> cold = running.report();
			assertThat(running.reloadInRehearsal()).as(running::toString).isTrue();
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
		}
	}

	/**
	 * Compare an application whose standby was prepared when a file was another.
	 * @param file a file of its class directory, and what it has but for that time
	 * @param meanwhile what it has then
	 */
	void of(TestApplication application, Map.Entry<String, String> file, String meanwhile) throws IOException {
		Path project = Files.createDirectories(this.directory.resolve(application.name() + "-changed"));
		try (RunningApplication running = new RunningApplication(application, project, this.libraries.of(application),
				this.archived)) {
			List<String> cold = running.report();
			running.awaitStandby("");
			running.reload(file.getKey(), meanwhile);
			List<String> other = running.report();
			String standby = running.awaitStandby("");
			assertThat(running.reload(file.getKey(), file.getValue())).isEqualTo(standby);
			assertThat(Difference.between(cold, other)).as("what the file makes").isNotEmpty();
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
		}
	}

	/**
	 * Compare an application that sets other system properties than its standby was
	 * rehearsed with: started anew because of that, and in the standby after it.
	 * @param file a file of its class directory
	 * @param content what has it set others
	 * @return all that the terminal has shown
	 */
	String ofObjecting(TestApplication application, String file, String content) throws IOException {
		Path project = Files.createDirectories(this.directory.resolve(application.name() + "-objecting"));
		try (RunningApplication running = new RunningApplication(application, project, this.libraries.of(application),
				this.archived)) {
			List<String> before = running.report();
			String first = running.awaitStandby("");
			running.reloadAnew(file, content, first);
			List<String> cold = running.report();
			String standby = running.awaitStandby("");
			assertThat(running.reload()).isEqualTo(standby);
			assertThat(Difference.between(before, cold)).as("what the file makes").isNotEmpty();
			assertThat(Difference.between(cold, running.report())).as(running::toString).isEmpty();
			return running.terminal();
		}
	}

}
