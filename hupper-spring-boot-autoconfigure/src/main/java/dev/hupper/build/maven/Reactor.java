package dev.hupper.build.maven;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.repository.WorkspaceReader;
import org.eclipse.aether.repository.WorkspaceRepository;
import org.jspecify.annotations.Nullable;

/**
 * The modules of one build, which need not be installed for others to use them.
 */
final class Reactor implements WorkspaceReader {

	private final WorkspaceRepository repository = new WorkspaceRepository("hupper");

	/** The poms by group and artifact. */
	private final Map<String, Path> poms = new HashMap<>();

	/** The same by directory. */
	private final Map<Path, Path> files = new HashMap<>();

	/** The versions, without those that only the effective model tells. */
	private final Map<String, String> versions = new HashMap<>();

	/** The class directories by group and artifact, those of tests with a suffix. */
	private final Map<String, File> classes = new HashMap<>();

	private static final String TESTS = ":tests";

	private final Session session;

	private Reactor(Session session) {
		this.session = session;
	}

	/**
	 * Look for all modules of the pom that Maven begins with, below the outermost, and
	 * more, which may not be listed there. Of two poms of one directory, or of one
	 * module, the first counts.
	 */
	static Reactor find(Session session, Path buildFile, Path root, Collection<Path> more) {
		Reactor reactor = new Reactor(session);
		Deque<Path> open = new ArrayDeque<>(more);
		open.addFirst(root);
		open.addFirst(buildFile);
		Set<Path> seen = new HashSet<>();
		while (!open.isEmpty()) {
			Path next = open.removeFirst().normalize();
			Path pom = next.toString().endsWith(".xml") ? next : next.resolve("pom.xml");
			if (Files.isRegularFile(pom) && seen.add(pom)) {
				read(pom).ifPresent((model) -> {
					reactor.add(model, pom);
					modules(model).forEach((module) -> open.addFirst(pom.resolveSibling(module)));
				});
			}
		}
		return reactor;
	}

	private void add(Model model, Path pom) {
		Parent parent = model.getParent();
		String version = (model.getVersion() == null && parent != null) ? parent.getVersion() : model.getVersion();
		Stream.ofNullable(pom.getParent()).forEach((directory) -> this.files.putIfAbsent(directory, pom));
		if (this.poms.putIfAbsent(id(model), pom) == null && version != null && !version.contains("${")) {
			this.versions.put(id(model), version);
		}
	}

	private boolean isVersion(String id, String version) {
		return version.equals(this.versions.getOrDefault(id, version));
	}

	private static Optional<Model> read(Path pom) {
		try (InputStream file = Files.newInputStream(pom)) {
			return Optional.of(new MavenXpp3Reader().read(file, false));
		}
		catch (IOException | XmlPullParserException ex) {
			return Optional.empty();
		}
	}

	private static List<String> modules(Model model) {
		List<String> modules = new ArrayList<>(model.getModules());
		model.getProfiles().forEach((profile) -> modules.addAll(profile.getModules()));
		return modules;
	}

	private static String id(Model model) {
		Parent parent = model.getParent();
		String group = (model.getGroupId() == null && parent != null) ? parent.getGroupId() : model.getGroupId();
		return group + ":" + model.getArtifactId();
	}

	/** Note where the classes of a module are. */
	void built(Model model) {
		this.classes.put(id(model), new File(model.getBuild().getOutputDirectory()));
		this.classes.put(id(model) + TESTS, new File(model.getBuild().getTestOutputDirectory()));
	}

	/** The pom of a directory. */
	Path pom(Path project) {
		return this.files.getOrDefault(project, project.resolve("pom.xml"));
	}

	Optional<Path> pom(String group, String artifact) {
		return Optional.ofNullable(this.poms.get(group + ":" + artifact));
	}

	/**
	 * The directories of all modules, by group, artifact and, as far as it is known,
	 * version.
	 */
	Map<String, Path> directories() {
		Map<String, Path> directories = new HashMap<>();
		this.poms.forEach((id, pom) -> directories
			.put(id + Optional.ofNullable(this.versions.get(id)).map(":"::concat).orElse(""), pom.getParent()));
		return directories;
	}

	@Override
	public WorkspaceRepository getRepository() {
		return this.repository;
	}

	@Override
	public @Nullable File findArtifact(Artifact artifact) {
		String id = artifact.getGroupId() + ":" + artifact.getArtifactId();
		Path pom = this.poms.get(id);
		if (pom == null || !isVersion(id, artifact.getVersion())) {
			return inTail(artifact);
		}
		if (artifact.getExtension().equals("pom")) {
			return pom.toFile();
		}
		String classifier = artifact.getClassifier();
		if (!artifact.getExtension().equals("jar") || !List.of("", "tests").contains(classifier)) {
			return null;
		}
		return classifier.isEmpty() ? this.classes.getOrDefault(id, pom.resolveSibling("target/classes").toFile())
				: this.classes.getOrDefault(id + TESTS, pom.resolveSibling("target/test-classes").toFile());
	}

	/** The resolver of the oldest Maven knows of one local repository only. */
	private @Nullable File inTail(Artifact artifact) {
		String classifier = artifact.getClassifier().isEmpty() ? "" : "-" + artifact.getClassifier();
		Path found = this.session.find(artifact.getGroupId(), artifact.getArtifactId(), artifact.getBaseVersion(),
				artifact.getArtifactId() + "-" + artifact.getVersion() + classifier + "." + artifact.getExtension());
		boolean more = !found.startsWith(this.session.repository()) && Files.isRegularFile(found);
		return more ? found.toFile() : null;
	}

	/** Those that a range may choose from: Maven has got the one that it has chosen. */
	@Override
	public List<String> findVersions(Artifact artifact) {
		List<String> versions = new ArrayList<>(this.session.versions(artifact.getGroupId(), artifact.getArtifactId()));
		Optional.ofNullable(this.versions.get(artifact.getGroupId() + ":" + artifact.getArtifactId()))
			.ifPresent(versions::add);
		return versions;
	}

}
