package dev.hupper.launch;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link DevelopmentOptions}.
 */
class DevelopmentOptionsTests {

	private static final String HOTSPOT = "OpenJDK 64-Bit Server VM";

	private static final String HEAP = "-XX:InitialHeapSize=128m";

	private static final String PAGES = "-XX:+UseTransparentHugePages";

	private static final String NETTY = String.join(File.pathSeparator, "/app/target/classes",
			"/m2/reactor-netty-core-1.3.7.jar", "/m2/spring-messaging-7.0.9.jar");

	private static final long LARGE = 4L << 30;

	private static final String EARLY = "-XX:CompileThresholdScaling=0.2";

	@Test
	void whoeverChoseNothingStartsFast() {
		assertThat(
				options(List.of("-Xss1m", "-XX:HeapDumpPath=x", "-XX:TrimNativeHeapInterval=5000", "-Dx=-Xint"), true))
			.containsExactly("-XX:TieredStopAtLevel=1", EARLY, "-XX:+UseSerialGC", HEAP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseZGC", "-XX:-UseG1GC", "-XX:+UseShenandoahGC",
			"-XX:+UseEpsilonGC" })
	void aChosenCollectorStays(String option) {
		assertThat(options(List.of(option), true)).containsExactly("-XX:TieredStopAtLevel=1", EARLY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:TieredStopAtLevel=4", "-Xint", "-Xcomp", "-Xmixed", "-client",
			"-XX:-TieredCompilation", "-XX:CompilationMode=high-only", "-XX:+UseJVMCICompiler" })
	void aChosenCompilerStays(String option) {
		assertThat(options(List.of(option), true)).containsExactly("-XX:+UseSerialGC", HEAP);
	}

	@Test
	void theFirstCompilerCompilesEarlyWhoeverChoseIt() {
		assertThat(options(List.of("-XX:TieredStopAtLevel=1"), true)).containsExactly(EARLY, "-XX:+UseSerialGC", HEAP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:CompileThresholdScaling=1", "-XX:Tier3InvocationThreshold=100" })
	void whenItCompilesStaysAsChosen(String option) {
		assertThat(options(List.of(option), true)).doesNotContain(EARLY);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:Flags=flags", "-XX:VMOptionsFile=options" })
	void nothingIsAddedToOptionsThatOnlyTheJvmSees(String option) {
		assertThat(options(List.of(option), true)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "-Xmx1g", "-Xms1g", "-Xmn1g", "-XX:MaxHeapSize=64m", "-XX:InitialRAMPercentage=10",
			"-XX:MaxRAM=1g", "-XX:NewSize=1m", "-XX:NewRatio=1" })
	void aChosenHeapStays(String option) {
		assertThat(options(List.of(option), true)).contains("-XX:+UseSerialGC").doesNotContain(HEAP);
	}

	@Test
	void aMachineWithLittleMemoryStartsWithLessAnyhow() {
		assertThat(DevelopmentOptions.of(HOTSPOT, 2L << 30, true, List.of(), true)).doesNotContain(HEAP);
		assertThat(DevelopmentOptions.of(HOTSPOT, (2L << 30) + 1, true, List.of(), true)).contains(HEAP);
	}

	@ParameterizedTest
	@ValueSource(strings = { "-XX:-UseTransparentHugePages", "-XX:+UseLargePages", "-XX:+UseHugeTLBFS", "-XX:+UseSHM",
			"-XX:LargePageSizeInBytes=2m" })
	void chosenPagesStay(String option) {
		assertThat(DevelopmentOptions.of(HOTSPOT, LARGE, true, List.of(), true)).contains(PAGES);
		assertThat(DevelopmentOptions.of(HOTSPOT, LARGE, true, List.of(option), true)).contains(HEAP)
			.doesNotContain(PAGES);
	}

	@Test
	void hugePagesAreForMachinesThatGiveThem() {
		assertThat(DevelopmentOptions.of(HOTSPOT, LARGE, false, List.of(), true)).contains(HEAP).doesNotContain(PAGES);
		assertThat(DevelopmentOptions.of(HOTSPOT, 2L << 30, true, List.of(), true)).doesNotContain(PAGES);
	}

	@Test
	void aSmallApplicationCompilesAsUsualAndNeedsLess() {
		assertThat(options(List.of(), false)).containsExactly("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC",
				"-XX:InitialHeapSize=40m");
	}

	@Test
	void anApplicationOfAHundredClassesIsLarge(@TempDir Path directory) throws IOException {
		Path one = Files.createDirectories(directory.resolve("one/a"));
		Path other = Files.createDirectory(directory.resolve("other"));
		for (int i = 0; i < 50; i++) {
			Files.createFile(one.resolve("A" + i + ".class"));
			Files.createFile(other.resolve("B" + i + ".class"));
		}
		String classPath = String.join(File.pathSeparator, one.getParent().toString(), "missing", other.toString());
		assertThat(DevelopmentOptions.isLarge(classPath)).isTrue();
		Files.delete(other.resolve("B0.class"));
		assertThat(DevelopmentOptions.isLarge(classPath)).isFalse();
	}

	@Test
	void anotherJvmGetsNothing() {
		assertThat(DevelopmentOptions.of("Eclipse OpenJ9 VM", LARGE, true, List.of(), true)).isEmpty();
	}

	@Test
	void reactorNettyDoesNotWaitForMessagesBeforeItEnds() {
		assertThat(DevelopmentOptions.forLibraries(NETTY, List.of("-Dreactor.netty.ioShutdownTimeout=1")))
			.containsExactly("-Dreactor.netty.ioShutdownQuietPeriod=0");
	}

	@Test
	void unlessItIsNotThereOrToldOtherwise() {
		assertThat(DevelopmentOptions.forLibraries("/m2/reactor-netty-core-1.3.7.jar", List.of())).isEmpty();
		assertThat(DevelopmentOptions.forLibraries("/m2/spring-messaging-7.0.9.jar", List.of())).isEmpty();
		assertThat(DevelopmentOptions.forLibraries(NETTY, List.of("-Dreactor.netty.ioShutdownQuietPeriod=1")))
			.isEmpty();
	}

	private static List<String> options(List<String> chosen, boolean large) {
		return DevelopmentOptions.of(HOTSPOT, LARGE, false, chosen, large);
	}

}
