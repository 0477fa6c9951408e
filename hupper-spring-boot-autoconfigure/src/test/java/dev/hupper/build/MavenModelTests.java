package dev.hupper.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no project of the suite can have, as all are one build: settings, command lines
 * and parents of their own.
 */
class MavenModelTests {

	@TempDir
	private Path directory;

	private Path shop;

	@BeforeEach
	void project() throws IOException {
		this.shop = Files.createDirectories(this.directory.resolve("work/shop")).toRealPath();
		write("parents/company.xml", """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>company</artifactId>
					<version>1</version>
					<packaging>pom</packaging>
					<build>
						<pluginManagement>
							<plugins>
								<plugin>
									<groupId>org.apache.maven.plugins</groupId>
									<artifactId>maven-compiler-plugin</artifactId>
									<configuration>
										<compilerArgs>
											<arg>-Acompany=${company.argument}</arg>
										</compilerArgs>
									</configuration>
								</plugin>
							</plugins>
						</pluginManagement>
					</build>
					<profiles>
						<profile>
							<id>fast</id>
							<properties>
								<company.argument>fast</company.argument>
							</properties>
						</profile>
					</profiles>
				</project>
				""");
		write("work/shop/pom.xml", """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<parent>
						<groupId>com.example</groupId>
						<artifactId>company</artifactId>
						<version>1</version>
						<relativePath>../../parents/company.xml</relativePath>
					</parent>
					<artifactId>shop</artifactId>
					<properties>
						<company.argument>slow</company.argument>
						<config.directory>config</config.directory>
					</properties>
					<build>
						<resources>
							<resource>
								<directory>${config.directory}</directory>
							</resource>
						</resources>
					</build>
				</project>
				""");
		write("settings.xml", """
				<settings>
					<profiles>
						<profile>
							<id>mine</id>
							<properties>
								<config.directory>mine</config.directory>
							</properties>
						</profile>
						<profile>
							<id>others</id>
							<properties>
								<config.directory>others</config.directory>
							</properties>
						</profile>
					</profiles>
					<activeProfiles>
						<activeProfile>mine</activeProfile>
					</activeProfiles>
				</settings>
				""");
	}

	@Test
	void aParentOutsideTheBuildIsInherited() {
		ModuleModel module = read();
		assertThat(module.sets().get(0).compiler().arguments()).containsExactly("-Acompany=slow");
		assertThat(module.buildFiles()).contains(this.shop.resolve("pom.xml"),
				this.shop.getParent().resolveSibling("parents/company.xml"));
	}

	@Test
	void profilesOfTheSettingsAreActive() {
		assertThat(resources(read())).isEqualTo("mine");
		assertThat(resources(read("-P", "!mine,others"))).isEqualTo("others");
	}

	@Test
	void aPropertyOfTheCommandLineIsStrongest() {
		ModuleModel module = read("-Dcompany.argument=typed", "-Dconfig.directory=typed", "spring-boot:run");
		assertThat(module.sets().get(0).compiler().arguments()).containsExactly("-Acompany=typed");
		assertThat(resources(module)).isEqualTo("typed");
	}

	/** Its own difference would be applied beside that of the other. */
	@Test
	void aModuleThatAnotherHasToRunOrForItsTestsIsUsedByIt() throws IOException {
		List<Path> projects = new ArrayList<>();
		for (String name : List.of("app", "driver", "fixtures")) {
			write("work/" + name + "/pom.xml", """
					<project>
						<modelVersion>4.0.0</modelVersion>
						<groupId>com.example</groupId>
						<artifactId>%s</artifactId>
						<version>1</version>
						%s
					</project>
					""".formatted(name, name.equals("app") ? """
					<dependencies>
						<dependency>
							<groupId>com.example</groupId>
							<artifactId>driver</artifactId>
							<version>1</version>
							<scope>runtime</scope>
						</dependency>
						<dependency>
							<groupId>com.example</groupId>
							<artifactId>fixtures</artifactId>
							<version>1</version>
							<scope>test</scope>
						</dependency>
					</dependencies>
					""" : ""));
			projects.add(this.shop.resolveSibling(name));
		}
		BuildModel model = model(projects);
		assertThat(model.modules()).containsOnlyKeys(projects);
		assertThat(model.modules().get(projects.get(0)).run()).isNotNull();
		assertThat(model.modules().get(projects.get(1)).run()).isNull();
		assertThat(model.modules().get(projects.get(2)).run()).isNull();
	}

	@Test
	void relativePathsAreThoseOfTheMavenThatStartedTheApplication() {
		RunningMaven running = RunningMaven.find().orElse(new RunningMaven(Map.of(), List.of()));
		MavenInvocation found = MavenInstallation.invocation(this.shop, running).orElseThrow();
		Map<String, String> properties = new HashMap<>(found.properties());
		properties.put("user.dir", this.directory.toString());
		BuildModel model = MavenInstallation
			.open(new MavenInvocation(found.home(), this.shop, List.of("-s", "settings.xml"), properties))
			.read(List.of(this.shop));
		assertThat(resources(model.modules().get(this.shop))).isEqualTo("mine");
	}

	private static String resources(ModuleModel module) {
		return module.sets().get(0).resources().get(0).directory().getFileName().toString();
	}

	private ModuleModel read(String... arguments) {
		return model(List.of(this.shop), arguments).modules().get(this.shop);
	}

	private BuildModel model(List<Path> projects, String... arguments) {
		RunningMaven running = RunningMaven.find().orElse(new RunningMaven(Map.of(), List.of()));
		MavenInvocation found = MavenInstallation.invocation(this.shop, running).orElseThrow();
		List<String> all = new ArrayList<>(List.of("-s", this.directory.resolve("settings.xml").toString()));
		all.addAll(List.of(arguments));
		BuildModel model = MavenInstallation.open(new MavenInvocation(found.home(), this.shop, all, found.properties()))
			.read(projects);
		assertThat(model.failures()).isEmpty();
		return model;
	}

	private void write(String name, String content) throws IOException {
		Path file = this.directory.resolve(name);
		Files.createDirectories(file.getParent());
		Files.writeString(file, content);
	}

}
