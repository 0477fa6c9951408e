package dev.hupper.build.maven;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.maven.model.Build;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Model;
import org.apache.maven.model.Parent;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Repository;
import org.apache.maven.model.building.DefaultModelBuilder;
import org.apache.maven.model.building.DefaultModelBuildingRequest;
import org.apache.maven.model.building.FileModelSource;
import org.apache.maven.model.building.ModelBuildingException;
import org.apache.maven.model.building.ModelBuildingRequest;
import org.apache.maven.model.building.ModelBuildingResult;
import org.apache.maven.model.building.ModelCache;
import org.apache.maven.model.building.ModelSource;
import org.apache.maven.model.resolution.ModelResolver;
import org.apache.maven.model.resolution.UnresolvableModelException;
import org.jspecify.annotations.Nullable;

/**
 * The models of modules with all that they inherit, as Maven's own builder makes them.
 * Parents that are not modules themselves come from the local repository.
 */
final class EffectiveModels {

	private static final String KEY = "org.apache.maven.plugins:";

	private final Session session;

	private final Reactor reactor;

	private final ActivatingFiles activating = new ActivatingFiles();

	private final DefaultModelBuilder builder = this.activating.newInstance()
		.setLifecycleBindingsInjector((model, request, problems) -> bind(model));

	private final ModelCache cache = new Cache();

	/** The poms of this build that give versions to others. */
	private final Set<Path> imported = new LinkedHashSet<>();

	EffectiveModels(Session session, Reactor reactor) {
		this.session = session;
		this.reactor = reactor;
	}

	/**
	 * A model and the files that it was read from, but for those of the repository, and
	 * whether those are there by which profiles are active.
	 */
	record Read(Model model, List<Path> files, Map<Path, Boolean> activating) {
	}

	Read read(Path project) throws ModelBuildingException {
		var request = new DefaultModelBuildingRequest();
		request.setPomFile(this.reactor.pom(project).toFile());
		request.setValidationLevel(ModelBuildingRequest.VALIDATION_LEVEL_MINIMAL);
		request.setProcessPlugins(true);
		request.setSystemProperties(this.session.system());
		request.setUserProperties(this.session.user());
		// Maven 3.10 takes one that is hardly validated for that of a library.
		request.getSystemProperties().setProperty("maven.model.dependencyInterpolation.full", "true");
		request.setActiveProfileIds(this.session.active());
		request.setInactiveProfileIds(this.session.inactive());
		request.setProfiles(this.session.profiles());
		request.setModelResolver(new Resolver());
		request.setModelCache(this.cache);
		// Else each answer would be another.
		request.setBuildStartTime(ProcessHandle.current().info().startInstant().map(Date::from).orElseGet(Date::new));
		this.activating.clear();
		ModelBuildingResult result = this.builder.build(request);
		List<Path> files = new ArrayList<>();
		for (String id : result.getModelIds()) {
			Model raw = result.getRawModel(id);
			if (raw != null && raw.getPomFile() != null && !this.session.holds(raw.getPomFile().toPath())) {
				files.add(raw.getPomFile().toPath().normalize());
			}
		}
		// One that another module has read is not read again.
		files.addAll(this.imported);
		return new Read(result.getEffectiveModel(), files, this.activating.found());
	}

	/** What Maven's life cycle runs in every module, so that it inherits its settings. */
	private static void bind(Model model) {
		if (!model.getPackaging().equals("pom")) {
			bind(model, "maven-compiler-plugin", "compile", "testCompile");
			bind(model, "maven-resources-plugin", "resources", "testResources");
		}
	}

	private static void bind(Model model, String name, String... goals) {
		if (model.getBuild() == null) {
			model.setBuild(new Build());
		}
		Plugin plugin = model.getBuild().getPluginsAsMap().get(KEY + name);
		if (plugin == null) {
			PluginManagement managed = model.getBuild().getPluginManagement();
			Plugin settings = (managed != null) ? managed.getPluginsAsMap().get(KEY + name) : null;
			plugin = (settings != null) ? settings.clone() : new Plugin();
			plugin.setArtifactId(name);
			model.getBuild().addPlugin(plugin);
		}
		for (String goal : goals) {
			PluginExecution execution = plugin.getExecutionsAsMap().get("default-" + goal);
			if (execution == null) {
				execution = new PluginExecution();
				execution.setId("default-" + goal);
				plugin.addExecution(execution);
			}
			if (!execution.getGoals().contains(goal)) {
				execution.addGoal(goal);
			}
		}
		plugin.flushExecutionMap();
		model.getBuild().flushPluginMap();
	}

	/** The deprecated types are those that Maven 3 knows. */
	@SuppressWarnings("deprecation")
	private final class Resolver implements ModelResolver {

		@Override
		public ModelSource resolveModel(String group, String artifact, String version)
				throws UnresolvableModelException {
			Path path = EffectiveModels.this.session.find(group, artifact, version, artifact + "-" + version + ".pom");
			Path pom = EffectiveModels.this.reactor.pom(group, artifact).orElse(path);
			if (!Files.isRegularFile(pom)) {
				throw new UnresolvableModelException(group + ":" + artifact + ":" + version + " is not in "
						+ EffectiveModels.this.session.repository(), group, artifact, version);
			}
			if (!EffectiveModels.this.session.holds(pom)) {
				EffectiveModels.this.imported.add(pom.normalize());
			}
			return new FileModelSource(pom.toFile());
		}

		@Override
		public ModelSource resolveModel(Parent parent) throws UnresolvableModelException {
			return resolveModel(parent.getGroupId(), parent.getArtifactId(), parent.getVersion());
		}

		@Override
		public ModelSource resolveModel(Dependency dependency) throws UnresolvableModelException {
			return resolveModel(dependency.getGroupId(), dependency.getArtifactId(), dependency.getVersion());
		}

		@Override
		public void addRepository(Repository repository) {
		}

		@Override
		public void addRepository(Repository repository, boolean replace) {
		}

		@Override
		public ModelResolver newCopy() {
			return this;
		}

	}

	/** Most modules have the same parents. */
	private static final class Cache implements ModelCache {

		private final Map<List<String>, Object> all = new HashMap<>();

		@Override
		public void put(String group, String artifact, String version, String tag, Object data) {
			this.all.put(List.of(group, artifact, version, tag), data);
		}

		@Override
		public @Nullable Object get(String group, String artifact, String version, String tag) {
			return this.all.get(List.of(group, artifact, version, tag));
		}

	}

}
