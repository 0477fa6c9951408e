package dev.hupper.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import dev.hupper.api.CompileOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Modules set up for Lombok and MapStruct as their documentation says.
 */
class AnnotationProcessorTests {

	@TempDir
	Path directory;

	@Test
	void lombok() {
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.library(PlainBuild.library("lombok-1"));
			module.source("Item", "@lombok.Data public class Item { private String name; }");
			module.source("Cart", "public class Cart { String first(Item item) { return item.getName(); } }");
			for (int i = 0; i < 4; i++) {
				module.source("Other" + i, "@lombok.Value class Other" + i + " { int a; }");
			}
			module.build("-processorpath", PlainBuild.library("lombok-1").toString())
				.open(processors(module, PlainBuild.library("lombok-1")));
			assertThat(module.lines).isEmpty();

			Path cart = module.source("Cart", "public class Cart { String first(Item i) { return i.getName() + 1; } }");
			Compiled body = module.succeed(cart);
			assertThat(module.changes(body)).containsExactly("p/Cart.class");
			assertThat(body.compiled()).isEqualTo(1);
			body.apply();

			Path item = module.source("Item", "@lombok.Data public class Item { private String name, text; }");
			Compiled property = module.succeed(item);
			assertThat(module.changes(property)).containsExactly("p/Item.class");
			property.apply();
			module.assertIsAsBuilt("-processorpath", PlainBuild.library("lombok-1").toString());

			Path renamed = module.source("Item", "@lombok.Data public class Item { private String text; }");
			assertThat(module.errors(renamed).get(0).message()).contains("getName");
		}
	}

	@Test
	void whatLombokDelegatesToMayComeAfterWhatCallsIt() {
		String lombok = PlainBuild.library("lombok-1").toString();
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.library(PlainBuild.library("lombok-1"));
			module.source("Till", "public class Till { }");
			module.source("Shop",
					"public class Shop { @lombok.experimental.Delegate private final Till till = new Till(); }");
			for (String name : List.of("Clerk", "Door", "Shelf", "Label", "Price")) {
				module.source(name, "class " + name + " { }");
			}
			module.build("-processorpath", lombok).open(processors(module, PlainBuild.library("lombok-1")));
			assertThat(module.errors(module.source("Clerk", "class Clerk { void work(Shop shop) { shop.open(); } }")))
				.hasSize(1);

			Compiled mended = module.succeed(module.source("Till", "public class Till { public void open() { } }"));
			assertThat(module.changes(mended)).containsExactly("p/Clerk.class", "p/Shop.class", "p/Till.class");
			mended.apply();
			module.assertIsAsBuilt("-processorpath", lombok);
		}
	}

	/** What it has made of sources that a processor generates, too. */
	@Test
	void anotherBuilderThatIsFasterLeavesNothingToDo() {
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.library(PlainBuild.library("mapstruct-1"));
			module.source("Car", "public class Car { public int seats; }");
			module.source("CarDto", "public class CarDto { public int seats, doors, wheels, lights; }");
			module.source("CarMapper", "@org.mapstruct.Mapper public interface CarMapper { CarDto map(Car car); }");
			String processor = PlainBuild.library("mapstruct-processor").toString();
			module.build("-processorpath", processor)
				.open(processors(module, PlainBuild.library("mapstruct-processor")));
			for (String property : List.of("doors", "wheels", "lights")) {
				Path car = module.source("Car", "public class Car { public int seats, " + property + "; }");
				module.build("-processorpath", processor);

				assertThat(module.succeed(car).paths()).as(property).isEmpty();
			}
			assertThat(module.lines).isEmpty();
		}
	}

	@Test
	void mapStruct() {
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.library(PlainBuild.library("mapstruct-1")).library(PlainBuild.library("lombok-1"));
			module.source("Car", "public class Car { public int seats; }");
			module.source("CarDto", "public class CarDto { public int seats; }");
			module.source("CarMapper", "@org.mapstruct.Mapper public interface CarMapper { CarDto map(Car car); }");
			String processors = PlainBuild.library("mapstruct-processor") + File.pathSeparator
					+ PlainBuild.library("lombok-1");
			module.build("-processorpath", processors)
				.open(processors(module, PlainBuild.library("mapstruct-processor"), PlainBuild.library("lombok-1")));
			assertThat(module.lines).isEmpty();

			module.source("Car", "public class Car { public int seats, doors; }");
			Path dto = module.source("CarDto", "public class CarDto { public int seats, doors; }");
			Compiled success = module.succeed(dto);
			assertThat(module.changes(success)).containsExactly("p/Car.class", "p/CarDto.class",
					"p/CarMapperImpl.class");

			success.apply();
			module.assertIsAsBuilt("-processorpath", processors);

			Compiled removed = module.succeed(module.delete("src/main/java/p/CarMapper.java"));
			assertThat(module.changes(removed)).containsExactly("p/CarMapper.class", "p/CarMapperImpl.class");
			removed.apply();
			module.assertIsAsBuilt("-processorpath", processors);
		}
	}

	@Test
	void whereProcessorsGenerateOnlyWhatTheyCannotSeeIsCompiledAlone() throws IOException {
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.library(PlainBuild.library("mapstruct-1")).library(PlainBuild.library("lombok-1"));
			module.source("Car", "public class Car { public int seats; public int more() { return 1; } }");
			module.source("CarDto", "public class CarDto { public int seats; }");
			module.source("CarMapper", "@org.mapstruct.Mapper public interface CarMapper { CarDto map(Car car); }");
			for (int i = 0; i < 4; i++) {
				module.source("Other" + i, "@lombok.Value class Other" + i + " { int a; }");
			}
			String processors = PlainBuild.library("mapstruct-processor") + File.pathSeparator
					+ PlainBuild.library("lombok-1");
			module.build("-processorpath", processors)
				.open(processors(module, PlainBuild.library("mapstruct-processor"), PlainBuild.library("lombok-1")));

			for (int i = 2; i < 4; i++) {
				Compiled body = module.succeed(module.source("Car",
						"public class Car { public int seats; public int more() { return " + i + "; } }"));
				assertThat(body.compiled()).isEqualTo(1);
				assertThat(module.changes(body)).containsExactly("p/Car.class");
				body.apply();
				module.assertIsAsBuilt("-processorpath", processors);
			}
			Compiled field = module.succeed(
					module.source("Car", "public class Car { public int seats, x; public int more() { return 3; } }"));
			assertThat(field.compiled()).isEqualTo(7);
			field.apply();
			Compiled again = module.succeed(
					module.source("Car", "public class Car { public int seats, x; public int more() { return 4; } }"));
			assertThat(again.compiled()).isEqualTo(1);
			again.apply();
			module.assertIsAsBuilt("-processorpath", processors);

			assertThat(module.errors(
					module.source("Car", "public class Car { public int seats, x; public int more() { return y; } }")))
				.hasSize(1);
			Compiled mended = module.succeed(
					module.source("Car", "public class Car { public int seats, x; public int more() { return x; } }"));
			assertThat(mended.compiled()).isEqualTo(1);
			mended.apply();
			module.assertIsAsBuilt("-processorpath", processors);

			Files.delete(module.classes.resolve("p/CarMapperImpl.class"));
			Compiled healed = module.succeed(
					module.source("Car", "public class Car { public int seats, x; public int more() { return 5; } }"));
			assertThat(module.changes(healed)).containsExactly("p/Car.class", "p/CarMapperImpl.class");
			healed.apply();
			module.assertIsAsBuilt("-processorpath", processors);
		}
	}

	/** Spring Boot's configuration processor merges with what the last compile left. */
	@Test
	void processorThatReadsWhatItWroteBefore() {
		Path services = named(MergingProcessor.class);
		Path processor = classesOf(MergingProcessor.class);
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			for (String name : List.of("A", "B", "C", "D")) {
				module.source(name, "class " + name + " { }");
			}
			module.build("-processorpath", services + File.pathSeparator + processor);
			module.open(processors(module, services, processor));
			assertThat(module.lines).isEmpty();

			Compiled comment = module.succeed(module.source("A", "class A  { }"));
			assertThat(comment.compiled()).isEqualTo(1);
			assertThat(comment.needsRestart()).isFalse();
			assertThat(module.changes(comment)).containsExactly("META-INF/spring-configuration-metadata.json");
			comment.apply();
			assertThat(module.classes.resolve("META-INF/spring-configuration-metadata.json")).hasContent("ABCDA");
		}
	}

	@Test
	void aFileThatAProcessorNoLongerWritesGoes() {
		Path[] path = { named(ServiceProcessor.class), classesOf(ServiceProcessor.class) };
		String[] options = { "-processorpath", path[0] + File.pathSeparator + path[1] };
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			for (String name : List.of("A", "B", "C", "D")) {
				module.source(name, "class " + name + " { int a() { return 1; } }");
			}
			module.source("A", "@Deprecated class A { int a() { return 1; } }");
			module.build(options).open(processors(module, path));
			assertThat(module.lines).isEmpty();

			module.succeed(module.source("B", "class B { int a() { return 2; } }")).apply();
			module.assertIsAsBuilt(options);
			module.succeed(module.source("B", "@Deprecated class B { int a() { return 2; } }")).apply();
			module.succeed(module.source("A", "class A { }")).apply();
			module.assertIsAsBuilt(options);
			Compiled last = module.succeed(module.delete("src/main/java/p/B.java"));
			assertThat(module.changes(last)).containsExactly("META-INF/services/p.Service", "p/B.class");
			last.apply();
			module.assertIsAsBuilt(options);
			module.succeed(module.source("C", "@Deprecated class C { }")).apply();
			module.assertIsAsBuilt(options);
		}
	}

	/** Google's AutoService leaves its file alone if nothing is to be added. */
	@Test
	void aFileThatAProcessorOnlyReadsStays() {
		Path[] path = { named(ServiceProcessor.class), classesOf(ServiceProcessor.class) };
		String[] options = { "-processorpath", path[0] + File.pathSeparator + path[1], "-Amerge" };
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			for (String name : List.of("A", "B", "C")) {
				module.source(name, "class " + name + " { }");
			}
			module.build(options).open(processors(module, List.of("-Amerge"), path));

			module.succeed(module.source("A", "@Deprecated class A { }")).apply();
			Path[] all = { module.source("A", "@Deprecated class A { int a; }"),
					module.source("B", "class B { int b; }"), module.source("C", "class C { int c; }") };
			module.succeed(all).apply();

			module.assertIsAsBuilt(options);
			assertThat(module.classes.resolve("META-INF/services/p.Service")).hasContent("p.A");
		}
	}

	/** One that the module has in its own resources is there in any case. */
	@Test
	void aFileThatIsAResourceToo() {
		Path[] path = { named(ServiceProcessor.class), classesOf(ServiceProcessor.class) };
		try (SampleModule module = new SampleModule(this.directory.resolve("shop"))) {
			module.source("A", "@Deprecated class A { }");
			module.source("B", "class B { }");
			module.write("src/main/resources/META-INF/services/p.Service", "p.A");
			module.build("-processorpath", path[0] + File.pathSeparator + path[1]).open(processors(module, path));

			module.succeed(module.source("A", "class A { }")).apply();

			assertThat(module.classes.resolve("META-INF/services/p.Service")).hasContent("p.A");
		}
	}

	/** A directory that names a processor as a service. */
	private Path named(Class<?> processor) {
		Path services = this.directory.resolve("services");
		PlainBuild.write(services.resolve("META-INF/services/javax.annotation.processing.Processor"),
				processor.getName());
		return services;
	}

	private static Path classesOf(Class<?> type) {
		return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
	}

	private static CompileSettings processors(SampleModule module, Path... path) {
		return processors(module, List.of(), path);
	}

	private static CompileSettings processors(SampleModule module, List<String> arguments, Path... path) {
		CompileOptions defaults = CompileOptions.DEFAULTS;
		return module
			.settings(new CompileOptions(true, List.of(), List.of(), Stream.of(path).map(Path::toString).toList(),
					arguments, defaults.served(), defaults.timeout(), List.of(), true));
	}

}
