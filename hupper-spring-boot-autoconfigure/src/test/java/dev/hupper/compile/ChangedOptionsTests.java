package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import dev.hupper.build.CompilerModel;
import dev.hupper.reloader.BuildResult;
import dev.hupper.swap.SwapVerdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of options of the compiler that a saved build file changes, with a build
 * tool that says what a test wants.
 */
class ChangedOptionsTests extends FollowedModule {

	private static final int CURRENT = Runtime.version().feature();

	private volatile List<String> arguments = List.of();

	private volatile String encoding = "UTF-8";

	private volatile String processing = "";

	private volatile int release = CURRENT;

	private volatile boolean parameters = true;

	private volatile String debug = "source,lines,vars";

	@BeforeEach
	void makeModule() {
		this.module.source("A", "class A { String a(int b) { return \"é\" + b; } }");
		this.module.source("B", "class B { }");
		this.module.source("C", "class C { }");
		this.module.build();
		openTrusted();
	}

	@Test
	void allIsCompiledForAnotherReleaseAndStaysSo() {
		this.release = 11;
		BuildResult.Built built = savePom();
		assertThat(names(built)).containsExactly("A.class", "B.class", "C.class");
		assertThat(built.needsRestart()).isTrue();
		assertThat(built.swap().get()).isInstanceOf(SwapVerdict.Reload.class);
		built.apply().run();
		this.module.assertIsAsBuilt("--release", "11");

		BuildResult.Built edited = build(this.module.source("B", "class B { int b; }"));
		assertThat(names(edited)).containsExactly("B.class");
		edited.apply().run();
		this.module.assertIsAsBuilt("--release", "11");

		assertThat(names(savePom())).isEmpty();
		this.release = CURRENT;
		savePom().apply().run();
		this.module.assertIsAsBuilt();
		assertThat(this.logger.lines()).noneMatch((line) -> line.contains("not compiled"));
	}

	@Test
	void namesOfParametersAreLeftOutAndKeptAgain() throws IOException {
		this.parameters = false;
		savePom().apply().run();
		Path file = this.module.classes.resolve("p/A.class");
		assertThat(ClassFacts.read(PlainBuild.read(file), file).traits().parameters())
			.isEqualTo(CompilerTraits.Evidence.NO);

		this.parameters = true;
		savePom().apply().run();
		this.module.assertIsAsBuilt();
	}

	@Test
	void whatDebuggersNeedIsLeftOutAndKeptAgain() {
		this.debug = "lines";
		savePom().apply().run();
		this.module.assertIsAsBuilt("-g:lines");

		build(this.module.source("A", "class A { void a(int b) { } }")).apply().run();
		this.module.assertIsAsBuilt("-g:lines");

		this.debug = "";
		assertThat(names(savePom())).as("what nobody names stays").isEmpty();

		this.debug = "source,lines,vars";
		savePom().apply().run();
		this.module.assertIsAsBuilt();
	}

	@Test
	void anArgumentCountsAtOnce() {
		this.arguments = List.of("-XDstringConcat=inline");
		savePom().apply().run();
		this.module.assertIsAsBuilt("-XDstringConcat=inline");
	}

	@Test
	void anEncodingCountsAtOnce() {
		this.encoding = "ISO-8859-1";
		assertThat(names(savePom())).containsExactly("A.class");
	}

	@Test
	void sourcesMayBeEditedTogetherWithTheOptions() {
		this.release = 11;
		this.module.source("A", "class A { int a; }");
		Path deleted = this.module.delete("src/main/java/p/B.java");
		build(deleted, pom()).apply().run();
		this.module.assertIsAsBuilt("--release", "11");
	}

	/** Only a part is compiled, and the rest is as the old options made it. */
	@Test
	void aCompileThatFailsForgetsNothing() {
		this.release = 11;
		Path broken = this.module.source("A", "class A { int");
		failed(broken, pom());
		savePomAndFail();

		build(this.module.source("A", "class A { int a; }")).apply().run();

		this.module.assertIsAsBuilt("--release", "11");
	}

