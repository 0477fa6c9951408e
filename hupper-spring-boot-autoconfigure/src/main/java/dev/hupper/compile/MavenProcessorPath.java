package dev.hupper.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.hupper.compile.MavenPom.Coordinates;

/**
 * Finds the jars of the annotation processors that a {@code pom.xml} names, with what
 * they need.
 */
final class MavenProcessorPath {

	private static final int DEPTH_LIMIT = 8;

	private final MavenRepository repository;

	private final Set<Path> found = new LinkedHashSet<>();

	MavenProcessorPath(MavenRepository repository) {
		this.repository = repository;
	}

	/**
	 * Find them.
	 * @param pom the module's
	 * @return jars; empty if it names no processors. One that is not found is missing: a
	 * module that needs it does not compare equal.
	 */
	List<Path> of(MavenPom pom) {
		List<MavenPom> lineage = lineage(pom);
		for (MavenPom each : lineage) {
			List<Coordinates> processors = each.annotationProcessors();
			if (!processors.isEmpty()) {
				processors.forEach((processor) -> add(processor, lineage, 0));
				break;
			}
		}
		return List.copyOf(this.found);
	}

	private void add(Coordinates artifact, List<MavenPom> lineage, int depth) {
		String version = version(artifact, lineage).or(() -> this.repository.versionOnClassPath(artifact.artifactId()))
			.orElse("");
		this.repository.find(artifact, version, "jar").filter(this.found::add).ifPresent((jar) -> {
			if (depth < DEPTH_LIMIT) {
				this.repository.find(artifact, version, "pom")
					.flatMap(MavenPom::read)
					.ifPresent((pom) -> addDependencies(pom, depth + 1));
			}
		});
	}

	private void addDependencies(MavenPom pom, int depth) {
		List<MavenPom> lineage = lineage(pom);
		for (Coordinates dependency : pom.dependencies()) {
			boolean needed = dependency.scope().equals("compile") || dependency.scope().equals("runtime");
			if (needed && !dependency.optional()) {
				add(dependency, lineage, depth);
			}
		}
	}

	private Optional<String> version(Coordinates artifact, List<MavenPom> lineage) {
		if (!artifact.version().isEmpty()) {
			return resolve(artifact.version(), lineage);
		}
		return lineage.stream()
			.flatMap((pom) -> pom.managedDependencies().stream())
			.filter((managed) -> managed.artifactId().equals(artifact.artifactId()))
			.flatMap((managed) -> resolve(managed.version(), lineage).stream())
			.findFirst();
	}

	private static Optional<String> resolve(String version, List<MavenPom> lineage) {
		Optional<String> property = MavenPom.propertyName(version);
		if (property.isEmpty()) {
			return Optional.of(version);
		}
		return lineage.stream()
			.flatMap((pom) -> pom.property(property.get()).stream())
			.findFirst()
			.filter((value) -> !value.equals(version))
			.flatMap((value) -> resolve(value, lineage));
	}

	/** A pom and its parents. */
	private List<MavenPom> lineage(MavenPom pom) {
		List<MavenPom> lineage = new ArrayList<>();
		Optional<MavenPom> next = Optional.of(pom);
		while (next.isPresent() && lineage.size() < DEPTH_LIMIT) {
			lineage.add(next.get());
			next = parent(next.get());
		}
		return lineage;
	}

	private Optional<MavenPom> parent(MavenPom pom) {
		Optional<Coordinates> parent = pom.parent();
		if (parent.isEmpty()) {
			return Optional.empty();
		}
		Coordinates known = parent.get();
		return this.repository.find(known, known.version(), "pom").or(pom::parentFile).flatMap(MavenPom::read);
	}

}
