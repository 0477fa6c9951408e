package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.hupper.build.BuildModel;
import dev.hupper.build.ModuleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class InstalledModuleTests {

	@TempDir
	private Path directory;

	/** It named a wrapper that was not there, and a module that Maven did not find. */
	@Test
	void theLineForASaveNamesACommandThatInstallsTheModule() throws IOException {
		PlainBuild.write(this.directory.resolve("pom.xml"), "<project/>");
		Path web = this.directory.resolve("web");
		Path stock = this.directory.resolve("parts/stock");
		Path jar = this.directory.resolve("repository/com/example/stock/1/stock-1.jar");
		BuildModel model = new BuildModel(Map.of(web, new ModuleModel(web, List.of(), List.of(), null)), Map.of(),
				Map.of("com.example:stock", stock), Map.of());

		List<InstalledModule> installed = BuildModels.of(List.of(jar), model, (projects) -> model).installed();

		Path source = stock.resolve("src/main/java/Stock.java");
		assertThat(installed).singleElement()
			.extracting((module) -> module.notFollowed(List.of(source)))
			.isEqualTo("Stock.java is not followed, as the application runs with an installed jar of stock:"
					+ " it counts after mvn -q -o -f " + this.directory + " install -pl parts/stock");
		Files.createFile(this.directory.resolve("mvnw"));
		assertThat(installed.get(0).notFollowed(List.of(source)))
			.endsWith(" " + this.directory + "/mvnw -q -o -f " + this.directory + " install -pl parts/stock");
	}

	/** A line at the start was all, and nothing was said of saves. */
	@Test
	void aModuleThatRunsAsTheJarOfTheBuildIsAnsweredByACommandThatMakesThatJar() throws IOException {
		PlainBuild.write(this.directory.resolve("settings.gradle"), "");
		Path stock = this.directory.resolve("parts/stock");
		Path jar = stock.resolve("build/libs/stock.jar");
		BuildModel model = new BuildModel(Map.of(), Map.of(), Map.of(),
				Map.of(jar, stock, Path.of("other.jar"), stock));

		InstalledModule module = only(model, jar);

		assertThat(module.notice())
			.isEqualTo("Module stock is not followed, because the application runs with its jar (" + jar
					+ "): build that to take a change up");
		assertThat(module.inputs()).contains(stock.resolve("src/main"));
		assertThat(module.notFollowed(List.of(stock.resolve("src/main/java/Stock.java"))))
			.isEqualTo("Stock.java is not followed, as the application runs with the jar of stock:"
					+ " it counts after gradle -q --offline -p " + stock + " jar");
	}

	/** With {@code package} and {@code spring-boot:run} in one call of Maven. */
	@Test
	void aModuleThatMavenHasPackedInTheSameCallIsAnsweredByACommandThatPacksIt() {
		PlainBuild.write(this.directory.resolve("pom.xml"), "<project/>");
		Path stock = this.directory.resolve("stock");
		BuildModel model = new BuildModel(Map.of(), Map.of(), Map.of("com.example:stock", stock), Map.of());

		InstalledModule module = only(model, stock.resolve("target/stock-1.jar"));

		assertThat(module.notFollowed(List.of(stock.resolve("src/main/java/Stock.java")))).endsWith(
				" runs with the jar of stock: it counts after mvn -q -o -f " + this.directory + " package -pl stock");
	}

	private static InstalledModule only(BuildModel model, Path jar) {
		List<InstalledModule> modules = BuildModels.of(List.of(jar), model, (projects) -> model).installed();
		assertThat(modules).hasSize(1);
		return modules.get(0);
	}

}