	@Test
	void whatThisCompilerCannotIsAnErrorUntilTheBuildFileIsMended() {
		this.release = 99;
		assertThat(savePomAndFail()).contains("javac " + CURRENT + ": ").contains("99");
		failed(this.module.source("B", "class B { int b; }"));
		savePomAndFail();
		assertThat(this.compiler.status()).containsValue("compiled");

		this.release = CURRENT;
		BuildResult.Built mended = savePom();
		assertThat(names(mended)).containsExactly("B.class");
		mended.apply().run();
		this.module.assertIsAsBuilt();

		this.arguments = List.of("-nonsense");
		assertThat(savePomAndFail()).contains("-nonsense");
	}

	/** The JVM of the application would refuse such classes. */
	@Test
	void previewFeaturesAreLeftToANewStart() {
		this.arguments = List.of(CompilerModel.PREVIEW);
		assertThat(names(savePom())).isEmpty();
		assertThat(this.logger.lines()).singleElement()
			.asString()
			.contains("Module shop is not compiled by hupper: its build enables preview features,"
					+ " which takes a build and a new start.");

		this.arguments = List.of();
		savePom();
		assertThat(names(build(this.module.source("B", "class B { int b; }")))).containsExactly("B.class");
	}

	/** Classes that use none of them do not tell that they are allowed. */
	@Test
	void previewFeaturesStayLeftToANewStart() {
		this.arguments = List.of(CompilerModel.PREVIEW);
		savePom();
		assertThat(names(savePom())).isEmpty();
		assertThat(names(build(this.module.source("B", "class B { int b; }")))).isEmpty();
		this.module.build(CompilerModel.PREVIEW, "--release", String.valueOf(CURRENT));
		savePom();
		assertThat(this.compiler.status().values()).singleElement().asString().contains("preview");
	}

	@Test
	void whatChangesWhileAModuleIsLeftToANewStartCountsAfterwards() {
		this.release = 11;
		this.arguments = List.of(CompilerModel.PREVIEW);
		savePom();
		this.module.source("A", "class A { int a; }");
		build(this.module.delete("src/main/java/p/C.java"));

		this.arguments = List.of();
		savePom().apply().run();

		this.module.assertIsAsBuilt("--release", "11");
	}

	/** Nobody has compared its class files with what the options were then. */
	@Test
	void whatChangesWhileAModuleIsRefusedCountsAfterwards() {
		this.compiler.close();
		this.module.build("-XDstringConcat=inline");
		open();
		assertThat(this.compiler.status()).doesNotContainValue("compiled");
		this.arguments = List.of("-XDstringConcat=inline");
		this.release = 11;

		savePom().apply().run();

		this.module.assertIsAsBuilt("--release", "11", "-XDstringConcat=inline");
	}

	@Test
	void aReleaseThatIsNotNamedAnyMoreIsLeftToABuild() {
		this.release = 11;
		savePom().apply().run();
		this.release = 0;
		assertThat(names(savePom())).isEmpty();
		assertThat(this.logger.lines()).anyMatch((line) -> line.contains("no longer names the release"));
		savePom();
		assertThat(this.compiler.status()).doesNotContainValue("compiled");

		this.module.build("--release", "17");
		savePom();
		assertThat(names(build(this.module.source("B", "class B { int b; }")))).containsExactly("B.class");
		assertThat(this.compiler.status()).containsValue("compiled");
	}

	private String savePomAndFail() {
		return failed(pom());
	}

	private String failed(Path... changed) {
		return ((BuildResult.Failed) this.compiler.build(Set.of(changed)).join()).toString();
	}

	@Override
	CompilerModel model() {
		return new CompilerModel(this.arguments, this.encoding, List.of(), null, List.of(), this.processing,
				this.release, this.parameters, this.debug, true, CompilerModel.UNKNOWN.included(), null);
	}

}
