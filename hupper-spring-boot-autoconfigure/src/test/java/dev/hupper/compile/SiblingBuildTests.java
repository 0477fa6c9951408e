package dev.hupper.compile;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.hupper.build.BuildModel;
import dev.hupper.build.CompilerModel;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.RunClassPath;
import dev.hupper.build.SourceSet;
import dev.hupper.reloader.BuildResult;
import dev.hupper.testing.RecordingLogger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The build file of a module that the application uses brings libraries that are for the
 * application, too.
 */
class SiblingBuildTests {

	@TempDir
	private Path directory;

	private SampleModule used;

	private SampleModule shop;

	private final RecordingLogger logger = new RecordingLogger();

	@AutoClose
	private SourceCompiler compiler;

	private volatile List<Path> run = List.of();

	@BeforeEach
	void makeModules() {
		this.used = new SampleModule(this.directory.resolve("used"));
		this.used.source("Used", "public class Used { }");
		this.used.build();
		this.shop = new SampleModule(this.directory.resolve("shop")).with(this.used);
		for (String name : List.of("A", "B", "C")) {
			this.shop.source(name, "class " + name + " { Used used; }");
		}
	}

	@Test
	void whatIsNewIsCompiledAgainst() {
		this.shop.build();
		open();
		Path library = library(1);
		this.run = List.of(library);
		BuildResult.Built built = savePom();
		assertThat(built.classPath()).containsExactly(this.shop.classes, this.used.classes, library);
		built.apply().run();

		assertThat(build(this.shop.source("A", "class A { int a = L.N; }")).files())
			.containsExactly(this.shop.classes.resolve("p/A.class"));
	}

	@Test
	void anotherVersionIsCompiledAgainst() {
		Path old = library(1);
		this.run = List.of(old);
		this.shop.source("A", "class A { int a = L.N; }");
		this.shop.library(old).build();
		open();
		this.run = List.of(library(2));

		assertThat(savePom().files()).contains(this.shop.classes.resolve("p/A.class"));
		assertThat(this.compiler.status()).containsEntry("shop", "compiled");
		assertThat(this.logger.lines())
			.containsExactly("info: The class path of the next process is another: with 2.jar, without 1.jar");
	}

	private Path library(int version) {
		return new SampleModule(this.directory.resolve("" + version)).jarOf("L",
				"public class L { public static final int N = " + version + "; }");
	}

	private void open() {
		this.compiler = SourceCompiler
			.find(this.shop.settings(),
					(classPath, logger) -> BuildModels.of(classPath, model(), (projects) -> model()), this.logger)
			.orElseThrow();
		this.compiler.check().join();
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	private BuildResult.Built savePom() {
		return build(this.used.write("pom.xml", "<project><!-- one --></project>"));
	}

	private BuildResult.Built build(Path changed) {
		return (BuildResult.Built) this.compiler.build(Set.of(changed)).join();
	}

	private BuildModel model() {
		return new BuildModel(
				Map.of(this.shop.project, model(this.shop, new RunClassPath(this.run, this.run, List.of())),
						this.used.project, model(this.used, null)),
				Map.of(), Map.of(), Map.of());
	}

	private ModuleModel model(SampleModule module, @Nullable RunClassPath run) {
		SourceSet main = new SourceSet(module.classes, List.of(module.project.resolve("src/main/java")), List.of(),
				List.of(), List.of(), CompilerModel.UNKNOWN);
		return new ModuleModel(module.project, List.of(module.project.resolve("pom.xml")), List.of(main), run);
	}

}
