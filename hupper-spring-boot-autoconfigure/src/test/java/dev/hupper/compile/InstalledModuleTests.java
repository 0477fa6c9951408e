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

}
