package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClassPathChangeTests {

	@Test
	void onlyWhatTheBuildAddsAndTakesAwayIsDone() {
		assertThat(change("a b d", "a c b e").applyTo(paths("classes a b ide.jar d")))
			.isEqualTo(paths("classes a c b e ide.jar"));
	}

	@Test
	void anotherVersionStandsWhereTheFirstStood() {
		assertThat(change("a b-1 c", "a b-2 c").applyTo(paths("classes a b-1 c"))).isEqualTo(paths("classes a b-2 c"));
	}

	@Test
	void whatComesFirstInTheBuildComesFirstOfWhatTheBuildNames() {
		assertThat(change("b-1 c", "b-2 c").applyTo(paths("classes b-1 c"))).isEqualTo(paths("classes b-2 c"));
		assertThat(change("b c", "a b c").applyTo(paths("classes b c ide.jar")))
			.isEqualTo(paths("classes a b c ide.jar"));
		assertThat(new ClassPathChange(List.of(), paths("a b"), (entry) -> false).applyTo(paths("classes")))
			.isEqualTo(paths("classes a b"));
	}

	@Test
	void whatTheStarterOfTheApplicationHasLeftOutStaysOut() {
		assertThat(change("a b", "a b c").applyTo(paths("classes a"))).isEqualTo(paths("classes a c"));
		assertThat(change("a b", "b").applyTo(paths("classes b"))).isEqualTo(paths("classes b"));
	}

	@Test
	void hupperItselfStaysTheOneThatRuns() {
		assertThat(new ClassPathChange(paths("hupper-1 a"), paths("hupper-2 a"),
				(entry) -> entry.toString().startsWith("hupper"))
			.applyTo(paths("hupper-1 a"))).isEqualTo(paths("hupper-1 a"));
	}

	private static ClassPathChange change(String before, String after) {
		return new ClassPathChange(paths(before), paths(after), (entry) -> false);
	}

	private static List<Path> paths(String names) {
		return Stream.of(names.split(" ")).map(Path::of).toList();
	}

}
