package dev.hupper.build.maven;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;

import dev.hupper.build.BuildModel;
import dev.hupper.build.MavenInvocation;
import dev.hupper.build.ModelReader;
import dev.hupper.build.ModuleModel;

/**
 * Reads the effective models of modules with Maven's own code.
 */
public final class MavenModelReader implements ModelReader {

	private final MavenInvocation invocation;

	/**
	 * Create one.
	 * @param invocation how Maven was started
	 */
	public MavenModelReader(MavenInvocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public BuildModel read(Collection<Path> projects) {
		Session session = Session.of(this.invocation);
		Reactor reactor = Reactor.find(this.invocation.root(), projects);
		EffectiveModels models = new EffectiveModels(session, reactor);
		Dependencies dependencies = new Dependencies(session, reactor);
		Map<Path, ModuleModel> modules = new LinkedHashMap<>();
		Map<Path, String> failures = new LinkedHashMap<>();
		for (Path project : projects) {
			try {
				EffectiveModels.Read read = models.read(project);
				reactor.built(read.model());
				modules.put(project, module(session, dependencies, read));
			}
			catch (ModelBuildingException ex) {
				failures.put(project, ex.getProblems().get(0).getMessage());
			}
		}
		return new BuildModel(modules, failures, reactor.directories(), Map.of());
	}

	private ModuleModel module(Session session, Dependencies dependencies, EffectiveModels.Read read) {
		Model model = read.model();
		List<Path> classPath = dependencies.toCompile(model);
		SourceSets sets = new SourceSets(session, model, dependencies);
		return new ModuleModel(model.getProjectDirectory().toPath(), read.files(),
				List.of(sets.main(classPath), sets.tests(classPath)));
	}

}
