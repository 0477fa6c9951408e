package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of annotation processors that a saved build file changes, and of what they
 * have written.
 */
class ChangedProcessorsTests {

	private static final String SERVICES = "META-INF/services/p.Service";

	@TempDir
	private Path directory;

	private SampleModule module;

	private final RecordingLogger logger = new RecordingLogger();

	@AutoClose
	private SourceCompiler compiler;

	private volatile List<Path> processors = List.of();

	private volatile List<Path> missing = List.of();

	private volatile List<ResourceRoot> resources = List.of();

	private int saves;

	@BeforeEach
	void makeModule() {
		this.module = new SampleModule(this.directory.resolve("shop"));
		for (String name : List.of("A", "B", "C", "D")) {
			this.module.source(name, "class " + name + " { int a() { return 1; } }");
		}
	}

	@Test
	void whatIsGeneratedStaysWhileAProcessorIsNotInTheLocalRepository() throws IOException {
		Path jar = mapStruct();
		Path other = this.directory.resolve("repository/mapstruct-processor-9.jar");
		this.processors = List.of();
		this.missing = List.of(other);

		assertThat(names(savePom())).isEmpty();
		assertThat(names(savePom())).isEmpty();
		assertThat(names(build(this.module.source("Car", "public class Car { public int seats, b; }")))).isEmpty();
		assertThat(this.module.classes.resolve("p/CarMapperImpl.class")).exists();
		assertThat(this.logger.lines()).anyMatch((line) -> line.contains(
				"Module shop is not compiled by hupper: mapstruct-processor-9.jar is not in the local repository: build it once, online."));

		// It is asked for again once it is there.
		Files.createDirectories(other.getParent());
		Files.copy(jar, other);
		this.processors = List.of(other);
		this.missing = List.of();
		build(this.module.source("Car", "public class Car { public int seats, c; }")).apply().run();
		this.module.assertIsAsBuilt("-processorpath", other.toString());
	}

