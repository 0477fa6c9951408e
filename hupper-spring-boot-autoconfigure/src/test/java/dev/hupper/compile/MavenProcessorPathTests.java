package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the annotation processors that a {@code pom.xml} names are found.
 */
class MavenProcessorPathTests {

	@TempDir
	Path directory;

	@Test
	void versionOfAProperty() {
		Path jar = artifact("g.h", "proc", "1.2", "<project/>");

		assertThat(find("<properties><v>1.2</v></properties>" + processor("<version>${v}</version>")))
			.containsExactly(jar);
	}

	@Test
	void versionOfTheParentThatIsManagedThere() {
		Path jar = artifact("g.h", "proc", "3", "<project/>");
		artifact("g", "parent", "1", """
				<project><properties><proc.version>3</proc.version></properties>
				<dependencyManagement><dependencies><dependency>
					<groupId>g.h</groupId><artifactId>proc</artifactId><version>${proc.version}</version>
				</dependency></dependencies></dependencyManagement></project>
				""");

		assertThat(find("<parent><groupId>g</groupId><artifactId>parent</artifactId><version>1</version></parent>"
				+ processor("")))
			.containsExactly(jar);
	}

	@Test
	void whatAProcessorNeedsComesToo() {
		Path jar = artifact("g.h", "proc", "1",
				"""
						<project><version>1</version><dependencies>
						<dependency><groupId>g</groupId><artifactId>core</artifactId><version>${project.version}</version></dependency>
						<dependency><groupId>g</groupId><artifactId>junit</artifactId><version>1</version><scope>test</scope></dependency>
						</dependencies></project>
						""");
		Path core = artifact("g", "core", "1", "<project/>");
		artifact("g", "junit", "1", "<project/>");

		assertThat(find(processor("<version>1</version>"))).containsExactly(jar, core);
	}

	@Test
	void oneThatIsNotThereIsMissing() {
		assertThat(find(processor("<version>9</version>"))).isEmpty();
	}

	private Path artifact(String group, String name, String version, String pom) {
		Path home = this.directory.resolve(".m2/repository")
			.resolve(group.replace('.', '/'))
			.resolve(name)
			.resolve(version);
		PlainBuild.write(home.resolve(name + "-" + version + ".pom"), pom);
		return PlainBuild.write(home.resolve(name + "-" + version + ".jar"), "");
	}

	private static String processor(String version) {
		return """
				<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><configuration>
				<annotationProcessorPaths><path><groupId>g.h</groupId><artifactId>proc</artifactId>%s</path>
				</annotationProcessorPaths></configuration></plugin></plugins></build>
				""".formatted(version);
	}

	private List<Path> find(String content) {
		Path file = PlainBuild.write(this.directory.resolve("shop/pom.xml"), "<project>" + content + "</project>");
		MavenPom pom = MavenPom.read(file).orElseThrow();
		return new MavenProcessorPath(new MavenRepository(List.of(), this.directory)).of(pom);
	}

}
