package dev.hupper.launch.archive;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.hupper.api.ArchiveOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ArchiveKind}.
 */
class ArchiveKindTests {

	@ParameterizedTest
	@CsvSource({ "17, 1", "21, 1", "24, 1", "25, 2", "26, 2" })
	void theBestKindThatTheVersionHasComesFirst(int feature, int count) {
		List<ArchiveKind> kinds = ArchiveKind.of(settings(feature));
		assertThat(kinds).hasSize(count).endsWith(ArchiveKind.CLASSIC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-javaagent:x.jar", "-agentlib:jdwp=server=y", "-agentpath:/x", "-Xrunhprof" })
	void aJvmWithAgentsTakesTheClassicKindAlone(String agent) {
		assertThat(ArchiveKind.of(settings(25, agent))).containsExactly(ArchiveKind.CLASSIC);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xshare:off", "-Xshare:auto", "-XX:SharedArchiveFile=a.jsa", "-XX:AOTCache=a.aot",
			"-XX:AOTMode=off", "-XX:+AutoCreateSharedArchive", "-XX:DumpLoadedClassList=a",
			"--patch-module=java.base=x", "--limit-modules=java.base", "-Djava.system.class.loader=x",
			"-Xbootclasspath/a:x.jar", "-XX:VMOptionsFile=x", "-XX:Flags=x" })
	void whatStandsAgainstAnArchiveIsNamed(String option) {
		assertThat(settings(25, option).obstacle()).hasValue("workers are started with " + option);
	}

	@Test
	void nothingStandsAgainstOrdinaryOptions() {
		assertThat(settings(17, "-Xmx1g", "-Dx=-Xshare:off", "-ea", "--add-opens=a/b=c", "-javaagent:x").obstacle())
			.isEmpty();
	}

	@Test
	void anotherJvmHasNone() {
		ArchiveSettings settings = new ArchiveSettings(ArchiveOptions.DEFAULTS, Path.of("java"), "Eclipse OpenJ9 VM",
				17, List.of(), "a");
		assertThat(settings.obstacle()).hasValue("this JVM is not HotSpot");
	}

	@ParameterizedTest
	@CsvSource({ "-XX:+UseSerialGC, -XX:+UseG1GC", "-XX:+UseParallelGC, -XX:+UseG1GC", "-XX:+UseG1GC, -XX:+UseG1GC",
			"-XX:+UseZGC, -XX:+UseZGC" })
	void heapObjectsAreWrittenInAFormThatTheCollectorReads(String collector, String expected) {
		assertThat(ArchiveKind.CLASSIC.dumpOptions(settings(17, collector))).containsExactly(expected);
	}

	@Test
	void anArchiveIsMadeWithWhatShapesClassesAndObjects() {
		ArchiveSettings settings = settings(25, "-Xmx64g", "-Xss1m", "-Dx=y", "-XX:-UseCompressedOops", "-ea",
				"--add-opens=a/b=c", "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1",
				"-XX:InitialHeapSize=64m");
		assertThat(ArchiveKind.LINKED.dumpOptions(settings)).containsExactly("-Xmx64g", "-XX:-UseCompressedOops",
				"--add-opens=a/b=c", "--enable-native-access=ALL-UNNAMED", "-XX:+AOTClassLinking");
	}

	@Test
	void eachVersionGetsTheLogTagsThatItKnows() {
		assertThat(ArchiveKind.logOff(17)).containsExactly("-Xlog:cds=off");
		assertThat(ArchiveKind.logOff(25)).containsExactly("-Xlog:cds=off", "-Xlog:aot=off");
	}

	@Test
	void anArchiveIsMappedWhereItIsTheSameInAllProcesses() {
		List<String> options = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:ArchiveRelocationMode=0");
		assertThat(ArchiveKind.inPlace(17)).isEqualTo(options);
		assertThat(ArchiveKind.inPlace(25)).isEqualTo(options);
		assertThat(ArchiveKind.inPlace(26)).isEmpty();
	}

	private static ArchiveSettings settings(int feature, String... options) {
		return new ArchiveSettings(ArchiveOptions.DEFAULTS, Path.of("java"), "OpenJDK 64-Bit Server VM", feature,
				List.of(options), "a.jar");
	}

}