	@Test
	void aProcessorThatWasMistypedGoesOnAsBefore() {
		Path jar = mapStruct();
		this.processors = List.of();
		this.missing = List.of(this.directory.resolve("nowhere.jar"));
		savePom();
		build(this.module.delete("src/main/java/p/D.java"));
		this.processors = List.of(jar);
		this.missing = List.of();

		assertThat(names(savePom())).containsExactly("D.class");
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	/** It is said that all goes on as before. */
	@Test
	void optionsWaitForWhatTheClassPathMisses() {
		mapStruct();
		this.processors = List.of();
		this.missingToRun = List.of("com.example:nowhere:1");
		assertThat(names(savePom())).isEmpty();
		assertThat(this.compiler.status()).containsValue("compiled");
		assertThat(names(build(this.module.source("A", "class A { int a; }")))).containsExactly("A.class");
	}

	private volatile List<String> missingToRun = List.of();

	@Test
	void aListOfANewProcessorIsOfTheWholeModule() {
		this.module.source("A", "@Deprecated class A { int a() { return 1; } }");
		this.module.source("B", "@Deprecated class B { int a() { return 1; } }");
		this.module.build();
		open();
		this.processors = services();
		savePom().apply().run();
		this.module.assertIsAsBuilt(options());

		build(this.module.source("A", "@Deprecated class A { int a() { return 2; } }")).apply().run();
		build(this.module.source("A", "@Deprecated class A { int a() { return 2; } int b; }")).apply().run();
		this.module.assertIsAsBuilt(options());
	}

	@Test
	void aFileGoesIfTheBuildFileIsSavedWithTheSourceItWasWrittenFor() {
		listed();
		Path gone = this.module.delete("src/main/java/p/A.java");
		build(gone, pom()).apply().run();
		this.module.assertIsAsBuilt(options());
	}

	@Test
	void aGeneratedClassGoesIfTheBuildFileIsSavedWithTheSourceItWasGeneratedFor() {
		Path jar = mapStruct();
		Path gone = this.module.delete("src/main/java/p/CarMapper.java");
		build(gone, pom()).apply().run();
		this.module.assertIsAsBuilt("-processorpath", jar.toString());
	}

	@Test
	void aFileThatIsCopiedFromElsewhereStays() {
		this.resources = List.of(root("src/main/services", "META-INF/services", (name) -> true));
		this.module.write("src/main/services/p.Service", "p.A");
		listed();
		build(this.module.source("A", "class A { }")).apply().run();
		assertThat(this.module.classes.resolve(SERVICES)).exists();
	}

	@Test
	void aFileThatIsNotCopiedThoughItLiesWithResourcesGoes() {
		this.resources = List.of(root("src/main/more", "", (name) -> !name.contains("services")));
		this.module.write("src/main/more/" + SERVICES, "p.B");
		listed();
		build(this.module.source("A", "class A { }")).apply().run();
		assertThat(this.module.classes.resolve(SERVICES)).doesNotExist();
	}

	@Test
	void aFileThatSomebodyElseHasWrittenSinceStays() {
		listed();
		this.module.write("target/classes/" + SERVICES, "by hand");
		build(this.module.source("A", "class A { }")).apply().run();
		assertThat(this.module.classes.resolve(SERVICES)).hasContent("by hand");
	}

	/** A module with a list of services that a processor writes of one source. */
	private void listed() {
		this.module.source("A", "@Deprecated class A { int a() { return 1; } }");
		this.processors = services();
		this.module.build(options());
		open();
	}

	private Path mapStruct() {
		Path jar = jar("mapstruct-processor");
		this.module.library(jar("mapstruct-1"));
		this.module.source("Car", "public class Car { public int seats; }");
		this.module.source("CarDto", "public class CarDto { public int seats; }");
		this.module.source("CarMapper", "@org.mapstruct.Mapper public interface CarMapper { CarDto map(Car car); }");
		this.module.build("-processorpath", jar.toString());
		this.processors = List.of(jar);
		open();
		return jar;
	}

	private void open() {
		this.compiler = SourceCompiler
			.find(this.module.settings(),
					(classPath, logger) -> BuildModels.of(classPath, model(), (projects) -> model()), this.logger)
			.orElseThrow();
		this.compiler.check().join();
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	private List<Path> services() {
		Path services = this.directory.resolve("services");
		PlainBuild.write(services.resolve("META-INF/services/javax.annotation.processing.Processor"),
				ServiceProcessor.class.getName());
		return List.of(services,
				Path.of(ServiceProcessor.class.getProtectionDomain().getCodeSource().getLocation().getPath()));
	}

	private String[] options() {
		return new String[] { "-processorpath",
				this.processors.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)) };
	}

	private ResourceRoot root(String place, String target, Predicate<String> included) {
		return new ResourceRoot(this.module.project.resolve(place), target, included, null);
	}

	private Path pom() {
		return this.module.write("pom.xml", "<project><!-- " + ++this.saves + " --></project>");
	}

	private BuildResult.Built savePom() {
		return build(pom());
	}

	private BuildResult.Built build(Path... changed) {
		return (BuildResult.Built) this.compiler.build(Set.of(changed)).join();
	}

	private static List<String> names(BuildResult.Built built) {
		return built.files().stream().map((file) -> file.getFileName().toString()).toList();
	}

	private static Path jar(String name) {
		return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.map(Path::of)
			.filter((path) -> path.getFileName().toString().startsWith(name))
			.findFirst()
			.orElseThrow();
	}

	private BuildModel model() {
		Path project = this.module.project;
		CompilerModel unknown = CompilerModel.UNKNOWN;
		CompilerModel compiler = new CompilerModel(List.of(), null, List.of(), this.processors, this.missing, "", 0,
				true, true, unknown.included(), null);
		SourceSet main = new SourceSet(this.module.classes, List.of(project.resolve("src/main/java")), List.of(),
				List.of(), this.resources, compiler);
		RunClassPath run = new RunClassPath(List.of(), List.of(), this.missingToRun);
		return new BuildModel(
				Map.of(project, new ModuleModel(project, List.of(project.resolve("pom.xml")), List.of(main), run)),
				Map.of(), Map.of(), Map.of());
	}

}
