package dev.hupper.build.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

import dev.hupper.build.RunClassPath;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.ArtifactUtils;
import org.apache.maven.model.Model;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.collection.DependencyCollectionException;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyNode;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.util.artifact.ArtifactIdUtils;
import org.eclipse.aether.util.graph.visitor.PreorderNodeListGenerator;

/**
 * Class paths, as Maven's resolver makes them of what is in the local repository.
 */
final class Dependencies {

	private static final Set<String> TO_COMPILE = Set.of("compile", "provided", "system");

	private static final String LATEST = "LATEST";

	private static final Set<String> NEWEST = Set.of("RELEASE", LATEST);

	private final RepositorySystem system;

	private final DefaultRepositorySystemSession session;

	private final Session local;

	Dependencies(Session session, Reactor reactor) {
		this.local = session;
		this.system = RepositorySystems.create();
		this.session = MavenRepositorySystemUtils.newSession();
		this.session.setOffline(true);
		this.session.setCache(new DefaultRepositoryCache());
		this.session.setSystemProperties(session.system());
		this.session.setUserProperties(session.user());
		this.session.setWorkspaceReader(reactor);
		// The plain one does not ask which remote repository a file has come from.
		this.session.setLocalRepositoryManager(this.system.newLocalRepositoryManager(this.session,
				new LocalRepository(session.repository().toFile(), "simple")));
	}

	/**
	 * What a module needs to be compiled. What only its tests need is where they run,
	 * too.
	 */
	List<Path> toCompile(Model model) {
		CollectRequest request = request(model, (dependency) -> !dependency.getScope().equals("test"));
		return files(collect(request).stream().filter((each) -> TO_COMPILE.contains(each.getScope())).toList());
	}

	/** What a module needs to run. Maven itself mediates versions with those of tests. */
	RunClassPath toRun(Model model) {
		CollectRequest request = request(model, (dependency) -> true);
		List<Dependency> all = collect(request);
		List<String> missing = new ArrayList<>();
		// Of a range of which nothing is there nothing is collected.
		request.getDependencies()
			.stream()
			.map(Dependency::getArtifact)
			.filter((artifact) -> artifact.getVersion().matches("[\\[(].*") && all.stream()
				.noneMatch((found) -> ArtifactIdUtils.equalsVersionlessId(found.getArtifact(), artifact)))
			.forEach((artifact) -> missing.add(name(artifact)));
		List<Path> tests = files(all, (artifact) -> missing.add(name(artifact)));
		List<Path> main = files(all.stream().filter((each) -> !each.getScope().equals("test")).toList());
		return new RunClassPath(main, tests, List.copyOf(missing));
	}

	private static String name(Artifact artifact) {
		return artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
	}

	private CollectRequest request(Model model, Predicate<Dependency> wanted) {
		CollectRequest request = new CollectRequest();
		request
			.setRootArtifact(new DefaultArtifact(model.getGroupId(), model.getArtifactId(), "jar", model.getVersion()));
		model.getDependencies().stream().map(this::aether).filter(wanted).forEach(request::addDependency);
		managed(model).forEach(request::addManagedDependency);
		return request;
	}

	/**
	 * All that some artifacts, with or without a version, need to run, by what the model
	 * manages: perhaps also the versions of what they need.
	 */
	Found of(List<Dependency> artifacts, Model model, boolean managesAll) {
		CollectRequest request = new CollectRequest();
		request.setDependencies(artifacts);
		if (managesAll) {
			managed(model).forEach(request::addManagedDependency);
		}
		List<Path> missing = new ArrayList<>();
		List<Path> files = files(collect(request),
				(artifact) -> missing.add(this.session.getLocalRepository()
					.getBasedir()
					.toPath()
					.resolve(this.session.getLocalRepositoryManager().getPathForLocalArtifact(artifact))));
		return new Found(files, List.copyOf(missing));
	}

	/**
	 * What is there, and where what is not there belongs in the local repository.
	 */
	record Found(List<Path> files, List<Path> missing) {
	}

	/**
	 * Which version is the newest, only repositories elsewhere tell: Maven has got it.
	 */
	Dependency aether(org.apache.maven.model.Dependency dependency) {
		if (NEWEST.contains(dependency.getVersion())) {
			org.apache.maven.model.Dependency found = dependency.clone();
			this.local.versions(dependency.getGroupId(), dependency.getArtifactId())
				.stream()
				.filter((version) -> !ArtifactUtils.isSnapshot(version) || dependency.getVersion().equals(LATEST))
				.forEach(found::setVersion);
			return RepositoryUtils.toDependency(found, this.session.getArtifactTypeRegistry());
		}
		return RepositoryUtils.toDependency(dependency, this.session.getArtifactTypeRegistry());
	}

	private Stream<Dependency> managed(Model model) {
		return (model.getDependencyManagement() == null) ? Stream.empty()
				: model.getDependencyManagement().getDependencies().stream().map(this::aether);
	}

	/** What cannot be found stays one of them, without a file. */
	private List<Dependency> collect(CollectRequest request) {
		DependencyNode root;
		try {
			root = this.system.collectDependencies(this.session, request).getRoot();
		}
		catch (DependencyCollectionException ex) {
			root = ex.getResult().getRoot();
		}
		PreorderNodeListGenerator nodes = new PreorderNodeListGenerator();
		root.accept(nodes);
		return nodes.getDependencies(true);
	}

	private List<Path> files(List<Dependency> dependencies) {
		return files(dependencies, (artifact) -> {
		});
	}

	private List<Path> files(List<Dependency> dependencies, Consumer<Artifact> missing) {
		List<ArtifactRequest> requests = new ArrayList<>();
		dependencies
			.forEach((dependency) -> requests.add(new ArtifactRequest(dependency.getArtifact(), List.of(), "")));
		try {
			return this.system.resolveArtifacts(this.session, requests)
				.stream()
				.map((result) -> result.getArtifact().getFile().toPath())
				.toList();
		}
		catch (ArtifactResolutionException ex) {
			ex.getResults()
				.stream()
				.filter((result) -> !result.isResolved())
				.forEach((result) -> missing.accept(result.getRequest().getArtifact()));
			return ex.getResults()
				.stream()
				.filter((result) -> result.getArtifact() != null)
				.flatMap((result) -> Stream.ofNullable(result.getArtifact().getFile()))
				.map(File::toPath)
				.toList();
		}
	}

}
