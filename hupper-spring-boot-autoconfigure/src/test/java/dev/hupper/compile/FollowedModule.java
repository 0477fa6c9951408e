package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.build.BuildModel;
import dev.hupper.build.CompilerModel;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.ResourceRoot;
import dev.hupper.build.RunClassPath;
import dev.hupper.build.SourceSet;
import dev.hupper.reloader.BuildResult;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A module whose build file is saved, with a build tool that says what a test wants.
 */
abstract class FollowedModule {

	@TempDir
	Path directory;

	SampleModule module;

	final RecordingLogger logger = new RecordingLogger();

	@AutoClose
	SourceCompiler compiler;

	volatile List<ResourceRoot> resources = List.of();

	volatile List<String> missingToRun = List.of();

	private int saves;

	@BeforeEach
	void makeProject() {
		this.module = new SampleModule(this.directory.resolve("shop"));
	}

	/** How its build compiles now. */
	abstract CompilerModel model();

	final void open() {
		this.compiler = SourceCompiler.find(this.module.settings(),
				(classPath, logger) -> BuildModels.of(classPath, buildModel(), (projects) -> buildModel()), this.logger)
			.orElseThrow();
		this.compiler.check().join();
	}

	final void openTrusted() {
		open();
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	final Path pom() {
		return this.module.write("pom.xml", "<project><!-- " + ++this.saves + " --></project>");
	}

	final BuildResult.Built savePom() {
		return build(pom());
	}

	final BuildResult.Built build(Path... changed) {
		return (BuildResult.Built) this.compiler.build(Set.of(changed)).join();
	}

	static List<String> names(BuildResult.Built built) {
		return built.files().stream().map((file) -> file.getFileName().toString()).toList();
	}

	private BuildModel buildModel() {
		Path project = this.module.project;
		SourceSet main = new SourceSet(this.module.classes, List.of(project.resolve("src/main/java")), List.of(),
				List.of(), this.resources, model());
		RunClassPath run = new RunClassPath(List.of(), List.of(), this.missingToRun);
		return new BuildModel(
				Map.of(project, new ModuleModel(project, List.of(project.resolve("pom.xml")), List.of(main), run)),
				Map.of(), Map.of(), Map.of());
	}

}
