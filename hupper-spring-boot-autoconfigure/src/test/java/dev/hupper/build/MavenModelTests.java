package dev.hupper.build;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
				this.shop.getParent().resolveSibling("parents/company.xml"), this.shop.resolve(".mvn/maven.config"));
	}

	@Test
	void lombokIsConfiguredInTheDirectoriesAboveToo() throws IOException {
		write("work/shop/part/pom.xml", """
				<project>
					<modelVersion>4.0.0</modelVersion>
					<groupId>com.example</groupId>
					<artifactId>part</artifactId>
					<version>1</version>
				</project>
				""");
		Path part = this.shop.resolve("part");

		ModuleModel module = model(List.of(part)).modules().get(part);

		assertThat(module).isNotNull();
		assertThat(module.buildFiles()).contains(this.shop.resolve("lombok.config"))
			.doesNotContain(this.shop.resolveSibling("lombok.config"));
	}

	@Test
	void profilesOfTheSettingsAreActive() {
		assertThat(resources(read())).isEqualTo("mine");
		assertThat(resources(read("-P", "!mine,others"))).isEqualTo("others");
	}

	@Test
	void aBuildFileOfAnotherNameIsRead() throws IOException {
		write("work/shop/other.xml", project("shop", """
				<build>
					<resources>
						<resource>
							<directory>other</directory>
						</resource>
					</resources>
				</build>
				"""));
		ModuleModel module = read("-f", this.shop.resolve("other.xml").toString());
		assertThat(resources(module)).isEqualTo("other");
		assertThat(module.buildFiles()).contains(this.shop.resolve("other.xml"));
	}

	@Test
	void eachLineOfMavensConfigurationIsAnArgumentOrAComment() throws IOException {
		write("work/shop/.mvn/maven.config", "# not -Dconfig.directory=comment\n-Dcompany.argument=two words\n");
		ModuleModel module = read();
		assertThat(module.sets().get(0).compiler().arguments()).containsExactly("-Acompany=two words");
		assertThat(resources(module)).isEqualTo("mine");
	}

	@Test
	void filtersOfResourcesSayHowTheModuleIsBuilt() throws IOException {
		write("work/shop/pom.xml",
				project("shop", "<build><filters><filter>src/main/filters/a.properties</filter></filters></build>"));
		assertThat(read().buildFiles()).contains(this.shop.resolve("src/main/filters/a.properties"));
	}

	@Test
	void filesByWhichProfilesAreActiveSayHowTheModuleIsBuilt() throws IOException {
		write("work/shop/there.txt", "");
		write("work/shop/directory/file.txt", "");
		StringBuilder profiles = new StringBuilder();
		List.of("<exists>there.txt</exists>", "<exists>${basedir}/.nowhere</exists>",
				"<missing>${place}/a.txt</missing>", "<exists>directory</exists>",
				"<exists>perhaps-a-directory</exists>", "<exists>${nobody}/b.txt</exists>",
				"<exists>${java.home}/release</exists>")
			.forEach((file) -> profiles.append("<profile><id>" + profiles.length() + "</id><activation><file>" + file
					+ "</file></activation></profile>"));
		write("work/shop/pom.xml", project("shop", "<profiles>" + profiles + "</profiles>"));
		assertThat(read("-Dplace=src").activating()).isEqualTo(Map.of(this.shop.resolve("there.txt"), true,
				this.shop.resolve(".nowhere"), false, this.shop.resolve("src/a.txt"), false));
	}

	@Test
	void whatBuildInfoIsMadeOfIsKnownWhereItIsMade() throws IOException {
		assertThat(read().run().info()).isEmpty();
		String plugin = """
				<properties>
					<maven.build.timestamp.format>HHmmssSSS</maven.build.timestamp.format>
				</properties>
				<build>
					<plugins>
						<plugin>
							<groupId>org.springframework.boot</groupId>
							<artifactId>spring-boot-maven-plugin</artifactId>
							<executions>
								<execution>
									<goals>
										<goal>build-info</goal>
									</goals>
									<configuration>
										<additionalProperties>
											<team>%s</team>
											<at>${maven.build.timestamp}</at>
										</additionalProperties>
									</configuration>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
				""";
		write("work/shop/pom.xml", project("shop", plugin.formatted("red")));
		String info = read().run().info();
		assertThat(info).isNotEmpty();
		assertThat(read().run().info()).isEqualTo(info);
		write("work/shop/pom.xml", project("shop", plugin.formatted("blue")));
		assertThat(read().run().info()).isNotEqualTo(info);
		write("work/shop/pom.xml", project("shop", plugin.formatted("red")).replace("<version>1<", "<version>2<"));
		assertThat(read().run().info()).isNotEqualTo(info);
	}

	/** Which one repositories elsewhere have, Maven has asked. */
	@Test
	void aVersionThatIsNotFixedIsTheNewestThatMavenHasGot() throws IOException {
		for (String version : List.of("1", "9", "10", "11-SNAPSHOT")) {
			write("repository/com/example/more/" + version + "/more-" + version + ".pom",
					project("more", "").replace("<version>1<", "<version>" + version + "<"));
			write("repository/com/example/more/" + version + "/more-" + version + ".jar", "");
		}
		write("repository/com/example/more/12/more-12.pom", project("more", ""));
		assertThat(chosen("RELEASE")).isEqualTo("more-10.jar");
		assertThat(chosen("LATEST")).isEqualTo("more-11-SNAPSHOT.jar");
		assertThat(chosen("[1,10)")).isEqualTo("more-9.jar");
		assertThat(withTests("[20,)").missing()).containsExactly("com.example:more:[20,)");
	}

	private String chosen(String version) throws IOException {
		RunClassPath run = withTests(version);
		assertThat(run.missing()).isEmpty();
		return run.tests().stream().map((jar) -> jar.getFileName().toString()).collect(Collectors.joining());
	}

	private RunClassPath withTests(String version) throws IOException {
		write("work/shop/pom.xml", project("shop", """
				<dependencies>
					<dependency>
						<groupId>com.example</groupId>
						<artifactId>more</artifactId>
						<version>%s</version>
						<scope>test</scope>
					</dependency>
				</dependencies>
				""".formatted(version)));
		return read("-Dmaven.repo.local=" + this.directory.resolve("repository")).run();
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
	void aBomOfTheSameBuildSaysHowModulesAreBuilt() throws IOException {
		write("work/pom.xml", project("shops",
				"<packaging>pom</packaging><modules><module>bom</module><module>till</module></modules>"));
		write("work/bom/pom.xml", project("bom", "<packaging>pom</packaging>"));
		write("work/till/pom.xml", project("till", """
				<dependencyManagement>
					<dependencies>
						<dependency>
							<groupId>com.example</groupId>
							<artifactId>bom</artifactId>
							<version>1</version>
							<type>pom</type>
							<scope>import</scope>
						</dependency>
					</dependencies>
				</dependencyManagement>
				"""));
		Path till = this.shop.resolveSibling("till");
		this.shop = this.shop.getParent();
		assertThat(model(List.of(till)).modules().get(till).buildFiles()).contains(this.shop.resolve("bom/pom.xml"));
	}

	@Test
	void modulesBesideTheOneThatMavenBeginsWithAreOfTheSameBuild() throws IOException {
		write("work/parent/pom.xml", project("shops",
				"<packaging>pom</packaging><modules><module>../item</module><module>../till</module></modules>"));
		write("work/item/pom.xml", project("item", ""));
		write("work/till/pom.xml", project("till", """
				<dependencies>
					<dependency>
						<groupId>com.example</groupId>
						<artifactId>item</artifactId>
						<version>1</version>
					</dependency>
				</dependencies>
				"""));
		Path till = this.shop.resolveSibling("till");
		String parent = this.shop.resolveSibling("parent").toString();
		assertThat(model(List.of(till), "-f", parent).modules().get(till).run().main())
			.containsExactly(this.shop.resolveSibling("item/target/classes"));
	}

	@Test
	void furtherLocalRepositoriesCount() throws IOException {
		write("tail/com/example/more/1/more-1.pom", project("more", ""));
		write("tail/com/example/more/1/more-1.jar", "");
		write("work/shop/pom.xml", project("shop", """
				<dependencies>
					<dependency>
						<groupId>com.example</groupId>
						<artifactId>more</artifactId>
						<version>1</version>
					</dependency>
				</dependencies>
				"""));
		assertThat(read().run().missing()).containsExactly("com.example:more:1");
		Path tail = this.directory.resolve("tail");
		RunClassPath run = read("-Dmaven.repo.local.tail=" + tail).run();
		assertThat(run.missing()).isEmpty();
		assertThat(run.main()).containsExactly(tail.resolve("com/example/more/1/more-1.jar"));
	}

	@Test
	void processorsThatAreNamedMayNotBeThere() throws IOException {
		write("repository/com/example/there/1/there-1.pom", project("there", ""));
		write("repository/com/example/there/1/there-1.jar", "");
		Path repository = this.directory.resolve("repository");
		String[] arguments = { "-Dmaven.repo.local=" + repository };
		write("work/shop/pom.xml", project("shop", processors("there", "1", "nowhere", "1")));
		CompilerModel compiler = read(arguments).sets().get(0).compiler();
		assertThat(compiler.processorPath()).containsExactly(repository.resolve("com/example/there/1/there-1.jar"));
		assertThat(compiler.missing()).containsExactly(repository.resolve("com/example/nowhere/1/nowhere-1.jar"));

		for (String version : List.of("9", "${no.version}", "")) {
			write("work/shop/pom.xml", project("shop", processors("there", version)));
			assertThat(read(arguments).sets().get(0).compiler().missing()).as(version).hasSize(1);
		}
		write("work/shop/pom.xml", project("shop", processors("there", "1")));
		assertThat(read(arguments).sets().get(0).compiler().missing()).isEmpty();

		write("work/shop/pom.xml", project("shop", """
				<dependencies>
					<dependency>
						<groupId>com.example</groupId>
						<artifactId>nowhere</artifactId>
						<version>1</version>
						<scope>provided</scope>
					</dependency>
				</dependencies>
				"""));
		assertThat(read(arguments).sets().get(0).compiler().missing())
			.as("what is only compiled with, and may be needed by nothing")
			.isEmpty();
	}

	private static String processors(String... namesAndVersions) {
		StringBuilder paths = new StringBuilder();
		for (int i = 0; i < namesAndVersions.length; i += 2) {
			paths.append("<path><groupId>com.example</groupId><artifactId>" + namesAndVersions[i]
					+ "</artifactId><version>" + namesAndVersions[i + 1] + "</version></path>");
		}
		return """
				<build>
					<plugins>
						<plugin>
							<groupId>org.apache.maven.plugins</groupId>
							<artifactId>maven-compiler-plugin</artifactId>
							<configuration>
								<annotationProcessorPaths>%s</annotationProcessorPaths>
							</configuration>
						</plugin>
					</plugins>
				</build>
				""".formatted(paths);
	}

	/** As that of Maven 3.10, where nothing is put together without the container. */
	@Test
	void aResolverWithoutServiceLocatorResolves() throws IOException {
		write("tail/com/example/more/1/more-1.pom", project("more", ""));
		write("tail/com/example/more/1/more-1.jar", "");
		write("work/shop/pom.xml", project("shop", """
				<dependencies>
					<dependency>
						<groupId>com.example</groupId>
						<artifactId>more</artifactId>
						<version>1</version>
					</dependency>
				</dependencies>
				"""));
		RunningMaven running = RunningMaven.find().orElse(new RunningMaven(Map.of(), List.of()));
		MavenInvocation found = MavenInstallation.invocation(this.shop, running).orElseThrow();
		Path tail = this.directory.resolve("tail");
		BuildModel model = MavenInstallation
			.open(new MavenInvocation(withoutServiceLocator(found.home()), this.shop,
					List.of("-Dmaven.repo.local=" + tail), found.properties()))
			.read(List.of(this.shop));
		assertThat(model.modules().get(this.shop).run().main())
			.containsExactly(tail.resolve("com/example/more/1/more-1.jar"));
	}

	private Path withoutServiceLocator(Path home) throws IOException {
		Path copy = this.directory.resolve("maven");
		for (String directory : List.of("lib", "boot")) {
			Files.createDirectories(copy.resolve(directory));
			try (Stream<Path> files = Files.list(home.resolve(directory))) {
				for (Path jar : files.filter((file) -> file.toString().endsWith(".jar")).toList()) {
					Path to = copy.resolve(directory).resolve(jar.getFileName());
					Files.copy(jar, to);
					if (to.getFileName().toString().startsWith("maven-resolver-impl-")) {
						try (FileSystem zip = FileSystems.newFileSystem(to)) {
							Files.deleteIfExists(zip.getPath("org/eclipse/aether/impl/DefaultServiceLocator.class"));
						}
					}
				}
			}
		}
		return copy;
	}

	@Test
	void whatAGeneratorIsGivenIsASourceOfIt() throws IOException {
		write("work/shop/api/shop.yaml", "openapi: 3.0.1");
		write("work/shop/pom.xml", project("shop", """
				<build>
					<plugins>
						<plugin>
							<groupId>org.openapitools</groupId>
							<artifactId>openapi-generator-maven-plugin</artifactId>
							<version>7.0.0</version>
							<executions>
								<execution>
									<goals>
										<goal>generate</goal>
									</goals>
									<configuration>
										<inputSpec>${project.basedir}/api/shop.yaml</inputSpec>
									</configuration>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
				"""));
		assertThat(read().sets().get(0).others()).containsExactly(this.shop.resolve("api/shop.yaml"));
	}

	/** Whatever is saved there, the application is as it was. */
	@Test
	void whatIsForTestsAloneIsNoSource() throws IOException {
		Files.createDirectories(this.shop.resolve("src/integration-test/groovy"));
		write("work/shop/contracts/shop.yaml", "");
		write("work/shop/pom.xml", project("shop", """
				<build>
					<plugins>
						<plugin>
							<groupId>org.codehaus.gmavenplus</groupId>
							<artifactId>gmavenplus-plugin</artifactId>
							<version>1.6.2</version>
							<executions>
								<execution>
									<goals>
										<goal>compileTests</goal>
										<goal>addTestSources</goal>
									</goals>
								</execution>
							</executions>
							<configuration>
								<testSources>
									<testSource>
										<directory>src/integration-test/groovy</directory>
									</testSource>
								</testSources>
							</configuration>
						</plugin>
						<plugin>
							<groupId>com.acme</groupId>
							<artifactId>acme-contract-plugin</artifactId>
							<version>1</version>
							<executions>
								<execution>
									<phase>generate-test-sources</phase>
									<goals>
										<goal>generate</goal>
									</goals>
									<configuration>
										<contracts>contracts/shop.yaml</contracts>
									</configuration>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
				"""));
		assertThat(read().sets().get(0).others()).isEmpty();
	}

	@Test
	void whatLombokMakesOfSourcesIsASourceUnlessItIsForOtherTools() throws IOException {
		write("work/shop/target/generated-sources/delombok/p/Shop.java", "package p; class Shop { }");
		Path sources = this.shop.resolve("src/main/java");
		Path made = this.shop.resolve("target/generated-sources/delombok");
		assertThat(delombok("").sourceRoots()).containsExactly(sources, made);
		assertThat(delombok("<addOutputDirectory>true</addOutputDirectory>").sourceRoots()).containsExactly(sources,
				made);
		assertThat(delombok("<addOutputDirectory>false</addOutputDirectory>").sourceRoots()).containsExactly(sources);
	}

	/** The copy of a source that is deleted stays, and would be compiled. */
	@Test
	void copiesThatLombokMakesForOtherToolsAreNoSourcesWhereverTheyAre() throws IOException {
		write("work/shop/target/classes/p/Gone.class", "");
		for (String directory : List.of("delombok", "target/delombok")) {
			write("work/shop/" + directory + "/p/Gone.java", "package p; class Gone { }");
			SourceSet main = delombok("<addOutputDirectory>false</addOutputDirectory><outputDirectory>" + directory
					+ "</outputDirectory>");
			assertThat(main.sourceRoots()).as(directory).containsExactly(this.shop.resolve("src/main/java"));
			assertThat(main.others()).as(directory).isEmpty();
		}
	}

	private SourceSet delombok(String configuration) throws IOException {
		write("work/shop/pom.xml", project("shop", """
				<build>
					<plugins>
						<plugin>
							<groupId>org.projectlombok</groupId>
							<artifactId>lombok-maven-plugin</artifactId>
							<version>1.18.20.0</version>
							<executions>
								<execution>
									<goals>
										<goal>delombok</goal>
									</goals>
									<configuration>
										<sourceDirectory>src/main/java</sourceDirectory>
										%s
									</configuration>
								</execution>
							</executions>
						</plugin>
						<plugin>
							<groupId>org.apache.maven.plugins</groupId>
							<artifactId>maven-javadoc-plugin</artifactId>
							<version>3.11.2</version>
							<executions>
								<execution>
									<goals>
										<goal>jar</goal>
									</goals>
									<configuration>
										<sourcepath>target/delombok</sourcepath>
									</configuration>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
				""".formatted(configuration)));
		return read().sets().get(0);
	}

	/** Another execution may compile the same for other versions of Java. */
	@Test
	void theExecutionOfTheLifeCycleIsTheOneThatCounts() throws IOException {
		write("work/shop/pom.xml", project("shop", """
				<build>
					<plugins>
						<plugin>
							<groupId>org.apache.maven.plugins</groupId>
							<artifactId>maven-compiler-plugin</artifactId>
							<executions>
								<execution>
									<id>java21</id>
									<goals>
										<goal>compile</goal>
									</goals>
									<configuration>
										<compilerArgs>
											<arg>-Aonly=java21</arg>
										</compilerArgs>
									</configuration>
								</execution>
							</executions>
						</plugin>
					</plugins>
				</build>
				"""));
		assertThat(read().sets().get(0).compiler().arguments()).isEmpty();
	}

	@Test
	void theReleaseIsFoundWhereverItIsNamed() throws IOException {
		assertThat(read().sets().get(0).compiler().release()).isZero();
		assertThat(release("<maven.compiler.target>1.8</maven.compiler.target>", "")).isEqualTo(8);
		String both = "<java.version>17</java.version><maven.compiler.target>11</maven.compiler.target>";
		assertThat(release(both, "<release>${java.version}</release>")).isEqualTo(17);
		assertThat(release(both + "<maven.compiler.release>${java.version}</maven.compiler.release>", ""))
			.isEqualTo(17);
		assertThat(release(both, "<compilerArgs><arg>--release</arg><arg>21</arg></compilerArgs>")).isEqualTo(21);
		assertThat(release(both, "<release/>")).isEqualTo(11);
		for (String target : List.of("<arg>-target</arg><arg>8</arg>", "<arg>--target</arg><arg>8</arg>",
				"<arg>--target=8</arg>")) {
			assertThat(release(both, "<compilerArgs>" + target + "</compilerArgs>")).as(target).isEqualTo(8);
		}
	}

	@Test
	void whatIsKeptForDebuggersIsFoundWhereverItIsNamed() throws IOException {
		assertThat(read().sets().get(0).compiler().debug()).isEqualTo("source,lines,vars");
		assertThat(debug("<maven.compiler.debuglevel>lines</maven.compiler.debuglevel>", "")).isEqualTo("lines");
		assertThat(debug("", "<debuglevel>none</debuglevel>")).isEqualTo("none");
		assertThat(debug("", "<debug>false</debug><debuglevel>lines</debuglevel>")).isEqualTo("source,lines");
		assertThat(debug("", "<compilerArgs><arg>-g:source</arg></compilerArgs>")).isEqualTo("source");
		assertThat(debug("", "<compilerArgs><arg>-g</arg></compilerArgs>")).isEqualTo("source,lines,vars");
	}

	private String debug(String properties, String configuration) throws IOException {
		return compiler(properties, configuration).debug();
	}

	private int release(String properties, String configuration) throws IOException {
		return compiler(properties, configuration).release();
	}

	private CompilerModel compiler(String properties, String configuration) throws IOException {
		write("work/shop/pom.xml", project("shop", """
				<properties>%s</properties>
				<build>
					<plugins>
						<plugin>
							<groupId>org.apache.maven.plugins</groupId>
							<artifactId>maven-compiler-plugin</artifactId>
							<configuration>%s</configuration>
						</plugin>
					</plugins>
				</build>
				""".formatted(properties, configuration)));
		return read().sets().get(0).compiler();
	}

	private static String project(String name, String content) {
		return "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>" + name
				+ "</artifactId><version>1</version>" + content + "</project>";
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
