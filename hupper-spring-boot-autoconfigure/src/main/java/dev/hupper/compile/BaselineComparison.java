package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
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
final class BaselineComparison {

	/** Read by editors only, never by the running application. */
	static final Set<String> NOT_AT_RUN_TIME = Set.of("META-INF/spring-configuration-metadata.json");

	private static final Trust.Refused OUTDATED = new Trust.Refused(
			"its sources are newer than its classes: build it once", Trust.Basis.NOTHING);

	private final SourceLayout layout;

	private final SourceTree sources;

	private final ClassTree classes;

	/** Sources that were changed since the build: their classes say nothing. */
	private final Set<String> outdated = new LinkedHashSet<>();

	private final Set<String> generated = new LinkedHashSet<>();

	private final Map<String, String> written = new HashMap<>();

	BaselineComparison(SourceLayout layout, SourceTree sources, ClassTree classes) {
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
		FileVersion stamp = unit.stamp();
		return this.classes.writtenOf(unit.name())
			.map((written) -> stamp == null || stamp.modified().compareTo(written) > 0)
			.orElse(!unit.isDescriptor());
	}

	/**
	 * Compile the module aside and compare.
	 * @param compiler what compiles
	 * @param settings how; the options are found here
	 * @param visible the classes of other modules
	 */
	ModuleState run(WarmCompiler compiler, JavacSettings settings, VisibleClasses visible)
			throws IOException, InterruptedException {
		CompilerOptions options = CompilerOptions.of(this.classes.all(), this.layout.compiler());
		Trust verdict = verdict(compiler, settings.withOptions(options), visible);
		return new ModuleState(this.layout, this.sources.withOutdated(this.outdated), this.classes, this.generated,
				this.written, verdict);
	}

	private Trust verdict(WarmCompiler compiler, JavacSettings settings, VisibleClasses visible)
			throws IOException, InterruptedException {
		Optional<Trust.Refused> objection = objection(settings);
		if (objection.isPresent()) {
			return objection.get();
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
		List<ClassFacts> unexplained = this.classes.withoutUnit(this.sources.units().keySet());
		List<ClassFacts> unpacked = unexplained.stream().filter((facts) -> !mayBeGenerated(facts)).toList();
		try {
			return compare(compile(compiler, judged, visible, unpacked, settings.withoutWarnings()), settings);
		}
		catch (CompilationFailedException ex) {
			return new Trust.Refused(Refusal.ofError(ex.diagnostics().get(0), unexplained), Trust.Basis.NOTHING);
		}
	}

	private CompilerOutput compile(WarmCompiler compiler, List<SourceUnit> judged, VisibleClasses visible,
			List<ClassFacts> unpacked, JavacSettings settings) throws InterruptedException, CompilationFailedException {
		Path directory = this.layout.classDirectory();
		try {
			return compiler.run(judged, directory, visible, settings);
		}
		catch (CompilationFailedException ex) {
			if (unpacked.isEmpty()) {
				throw ex;
			}
			unpacked.forEach((facts) -> visible.add(ClassContent.inDirectory(facts.name(), directory)));
			return compiler.run(judged, directory, visible, settings);
		}
	}

	/**
	 * What is generated of sources mentions their classes; what was unpacked does not.
	 */
	private boolean mayBeGenerated(ClassFacts facts) {
		return facts.references()
			.stream()
			.map(this.classes::find)
			.anyMatch((other) -> other != null && this.sources.units().containsKey(other.unit()));
	}

	private Optional<Trust.Refused> objection(JavacSettings settings) {
		if (this.layout.sourceRoots().isEmpty()) {
			return Optional.empty();
		}
		for (ClassFacts facts : this.classes.all()) {
			Origin origin = facts.traits().origin();
			if (origin != Origin.JAVA) {
				return objection(facts.fileName() + " is " + origin.description());
			}
		}
		int release = settings.options().release();
		if (release > Runtime.version().feature()) {
			return objection(
					"its classes are for Java " + release + ", hupper runs on Java " + Runtime.version().feature());
		}
		if (this.outdated.size() == this.sources.units().size() && !this.outdated.isEmpty()) {
			return Optional.of(OUTDATED);
		}
		return Optional.empty();
	}

	/** Where sources were edited, their classes may have come of another build. */
	private Optional<Trust.Refused> objection(String reason) {
		return Optional
			.of(new Trust.Refused(reason, this.outdated.isEmpty() ? Trust.Basis.RULE : Trust.Basis.DIFFERENCE));
	}

	private Trust compare(CompilerOutput output, JavacSettings settings) throws IOException {
		Map<String, byte[]> made = output.classes();
		for (Map.Entry<String, byte[]> entry : made.entrySet()) {
			Path file = file(entry.getKey() + ".class");
			if (!Files.exists(file)) {
				return new Trust.Refused("the build makes no " + entry.getKey() + ".class", Trust.Basis.DIFFERENCE,
						entry.getKey());
			}
			ClassFacts facts = ClassFacts.read(entry.getValue(), file);
			boolean isGenerated = !this.sources.units().containsKey(facts.unit());
			ClassFacts known = this.classes.find(entry.getKey());
			boolean equal = (known != null) ? known.hasContentOf(facts)
					: Arrays.equals(Files.readAllBytes(file), entry.getValue());
			if (!equal) {
				byte[] built = Files.readAllBytes(file);
				return new Trust.Refused(Refusal.ofClass(entry.getKey(), built, entry.getValue(), isGenerated),
						Trust.Basis.DIFFERENCE, entry.getKey());
			}
			if (isGenerated) {
				this.generated.add(entry.getKey());
			}
		}
		for (Map.Entry<String, byte[]> entry : output.resources().entrySet()) {
			Path file = file(entry.getKey());
			String built = Files.isRegularFile(file) ? Digest.of(Files.readAllBytes(file)) : "";
			this.written.put(entry.getKey(), built);
			if (!NOT_AT_RUN_TIME.contains(entry.getKey()) && this.outdated.isEmpty()
					&& !built.equals(Digest.of(entry.getValue()))) {
				return new Trust.Refused("an annotation processor writes another " + entry.getKey(),
						Trust.Basis.DIFFERENCE);
			}
		}
		List<ClassFacts> unexplained = new ArrayList<>(this.classes.all());
		unexplained.removeIf((facts) -> made.containsKey(facts.name()) || this.outdated.contains(facts.unit())
				|| facts.isPlainPackage());
		Optional<ClassFacts> suspect = unexplained.stream().filter(this::mayBeGenerated).findFirst();
		if (suspect.isPresent() && this.outdated.isEmpty()) {
			return new Trust.Refused(
					"no source of " + suspect.get().fileName()
							+ " was found: left over (make a clean build), or generated in a way that is not known",
					Trust.Basis.DIFFERENCE, suspect.get().name());
		}
		return new Trust.Trusted(settings, output.isGenerated() || suspect.isPresent());
	}

	private Path file(String name) {
		return this.layout.classDirectory().resolve(name);
	}

}
