package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import dev.hupper.build.CompilerModel;
import dev.hupper.build.ResourceRoot;
import dev.hupper.reloader.BuildResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of annotation processors that a saved build file changes, and of what they
 * have written.
 */
class ChangedProcessorsTests extends FollowedModule {

	private static final String SERVICES = "META-INF/services/p.Service";

	private volatile List<Path> processors = List.of();

	private volatile List<Path> missing = List.of();

	@BeforeEach
	void makeModule() {
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

	/** A setter that returns what it belongs to is another method to its callers. */
	@Test
	void whatIsSavedForLombokIsOfTheWholeModule() {
		Path jar = PlainBuild.library("lombok-1");
		this.module.library(jar);
		this.module.source("A", "@lombok.Data public class A { private int a; }");
		this.module.source("B", "class B { void b(A a) { a.setA(1); } }");
		this.module.build("-processorpath", jar.toString());
		this.processors = List.of(jar);
		openTrusted();

		BuildResult.Built built = build(this.module.write("lombok.config", "lombok.accessors.chain = true"));
		assertThat(names(built)).containsExactly("A.class", "B.class");
		built.apply().run();
		this.module.assertIsAsBuilt("-processorpath", jar.toString());
		build(this.module.source("B", "class B { void b(A a) { a.setA(1).setA(2); } }")).apply().run();
		this.module.assertIsAsBuilt("-processorpath", jar.toString());
		assertThat(this.logger.lines()).isEmpty();
	}

	@Test
	void aListOfANewProcessorIsOfTheWholeModule() {
		this.module.source("A", "@Deprecated class A { int a() { return 1; } }");
		this.module.source("B", "@Deprecated class B { int a() { return 1; } }");
		this.module.build();
		openTrusted();
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
		openTrusted();
	}

	private Path mapStruct() {
		Path jar = PlainBuild.library("mapstruct-processor");
		this.module.library(PlainBuild.library("mapstruct-1"));
		this.module.source("Car", "public class Car { public int seats; }");
		this.module.source("CarDto", "public class CarDto { public int seats; }");
		this.module.source("CarMapper", "@org.mapstruct.Mapper public interface CarMapper { CarDto map(Car car); }");
		this.module.build("-processorpath", jar.toString());
		this.processors = List.of(jar);
		openTrusted();
		return jar;
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

	@Override
	CompilerModel model() {
		return new CompilerModel(List.of(), null, List.of(), this.processors, this.missing, "", 0, true, "", true,
				CompilerModel.UNKNOWN.included(), null);
	}

}
