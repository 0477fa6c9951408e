package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BuildCommandTests {

	@TempDir
	private Path directory;

	@Test
	void aBuildHasAWrapperOrNone() throws IOException {
		Path shop = file("shop/pom.xml").getParent();
		assertThat(BuildCommand.of(shop).compile(shop)).isEqualTo("mvn -q -o compile");
		file("shop/mvnw");
		assertThat(BuildCommand.of(shop).compile(shop)).isEqualTo("./mvnw -q -o compile");
	}

	@Test
	void allModulesAreCompiledWhereverTheCommandIsRun() throws IOException {
		Path shop = file("shop/pom.xml").getParent();
		Path web = file("shop/parts/web/pom.xml").getParent();
		assertThat(BuildCommand.of(web).compile(web)).isEqualTo("mvn -q -o -f ../.. compile");
		file("shop/mvnw");
		assertThat(BuildCommand.of(web).compile(web)).isEqualTo("../../mvnw -q -o -f ../.. compile");
		assertThat(BuildCommand.of(web).compile(shop)).isEqualTo("./mvnw -q -o compile");
		assertThat(BuildCommand.of(web).compile(this.directory.resolve("else")))
			.isEqualTo(shop + "/mvnw -q -o -f " + shop + " compile");
	}

	@Test
	void aModuleIsNamedByItsPathBelowTheOutermost() throws IOException {
		file("shop/pom.xml");
		Path parts = file("shop/parts/pom.xml").getParent();
		Path web = file("shop/parts/web/pom.xml").getParent();
		assertThat(BuildCommand.of(web).install(parts.resolve("stock"), parts.getParent()))
			.isEqualTo("mvn -q -o install -pl parts/stock");
		file("shop/mvnw");
		assertThat(BuildCommand.of(web).install(this.directory.resolve("beside"), parts.getParent()))
			.isEqualTo("./mvnw -q -o install -pl ../beside");
		assertThat(BuildCommand.of(web).install(parts.resolve("stock"), web)).as("typed anywhere")
			.isEqualTo("%1$s/mvnw -q -o -f %1$s install -pl parts/stock".formatted(parts.getParent()));
	}

	@Test
	void pathsWithBlanksAreQuoted() throws IOException {
		Path shop = file("my shop/pom.xml").getParent();
		file("my shop/mvnw");
		BuildCommand command = BuildCommand.of(shop);
		assertThat(command.install(shop.resolve("my stock"), this.directory))
			.isEqualTo("\"" + shop + "/mvnw\" -q -o -f \"" + shop + "\" install -pl \"my stock\"");
		assertThat(command.compile(this.directory))
			.isEqualTo("\"" + shop + "/mvnw\" -q -o -f \"" + shop + "\" compile");
	}

	@Test
	void windowsHasScriptsOfItsOwn() throws IOException {
		Path shop = file("shop/pom.xml").getParent();
		file("shop/mvnw");
		BuildCommand command = new BuildCommand(BuildCommand.Tool.MAVEN, shop, true);
		assertThat(command.compile(shop)).isEqualTo("mvn -q -o compile");
		file("shop/mvnw.cmd");
		assertThat(command.compile(shop)).isEqualTo("mvnw.cmd -q -o compile");
	}

	@Test
	void gradleIsCalledWhereItBuilds() throws IOException {
		Path shop = file("shop/settings.gradle").getParent();
		Path web = file("shop/web/build.gradle").getParent();
		assertThat(BuildCommand.of(web).compile(web)).isEqualTo("gradle -q --offline -p .. classes");
		file("shop/gradlew");
		assertThat(BuildCommand.of(web).compile(shop)).isEqualTo("./gradlew -q --offline classes");
	}

	@Test
	void theJarOfAModuleIsMadeByItsBuild() throws IOException {
		Path shop = file("shop/settings.gradle").getParent();
		assertThat(BuildCommand.of(shop).jar(shop.resolve("parts/stock"), shop))
			.isEqualTo("gradle -q --offline -p parts/stock jar");
		file("shop/gradlew");
		assertThat(BuildCommand.of(shop).jar(shop.resolve("stock"), this.directory)).as("typed anywhere")
			.isEqualTo("%1$s/gradlew -q --offline -p %1$s/stock jar".formatted(shop));
		Path inn = file("inn/pom.xml").getParent();
		assertThat(BuildCommand.of(inn).jar(inn.resolve("stock"), inn)).isEqualTo("mvn -q -o package -pl stock");
	}

	@Test
	void aProjectOfGradleNeedsNoBuildFileOfItsOwn() throws IOException {
		Path shop = file("shop/settings.gradle").getParent();
		file("shop/build.gradle");
		Path web = shop.resolve("parts/web");
		assertThat(BuildCommand.of(web).compile(shop)).isEqualTo("gradle -q --offline classes");
	}

	private Path file(String name) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		return Files.createFile(file);
	}

}
