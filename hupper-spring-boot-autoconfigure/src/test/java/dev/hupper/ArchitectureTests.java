package dev.hupper;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/**
 * The map of packages in {@code docs/how-it-works.md}, as rules with their reasons.
 */
@AnalyzeClasses(packages = "dev.hupper", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

	@ArchTest
	static final ArchRule noCycles = slices().matching("dev.hupper.(**)")
		.should()
		.beFreeOfCycles()
		.because("a package that can be understood only with another is no package");

	@ArchTest
	static final ArchRule theCoreIsFreeOfFrameworks = noClasses().that()
		.resideOutsideOfPackage("dev.hupper.spring..")
		.and()
		// Hands the library directory-watcher a logger that does nothing.
		.doNotHaveFullyQualifiedName("dev.hupper.filemonitor.DirectoryEvents")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.springframework..", "org.slf4j..", "org.apache.commons.logging..",
				"org.apache.logging..", "ch.qos.logback..", "java.util.logging..", "com.fasterxml..", "tools.jackson..",
				"com.google..")
		.because("a plain Java application can be reloaded too, and the monitor must not start a framework");

	@ArchTest
	static final ArchRule theApiKnowsNobody = onlyKnows("api");

	@ArchTest
	static final ArchRule thePlatformKnowsNobody = onlyKnows("platform");

	@ArchTest
	static final ArchRule theConnectionKnowsTheApi = onlyKnows("ipc", "api", "platform");

	@ArchTest
	static final ArchRule launchingKnowsWhatItStarts = onlyKnows("launch", "launch.archive", "api", "debug", "ipc",
			"platform", "swap", "worker");

	@ArchTest
	static final ArchRule tellingKnowsWhatHappens = onlyKnows("events", "api", "platform", "reloader");

	@ArchTest
	static final ArchRule debuggingKnowsTheApi = onlyKnows("debug", "api", "platform");

	@ArchTest
	static final ArchRule archivingKnowsWhatItIsFor = onlyKnows("launch.archive", "api", "platform", "worker");

	@ArchTest
	static final ArchRule theWorkerKnowsTheConnection = onlyKnows("worker", "api", "ipc", "platform", "swap");

	@ArchTest
	static final ArchRule readingClassFilesKnowsNobody = onlyKnows("classfile");

	@ArchTest
	static final ArchRule swappingKnowsClassFiles = onlyKnows("swap", "classfile");

	@ArchTest
	static final ArchRule watchingKnowsTheApi = onlyKnows("filemonitor", "api", "classfile", "platform");

	@ArchTest
	static final ArchRule compilingKnowsWhatTheLoopAsksFor = onlyKnows("compile", "api", "build", "classfile",
			"platform", "swap", "reloader");

	@ArchTest
	static final ArchRule compilingKnowsNothingOfTheLoop = noClasses().that()
		.resideInAPackage("dev.hupper.compile")
		.should()
		.dependOnClassesThat()
		.haveNameMatching("dev\\.hupper\\.reloader\\.(?!SourceBuilder|BuildResult|ClassFiles).*")
		.because("it does what the loop asks for, and does not ask back");

	@ArchTest
	static final ArchRule askingTheBuildKnowsThePlatform = onlyKnows("build", "platform");

	@ArchTest
	static final ArchRule mavenHasOneHome = noClasses().that()
		.resideOutsideOfPackage("dev.hupper.build.maven")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("org.apache.maven..", "org.codehaus.plexus..", "org.eclipse.aether..",
				"org.apache.commons.cli..", "dev.hupper.build.maven")
		.because("it is loaded in a class loader of its own, from the Maven that builds the application");

	@ArchTest
	static final ArchRule theRelayKnowsWhatTheLoopAsksFor = onlyKnows("relay", "api", "ipc", "platform", "reloader");

	@ArchTest
	static final ArchRule theRelayKnowsNothingOfTheLoop = noClasses().that()
		.resideInAPackage("dev.hupper.relay")
		.should()
		.dependOnClassesThat()
		.haveNameMatching("dev\\.hupper\\.reloader\\.(?!PublicPort).*")
		.because("it does what the loop asks for, and does not ask back");

	@ArchTest
	static final ArchRule keepingContainersKnowsTheApi = onlyKnows("containers", "api", "platform");

	@ArchTest
	static final ArchRule theLoopKnowsWhatItDrives = onlyKnows("reloader", "api", "filemonitor", "ipc", "launch",
			"platform", "swap");

	@ArchTest
	static final ArchRule processesHaveOneHome = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.hupper.platform.SystemCommands")
		.and()
		.resideOutsideOfPackage("dev.hupper.launch")
		.should()
		.dependOnClassesThat()
		.areAssignableTo(ProcessBuilder.class)
		.because("each process that is started is one that may be left behind");

	@ArchTest
	static final ArchRule exitHasOneHome = noClasses().that()
		.doNotHaveFullyQualifiedName("dev.hupper.platform.Exit")
		.should()
		.callMethod(System.class, "exit", int.class)
		.orShould()
		.callMethod(Runtime.class, "exit", int.class)
		.orShould()
		.callMethod(Runtime.class, "halt", int.class)
		.because("who ends the process has to be found at once");

	@ArchTest
	static final ArchRule noSleep = noClasses().should()
		.callMethod(Thread.class, "sleep", long.class)
		.because("a thread that sleeps cannot be told to stop: wait for an event with a deadline");

	@ArchTest
	static final ArchRule compilerHasOneHome = noClasses().that()
		.resideOutsideOfPackage("dev.hupper.compile")
		.should()
		.dependOnClassesThat()
		.resideInAnyPackage("javax.tools..", "javax.annotation.processing..")
		.because("not every runtime has a compiler, and only one place has to know what then");

	@ArchTest
	static final ArchRule socketsHaveTheirHomes = noClasses().that()
		.resideOutsideOfPackages("dev.hupper.containers", "dev.hupper.debug", "dev.hupper.ipc", "dev.hupper.relay",
				"dev.hupper.spring.boot.rehearsal")
		.and()
		.haveSimpleNameNotStartingWith("Watchman")
		.should()
		.dependOnClassesThat()
		.haveNameMatching("java\\.net\\.(?!InetSocketAddress$).*Socket.*|java\\.nio\\.channels\\..*Socket.*")
		.because("whatever listens or connects is a matter of security and is looked for in one place");

	@ArchTest
	static final ArchRule signalsHaveOneHome = noClasses().should()
		.dependOnClassesThat()
		.resideInAPackage("sun.misc..")
		.because("platform.JvmSignals reaches it by reflection, so that it may be missing");

	private static ArchRule onlyKnows(String name, String... others) {
		DescribedPredicate<JavaClass> allowed = resideInAPackage("dev.hupper." + name)
			.or(DescribedPredicate.not(resideInAPackage("dev.hupper..")));
		for (String other : others) {
			allowed = allowed.or(resideInAPackage("dev.hupper." + other));
		}
		return classes().that()
			.resideInAPackage("dev.hupper." + name)
			.should()
			.onlyDependOnClassesThat(allowed)
			.allowEmptyShould(true)
			.because("the map of packages in docs/how-it-works.md says so");
	}

}
