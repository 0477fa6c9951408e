package dev.hupper.compile;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.hupper.api.CompileOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One annotation processor of each kind: isolating ones, aggregating ones, and those that
 * write resources. After each edit, the class directory is that of a clean build.
 */
class ProcessorKindsTests {

	private static final Path JARS = Path.of("target/processors").toAbsolutePath();

	@TempDir
	Path directory;

	private SampleModule module;

	private List<Path> processorPath = List.of();

	@AfterEach
	void close() {
		if (this.module != null) {
			this.module.close();
		}
	}

	@Test
	void immutables() {
		open("org.immutables",
				Map.of("Item", "@org.immutables.value.Value.Immutable public interface Item { String name(); }", "Cart",
						"class Cart { Item item = ImmutableItem.builder().name(\"a\").build(); }"));

		edit("Item", "@org.immutables.value.Value.Immutable public interface Item { String name(); int size(); }");
		edit("Cart", "class Cart { Item item = ImmutableItem.builder().name(\"a\").size(1).build(); }");
		remove("Cart");
		remove("Item");
	}

	@Test
	void autoValue() {
		open("com.google.auto.value|com.google.guava", Map.of("Item", """
				@com.google.auto.value.AutoValue abstract class Item {
					abstract String name();
					static Item of(String name) { return new AutoValue_Item(name); }
				}""", "Cart", "class Cart { Item item = Item.of(\"a\"); }"));

		edit("Item", """
				@com.google.auto.value.AutoValue abstract class Item {
					abstract String name();
					abstract int size();
					static Item of(String name) { return new AutoValue_Item(name, 1); }
				}""");
	}

	/** It writes one class that knows all others. */
	@Test
	void dagger() {
		open("com.google|com.squareup|org.jetbrains|javax.inject|jakarta.inject|net.ltgt",
				Map.of("Pump", "class Pump { @javax.inject.Inject Pump() { } }", "Heater",
						"class Heater { @javax.inject.Inject Heater(Pump pump) { } }", "Shop",
						"@dagger.Component interface Shop { Heater heater(); }", "Main",
						"class Main { Heater heater = DaggerShop.create().heater(); }"));

		edit("Pump", "class Pump { @javax.inject.Inject Pump(Valve valve) { } }", "Valve",
				"class Valve { @javax.inject.Inject Valve() { } }");
		edit("Main", "class Main { Object heater = DaggerShop.create().heater(); }");
	}

	@Test
	void querydsl() {
		querydsl("com.querydsl|com.mysema|jakarta.persistence|javax.inject|io.github.classgraph|org.eclipse.jdt");
	}

	@Test
	void querydslOfOpenFeign() {
		querydsl("io.github.openfeign|jakarta.persistence|jakarta.inject|io.github.classgraph|org.eclipse.jdt");
	}

	private void querydsl(String groups) {
		open(groups, Map.of("Item", entity("String name;"), "Cart", "class Cart { Object name = QItem.item.name; }"));

		edit("Item", entity("String name; int size;"));
		edit("Cart", "class Cart { Object name = QItem.item.size; }");
		remove("Cart");
		remove("Item");
	}

	/** Its index of entities lies beside the generated sources, not the classes. */
	@Test
	void hibernate() {
		open("org.hibernate|jakarta|org.jboss|io.smallrye|org.antlr|net.bytebuddy|org.glassfish|com.sun|org.eclipse.angus",
				Map.of("Item", entity("String name;"), "Cart", "class Cart { Object name = Item_.name; }"));
		assertThat(this.module.classes.resolve("entity")).doesNotExist();

		edit("Item", entity("String name; int size;"));
		edit("Cart", "class Cart { Object name = Item_.size; }");
		edit("User", entity("String mail;").replace("Item", "User"));
		assertThat(this.module.classes.resolve("entity")).doesNotExist();
	}

	@Test
	void springsConfigurationProcessor() {
		open("org.springframework.boot.spring-boot-configuration", Map.of("Settings",
				"@org.springframework.boot.context.properties.ConfigurationProperties(\"shop\") class Settings { }",
				"Main", "class Main { }"));

		edit("Settings", """
				@org.springframework.boot.context.properties.ConfigurationProperties("shop")
				public class Settings {
					private String name;
					public String getName() { return this.name; }
					public void setName(String name) { this.name = name; }
				}""");
		assertThat(this.module.classes.resolve("META-INF/spring-configuration-metadata.json")).content()
			.contains("shop.name");
		edit("Main", "class Main { int a; }");
	}

	@Test
	void aProcessorThatGeneratesForTheFirstTime() {
		open("org.immutables", Map.of("Cart", "class Cart { }", "Till", "class Till { }", "Door", "class Door { }"));

		edit("Item", "@org.immutables.value.Value.Immutable public interface Item { String name(); }");
		edit("Cart", "class Cart { Item item = ImmutableItem.builder().name(\"a\").build(); }");
		edit("Cart", "class Cart { }");
		remove("Item");
	}

	private static String entity(String fields) {
		return "@jakarta.persistence.Entity public class Item { @jakarta.persistence.Id Long id; " + fields + " }";
	}

	private void open(String groups, Map<String, String> sources) {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.processorPath = Stream.of(JARS.toFile().listFiles())
			.filter((jar) -> jar.getName().matches("(" + groups + ").*"))
			.map(File::toPath)
			.sorted()
			.toList();
		this.processorPath.forEach(this.module::library);
		Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
			.filter((entry) -> entry.matches(".*/spring-(boot|core|context|beans)-[0-9.]+jar"))
			.map(Path::of)
			.forEach(this.module::library);
		sources.forEach(this.module::source);
		this.module.source("Other", "class Other { }");
		this.module.build(options());
		this.module.open(this.module.settings(
				new CompileOptions(true, List.of(), List.of(), this.processorPath.stream().map(Path::toString).toList(),
						List.of(), CompileOptions.DEFAULT_SERVED, Duration.ofMinutes(1), List.of(), true)));
		assertThat(this.module.lines).isEmpty();
	}

	private String[] options() {
		String path = this.processorPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
		Path generated = this.module.project.resolve("target/generated-sources/annotations");
		PlainBuild.deleteTree(generated);
		assertThat(generated.toFile().mkdirs()).isTrue();
		return new String[] { "-processorpath", path, "-s", generated.toString() };
	}

	private void edit(String... namesAndTexts) {
		Path last = null;
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			last = this.module.source(namesAndTexts[i], namesAndTexts[i + 1]);
		}
		apply(last);
	}

	private void remove(String name) {
		apply(this.module.delete("src/main/java/p/" + name + ".java"));
	}

	private void apply(Path changed) {
		this.module.succeed(changed).apply();
		this.module.assertIsAsBuilt(options());
	}

}
