package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

import dev.hupper.api.CompileOptions;
import dev.hupper.api.HupperLogger;
import dev.hupper.build.BuildModel;
import dev.hupper.build.CompilerModel;
import dev.hupper.build.ModelReader;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.RunClassPath;
import dev.hupper.build.SourceSet;
import dev.hupper.reloader.BuildResult;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of a changed build file, with a build tool that says what a test wants.
 */
class BuildFollowerTests {

	@TempDir
	private Path directory;

	private SampleModule module;

	@AutoClose
	private SourceCompiler compiler;

	private Path pom;

	private Path jar;

	private final List<String> lines = new CopyOnWriteArrayList<>();

	private final FakeBuild build = new FakeBuild();

	private final BlockingQueue<Set<Path>> again = new ArrayBlockingQueue<>(5);

	@BeforeEach
	void makeModule() throws IOException {
		this.module = new SampleModule(this.directory.resolve("shop"));
		this.module.source("A", "class A { }");
		this.module.source("B", "class B { }");
		this.module.source("C", "class C { }");
		this.module.build();
		this.pom = this.module.project.resolve("pom.xml");
		this.jar = this.directory.resolve("more-1.jar");
		try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(this.jar))) {
			out.putNextEntry(new ZipEntry("more.txt"));
		}
		open(true);
	}

	private void open(boolean follow) {
		CompileOptions options = new CompileOptions(true, List.of(), List.of(), List.of(), List.of(), List.of(),
				Duration.ofMinutes(1), List.of(), follow);
		this.compiler = SourceCompiler
			.find(this.module.settings(options), (classPath, logger) -> this.build.models(classPath), logger())
			.orElseThrow();
		this.compiler.whenMoreIsKnown(this.again::add);
		this.compiler.check().join();
	}

	@Test
	void aDependencyIsForTheNextWorkerUntilOneHasIt() {
		this.build.run = List.of(this.jar);
		BuildResult.Built built = save("<project><!-- one --></project>");
		assertThat(built.classPath()).containsExactly(this.module.classes, this.jar);
		assertThat(built.needsRestart()).isTrue();
		assertThat(this.lines).containsExactly("The class path of the next process is another: with more-1.jar");

		assertThat(this.compiler.build(Set.of(this.module.source("A", "class A { int"))).join())
			.isInstanceOf(BuildResult.Failed.class);
		BuildResult.Built mended = build(this.module.source("A", "class A { int a; }"));
		assertThat(mended.classPath()).containsExactly(this.module.classes, this.jar);

		mended.apply().run();
		assertThat(build(this.module.source("A", "class A { int b; }")).classPath()).isEmpty();

		this.build.run = List.of();
		assertThat(save("<project/>").classPath()).containsExactly(this.module.classes);
	}

	@Test
	void aChangeThatAltersNothingIsLeftToBeAnswered() {
		BuildResult.Built built = save("<project><!-- one --></project>");
		assertThat(built.files()).isEmpty();
		assertThat(built.classPath()).isEmpty();
		assertThat(built.isTold()).isFalse();
		assertThat(this.lines).isEmpty();
	}

	@Test
	void aFileThatIsDeletedIsFollowed() {
		build(this.module.write(".mvn/maven.config", ""));
		this.build.run = List.of(this.jar);
		assertThat(build(this.module.delete(".mvn/maven.config")).classPath()).contains(this.jar);
	}

	@Test
	void aDeletionThatAltersNothingIsLeftToBeAnswered() {
		build(this.module.write("lombok.config", ""));
		BuildResult.Built built = build(this.module.delete("lombok.config"));
		assertThat(built.files()).isEmpty();
		assertThat(built.isTold()).isFalse();
	}

	@Test
	void whatOnlyTheBuildWritesIsSaidToStay() {
		this.build.info = "shop 2";
		assertThat(save("<project><!-- one --></project>").isTold()).isTrue();
		assertThat(save("<project><!-- two --></project>").isTold()).isFalse();
		assertThat(this.lines)
			.containsExactly("META-INF/build-info.properties of shop stays as the last build wrote it:"
					+ " build it, and the next reload shows what pom.xml says now");
	}

	@Test
	void aFileThatCannotBeReadChangesNothing() {
		this.build.failure = "Non-parseable POM\nsecond line";
		BuildResult.Built built = save("<project>");
		assertThat(built.classPath()).isEmpty();
		assertThat(built.isTold()).isTrue();
		assertThat(this.lines)
			.containsExactly("pom.xml of shop cannot be read, all goes on as before: Non-parseable POM");

		this.build.failure = null;
		this.build.run = List.of(this.jar);
		assertThat(save("<project/>").classPath()).contains(this.jar);
	}

	@Test
	void whatIsMissingIsGotWhileAllGoesOn() throws InterruptedException {
		this.build.missing = List.of("g:more:1");
		assertThat(save("<project><!-- one --></project>").isTold()).isTrue();
		assertThat(this.lines).containsExactly("pom.xml of shop needs what is not here (g:more:1): Maven gets it");
		assertThat(build(this.module.source("A", "class A { int a; }")).files()).hasSize(1);

		this.build.missing = List.of();
		this.build.run = List.of(this.jar);
		this.build.download.complete(Optional.empty());
		Set<Path> files = this.again.poll(10, TimeUnit.SECONDS);
		assertThat(files).containsExactly(this.pom);
		assertThat(build(this.pom).classPath()).contains(this.jar);
	}

	@Test
	void whatCannotBeGotIsSaidAndAskedForAtTheNextSaveAgain() throws InterruptedException {
		this.build.missing = List.of("g:more:1");
		this.build.download.complete(Optional.of("no network"));
		save("<project><!-- one --></project>");
		awaitLine(
				"pom.xml of shop is not followed, all goes on as before: Maven could not get what it needs: no network");
		this.build.download = CompletableFuture.completedFuture(Optional.empty());
		save("<project><!-- two --></project>");
		assertThat(this.again.poll(10, TimeUnit.SECONDS)).isNotNull();
		build(this.pom);
		assertThat(this.lines)
			.contains("pom.xml of shop is not followed, all goes on as before: Maven has not found g:more:1");
		assertThat(this.build.downloads).isEqualTo(2);
	}

	@Test
	void aParentThatIsMissingIsGotToo() throws InterruptedException {
		this.build.failure = "Non-resolvable parent POM: g:parent:1 is not in /repository";
		this.build.download.complete(Optional.empty());
		save("<project><!-- one --></project>");
		assertThat(this.again.poll(10, TimeUnit.SECONDS)).isNotNull();
	}

	@Test
	void sourcesAreNotCompiledWithWhatNoWorkerHas() throws InterruptedException {
		Path library = library();
		this.build.run = List.of(library);
		this.build.missing = List.of("g:nowhere:1");
		save("<project><!-- one --></project>");
		Path user = this.module.source("A", "class A { L l; }");
		assertThat(this.compiler.build(Set.of(user)).join()).isInstanceOf(BuildResult.Failed.class);

		this.build.missing = List.of();
		this.build.download.complete(Optional.empty());
		assertThat(this.again.poll(10, TimeUnit.SECONDS)).containsExactly(this.pom);
		BuildResult.Built built = build(this.pom);
		assertThat(built.classPath()).containsExactly(this.module.classes, library);
		assertThat(built.files()).contains(this.module.classes.resolve("p/A.class"));
	}

	@Test
	void norWhereTheBuildIsNotFollowed() {
		this.compiler.close();
		open(false);
		this.build.run = List.of(library());
		save("<project><!-- one --></project>");
		Path user = this.module.source("A", "class A { L l; }");
		assertThat(this.compiler.build(Set.of(user)).join()).isInstanceOf(BuildResult.Failed.class);
	}

	private Path library() {
		return new SampleModule(this.directory.resolve("library")).jarOf("L", "public class L { }");
	}

	@Test
	void aChangeWhileItIsReadIsReadAgain() {
		this.build.runFor = "two";
		this.build.run = List.of(this.jar);
		this.build.whileReading = () -> this.module.write("pom.xml", "<project><!-- two --></project>");
		assertThat(save("<project><!-- one --></project>").classPath()).isEmpty();
		this.build.whileReading = () -> {
		};
		assertThat(build(this.pom).classPath()).contains(this.jar);
	}

	/** What was read then is what later changes are compared with. */
	@Test
	void aChangeWhileTheBuildIsAskedForTheFirstTimeIsNotTakenForNone() {
		openWhileThePomIsSaved();
		String line = "pom.xml of shop changed: build it and start the application again to take up other"
				+ " dependencies and plugins";
		assertThat(this.lines).containsExactly(line);
		assertThat(build(this.pom).isTold()).isTrue();
		assertThat(this.lines).containsExactly(line);

		this.build.run = List.of(this.jar);
		assertThat(save("<project><!-- two --></project>").classPath()).contains(this.jar);
	}

	/** As for one that was written with the same content. */
	@Test
	void theNextChangeIsFollowedIfNobodyNoticedTheFirst() {
		openWhileThePomIsSaved();
		this.build.run = List.of(this.jar);
		assertThat(save("<project><!-- two --></project>").classPath()).contains(this.jar);
	}

	private void openWhileThePomIsSaved() {
		this.compiler.close();
		this.build.whileReading = () -> {
			this.module.write("pom.xml", "<project><!-- one --></project>");
			// The clock that stamps files lags behind
			assertThat(this.pom.toFile().setLastModified(System.currentTimeMillis() + 1)).isTrue();
			this.build.whileReading = () -> {
			};
		};
		open(true);
	}

	@Test
	void allSourcesMayBeEditedTogetherWithIt() {
		this.build.run = List.of(this.jar);
		this.module.source("A", "class A { int a; }");
		this.module.source("B", "class B { int b; }");
		this.module.source("C", "class C { int c; }");
		BuildResult.Built built = save("<project><!-- one --></project>");
		assertThat(built.files()).extracting((file) -> file.getFileName().toString())
			.containsExactlyInAnyOrder("A.class", "B.class", "C.class", "more-1.jar");
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	@Test
	void aSourceMayBeDeletedOrMovedTogetherWithIt() {
		this.build.run = List.of(this.jar);
		Path deleted = this.module.delete("src/main/java/p/A.java");
		this.module.delete("src/main/java/p/B.java");
		Path moved = this.module.write("src/main/java/q/B.java", "package q; class B { }");
		Path pom = this.module.write("pom.xml", "<project><!-- one --></project>");

		build(deleted, moved, pom).apply().run();

		assertThat(this.module.contents()).containsOnlyKeys("p/C.class", "q/B.class");
	}

	@Test
	void aSourceThatIsDeletedTogetherWithItIsNotForgottenByACompileThatFails() {
		Path deleted = this.module.delete("src/main/java/p/A.java");
		Path broken = this.module.source("B", "class B { int");
		Path pom = this.module.write("pom.xml", "<project><!-- one --></project>");
		assertThat(this.compiler.build(Set.of(deleted, broken, pom)).join()).isInstanceOf(BuildResult.Failed.class);

		build(this.module.source("B", "class B { int b; }")).apply().run();

		assertThat(this.module.contents()).containsOnlyKeys("p/B.class", "p/C.class");
	}

	@Test
	void sourcesThatItsLibrariesDoNotFitAreShownAsErrorsUntilTheyDo() {
		Path library = library();
		this.build.run = List.of(library);
		save("<project><!-- one --></project>").apply().run();
		build(this.module.source("A", "class A { L l; }")).apply().run();
		Path other = new SampleModule(this.directory.resolve("other")).jarOf("M", "public class M { }");
		this.build.run = List.of(other);

		Path pom = this.module.write("pom.xml", "<project><!-- two --></project>");
		BuildResult failed = this.compiler.build(Set.of(pom)).join();
		assertThat(failed).isInstanceOf(BuildResult.Failed.class).asString().contains("A.java");
		assertThat(this.compiler.status()).containsValue("compiled");

		BuildResult.Built mended = build(this.module.source("A", "class A { M m; }"));
		assertThat(mended.classPath()).containsExactly(this.module.classes, other);
		assertThat(mended.files()).contains(this.module.classes.resolve("p/A.class"));
	}

	/** A class file with a constant of the old one is not of another compiler. */
	@Test
	void anotherVersionOfALibraryIsCompiledAgainst() {
		Path old = new SampleModule(this.directory.resolve("old")).jarOf("L",
				"public class L { public static final int N = 1; }");
		this.build.run = List.of(old);
		save("<project><!-- one --></project>").apply().run();
		build(this.module.source("A", "class A { int a = L.N; }")).apply().run();
		this.build.run = List.of(new SampleModule(this.directory.resolve("new")).jarOf("L",
				"public class L { public static final int N = 2; }"));

		assertThat(save("<project><!-- two --></project>").files()).contains(this.module.classes.resolve("p/A.class"));
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	@Test
	void whoWantsNoneOfItIsToldWhatToDo() {
		this.compiler.close();
		open(false);
		this.build.run = List.of(this.jar);
		assertThat(save("<project><!-- one --></project>").classPath()).isEmpty();
		assertThat(this.lines).containsExactly(
				"pom.xml of shop changed: build it and start the application again to take up other dependencies and plugins");
	}

	private BuildResult.Built save(String pom) {
		return build(this.module.write("pom.xml", pom));
	}

	private BuildResult.Built build(Path... changed) {
		return (BuildResult.Built) this.compiler.build(Set.of(changed)).join();
	}

	private void awaitLine(String line) throws InterruptedException {
		long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
		synchronized (this.lines) {
			while (!this.lines.contains(line) && System.nanoTime() < deadline) {
				this.lines.wait(1000);
			}
		}
		assertThat(this.lines).contains(line);
	}

	private HupperLogger logger() {
		return new HupperLogger() {

			@Override
			public void debug(String message) {
			}

			@Override
			public void info(String message) {
				synchronized (BuildFollowerTests.this.lines) {
					BuildFollowerTests.this.lines.add(message);
					BuildFollowerTests.this.lines.notifyAll();
				}
			}

			@Override
			public void error(String message) {
				info(message);
			}

		};
	}

	private final class FakeBuild implements ModelReader {

		private volatile List<Path> run = List.of();

		/** What the file has to contain for it. */
		private volatile String runFor = "";

		private volatile List<String> missing = List.of();

		private volatile String info = "shop 1";

		private volatile String failure;

		private volatile Runnable whileReading = () -> {
		};

		private volatile CompletableFuture<Optional<String>> download = new CompletableFuture<>();

		private volatile int downloads;

		BuildModels models(List<Path> classPath) {
			return BuildModels.of(classPath, read(List.of()), this);
		}

		@Override
		public BuildModel read(Collection<Path> projects) {
			Path project = BuildFollowerTests.this.module.project;
			boolean asked = new String(PlainBuild.read(project.resolve("pom.xml"))).contains(this.runFor);
			List<Path> paths = asked ? this.run : List.of();
			RunClassPath run = new RunClassPath(paths, paths, this.missing, this.info);
			CompilerModel unknown = CompilerModel.UNKNOWN;
			SourceSet main = new SourceSet(BuildFollowerTests.this.module.classes,
					List.of(project.resolve("src/main/java")), List.of(), List.of(), List.of(), new CompilerModel(
							List.of(), null, paths, null, List.of(), "", 0, true, "", true, unknown.included(), null));
			this.whileReading.run();
			return new BuildModel(Map.of(project,
					new ModuleModel(project, List.of(project.resolve("pom.xml"), project.resolve(".mvn/maven.config")),
							List.of(main), run)),
					(this.failure != null) ? Map.of(project, this.failure) : Map.of(), Map.of(), Map.of());
		}

		@Override
		public Optional<String> download(Path project) {
			this.downloads++;
			return this.download.join();
		}

	}

}
