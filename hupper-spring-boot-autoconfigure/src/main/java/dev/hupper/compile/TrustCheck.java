package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.hupper.compile.CompilerTraits.Origin;

/**
 * Compiles a whole module aside and compares with what the build made of it: byte for
 * byte, but for what only editors read. Sources that were changed since the build are
 * left out, and their class files are taken as they are.
 */
final class TrustCheck {

	/** Read by editors only, never by the running application. */
	static final Set<String> NOT_AT_RUN_TIME = Set.of("META-INF/spring-configuration-metadata.json");

	private final SourceLayout layout;

	private final SourceTree sources;

	private final ClassTree classes;

	/** Sources that were changed since the build: their classes say nothing. */
	private final Set<String> outdated = new LinkedHashSet<>();

	TrustCheck(SourceLayout layout, SourceTree sources, ClassTree classes) {
		this.layout = layout;
		this.sources = sources;
		this.classes = classes;
		sources.units().forEach((name, unit) -> {
			if (isOutdated(unit)) {
				this.outdated.add(name);
			}
		});
	}

	private boolean isOutdated(SourceUnit unit) {
		FileStamp stamp = unit.stamp();
		return this.classes.writtenOf(unit.name())
			.map((written) -> stamp == null || stamp.modified().compareTo(written) > 0)
			.orElse(!unit.isDescriptor());
	}

	/**
	 * Do it.
	 * @param compiler what compiles
	 * @param settings how; the options are found here
	 * @param visible the classes of other modules
	 */
	ModuleState run(WarmCompiler compiler, JavacSettings settings, VisibleClasses visible)
			throws IOException, InterruptedException {
		Verdict verdict = verdict(compiler, settings.withOptions(CompilerOptions.of(this.classes.all())), visible);
		return new ModuleState(this.layout, this.sources.withOutdated(this.outdated), this.classes, verdict);
	}

	private Verdict verdict(WarmCompiler compiler, JavacSettings settings, VisibleClasses visible)
			throws IOException, InterruptedException {
		Optional<String> objection = objection(settings);
		if (objection.isPresent()) {
			return new Verdict.NotEqual(objection.get(), !this.outdated.isEmpty());
		}
		List<SourceUnit> judged = this.sources.units()
			.values()
			.stream()
			.filter((unit) -> !this.outdated.contains(unit.name()))
			.toList();
		this.classes.namesOf(this.outdated)
			.forEach((name) -> visible.add(ClassContent.inDirectory(name, this.layout.classDirectory())));
		if (judged.isEmpty()) {
			return compare(new CompilerOutput(this.layout.classDirectory()), settings);
		}
		JavacResult result = compiler.run(new JavacRequest(judged, this.layout.classDirectory(), visible, settings));
		if (result instanceof JavacResult.Compiled compiled) {
			return compare(compiled.output(), settings);
		}
		JavacResult.Failed failed = (JavacResult.Failed) result;
		return new Verdict.NotEqual("its sources do not compile with the class path of the application: "
				+ DiagnosticText.brief(failed.diagnostics().get(0)), true);
	}

	private Optional<String> objection(JavacSettings settings) {
		for (ClassFacts facts : this.classes.all()) {
			Origin origin = facts.traits().origin();
			if (origin != Origin.JAVA) {
				return Optional.of(facts.fileName() + " is " + origin.description());
			}
		}
		if (this.sources.units().containsKey("module-info.java")) {
			return Optional.of("it has a module-info.java");
		}
		int release = settings.options().release();
		if (release > Runtime.version().feature()) {
			return Optional
				.of("its classes are for Java " + release + ", hupper runs on Java " + Runtime.version().feature());
		}
		if (this.outdated.size() == this.sources.units().size() && !this.outdated.isEmpty()) {
			return Optional.of("its sources are newer than its classes: build it once");
		}
		return Optional.empty();
	}

	private Verdict compare(CompilerOutput output, JavacSettings settings) throws IOException {
		Map<String, byte[]> made = output.classes();
		for (Map.Entry<String, byte[]> entry : made.entrySet()) {
			Path file = file(entry.getKey() + ".class");
			if (!Files.exists(file)) {
				return new Verdict.NotEqual("the build makes no " + entry.getKey() + ".class", true);
			}
			if (!Arrays.equals(Files.readAllBytes(file), entry.getValue())) {
				return new Verdict.NotEqual(
						entry.getKey() + ".class is not what javac " + Runtime.version().feature()
								+ " makes of its source: another compiler, or options that do not show in class files",
						true);
			}
		}
		boolean generates = output.generatedSources();
		for (Map.Entry<String, byte[]> entry : output.resources().entrySet()) {
			if (!NOT_AT_RUN_TIME.contains(entry.getKey())) {
				generates = true;
				if (!isSame(entry.getKey(), entry.getValue()) && this.outdated.isEmpty()) {
					return new Verdict.NotEqual("an annotation processor writes another " + entry.getKey(), true);
				}
			}
		}
		Set<String> unexplained = new HashSet<>(this.classes.names());
		unexplained.removeAll(made.keySet());
		unexplained.removeAll(this.classes.namesOf(this.outdated));
		if (!unexplained.isEmpty() && this.outdated.isEmpty()) {
			return new Verdict.NotEqual("no source of " + unexplained.iterator().next()
					+ ".class was found: left over (make a clean build), or generated in a way that is not known",
					true);
		}
		return new Verdict.Equal(settings, generates || !unexplained.isEmpty());
	}

	private boolean isSame(String name, byte[] content) throws IOException {
		Path file = file(name);
		return Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content);
	}

	private Path file(String name) {
		return this.layout.classDirectory().resolve(name);
	}

}
