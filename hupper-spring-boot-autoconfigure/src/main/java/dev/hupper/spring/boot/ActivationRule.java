package dev.hupper.spring.boot;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * What keeps a launch from being a developer's, one rule each. Where a monitor cannot
 * work at all, {@code hupper.enabled=true} does not overrule the rule. The rules that
 * cost most to check come last, so that a packaged application starts as if hupper were
 * not there.
 */
enum ActivationRule {

	NATIVE_IMAGE(false,
			(facts) -> facts.settings()
				.find("org.graalvm.nativeimage.imagecode")
				.map((code) -> "this is a native image")
				.orElse(null)),

	AOT_PROCESSING(false,
			(facts) -> facts.settings().isTrue("spring.aot.processing")
					? "the application is being processed ahead of time"
					: frame(facts, "ahead-of-time processing", Frames.AOT)),

	TEST(false, (facts) -> frame(facts, "a test", Frames.TEST)),

	EXEC_JAVA(false, (facts) -> (frame(facts, "", Frames.EXEC_JAVA) != null)
			? "exec:java runs the application within Maven itself; start it by spring-boot:run or exec:exec to have it reloaded"
			: null),

	MAIN(false,
			(facts) -> facts.mainClass().isEmpty()
					? "SpringApplication was not started from a main method on the thread main" : null),

	/** With "classpath file", IntelliJ IDEA's way to shorten the command line. */
	CLASS_PATH_FILE(false, (facts) -> facts.stack().contains("com.intellij.rt.execution.CommandLineWrapper")
			&& facts.mainClass().filter(MainClass::isOnClassPath).isEmpty()
					? "the IDE runs the application in a class loader of its own; choose @argfile or JAR manifest under"
							+ " \"Shorten command line\" to have it reloaded"
					: null),

	CLASS_PATH(false,
			(facts) -> facts.mainClass().filter(MainClass::isOnClassPath).isEmpty()
					? "the application is packaged, or runs in a class loader of its own" : null),

	DIRECTORY(true,
			(facts) -> facts.mainClass().filter(MainClass::isInDirectory).isEmpty()
					? "the main class was not loaded from a directory" : null),

	BUILD_FILE(true,
			(facts) -> facts.mainClass().filter(MainClass::isBelowBuildFile).isEmpty()
					? "there is no build file (pom.xml, build.gradle, settings.gradle) above the main class's directory"
					: null),

	/** IDEs set the system property of this name. */
	STARTED_BY_PLUGIN(true, (facts) -> facts.settings().isTrueAsArgument("spring.application.admin.enabled")
			? "spring.application.admin.enabled is true: a build has started the application for its tests" : null),

	EXIT_ON_REFRESH(true,
			(facts) -> facts.settings()
				.find("spring.context.exit")
				.filter("onRefresh"::equalsIgnoreCase)
				.map((value) -> "spring.context.exit is onRefresh")
				.orElse(null)),

	BUILD_SERVER(true, (facts) -> facts.settings().isBuildServer()
			? "this is a build server (CI is set), where nobody saves a file; hupper.enabled=true switches it on"
			: null),

	ARCHIVE_TRAINING(false, (facts) -> option(facts, "writes an archive for later starts", Options.TRAINING)),

	NATIVE_IMAGE_AGENT(false,
			(facts) -> option(facts, "records this run for a native image", Options.NATIVE_IMAGE_AGENT));

	private final boolean overrulable;

	private final Function<JvmFacts, @Nullable String> rule;

	ActivationRule(boolean overrulable, Function<JvmFacts, @Nullable String> rule) {
		this.overrulable = overrulable;
		this.rule = rule;
	}

	/**
	 * Whether {@code hupper.enabled=true} on the command line or in the environment
	 * counts for more than this rule.
	 */
	boolean canBeOverruled() {
		return this.overrulable;
	}

	/**
	 * Whether a developer may wonder about this rule, and is told without asking.
	 */
	boolean isSurprising() {
		return this == BUILD_SERVER || this == CLASS_PATH_FILE || this == EXEC_JAVA;
	}

	/** The reason that speaks against a monitor by this rule, if there is one. */
	Optional<String> check(JvmFacts facts) {
		return Optional.ofNullable(this.rule.apply(facts));
	}

	private static @Nullable String frame(JvmFacts facts, String what, List<String> prefixes) {
		return facts.stack()
			.stream()
			.filter((type) -> prefixes.stream().anyMatch(type::startsWith))
			.findFirst()
			.map((type) -> what + " is running (" + type + ")")
			.orElse(null);
	}

	private static @Nullable String option(JvmFacts facts, String what, List<String> patterns) {
		return facts.jvmOptions()
			.stream()
			.filter((option) -> patterns.stream().anyMatch(option::matches))
			.findFirst()
			.map((option) -> "this JVM " + what + " (" + option + ")")
			.orElse(null);
	}

	/** Prefixes of class names on the stack. */
	private static final class Frames {

		private static final List<String> AOT = List.of("org.springframework.boot.SpringApplicationAotProcessor",
				"org.springframework.boot.test.context.SpringBootTestAotProcessor", "org.springframework.context.aot.",
				"org.springframework.test.context.aot.");

		private static final List<String> EXEC_JAVA = List.of("org.codehaus.mojo.exec.");

		private static final List<String> TEST = List.of("org.junit.", "junit.framework.", "org.testng.",
				"io.cucumber.", "cucumber.runtime.", "cucumber.api.", "org.springframework.boot.test.",
				"org.springframework.test.");

	}

	/** Regular expressions of JVM options. */
	private static final class Options {

		private static final List<String> TRAINING = List.of("-XX:(ArchiveClassesAtExit|DumpLoadedClassList)=.*",
				"-XX:AOTMode=(record|create)", "-XX:AOTCacheOutput=.*", "-XX:\\+RecordDynamicDumpInfo", "-Xshare:dump");

		private static final List<String> NATIVE_IMAGE_AGENT = List.of("-agent.*native-image-agent.*");

	}

}
