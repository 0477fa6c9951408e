package dev.hupper.indistinguishable;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.indistinguishable.plain.PlainApplication;
import dev.hupper.testing.DependsOnJvm;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application cannot tell whether it was started cold or in a standby that has a class
 * archive.
 */
class ArchiveComparisonIntegrationTests {

	private static final TestApplication HOSTILE = TestApplication.hostile(Map.of());

	/** Libraries read its file only once. */
	private static final TestApplication PROVIDER = TestApplication.plain(PlainApplication.class,
			Map.of("spring.properties", "hostile.flag=set"));

	private static Comparison comparison;

	@BeforeAll
	static void resolveLibraries(@TempDir Path directory) throws IOException {
		comparison = Comparison.in(directory, true,
				List.of(HOSTILE, PROVIDER, StandbyComparisonIntegrationTests.SAMPLE));
	}

	@Test
	@DependsOnJvm
	void aStandbyWithAnArchiveIsAsAColdStart() throws IOException {
		assertThat(comparison.of(HOSTILE, "")).doesNotContain("No standby rehearses");
	}

	@Test
	@DependsOnJvm
	void aStandbyThatCompiledIsAsAColdStart() throws IOException {
		comparison.ofCompiled(StandbyComparisonIntegrationTests.SAMPLE);
	}

	@Test
	void anArchiveDoesNotHideTheApplicationsFilesFromARehearsal() throws IOException {
		comparison.of(PROVIDER, ", but for start: there is spring.properties");
	}

}
