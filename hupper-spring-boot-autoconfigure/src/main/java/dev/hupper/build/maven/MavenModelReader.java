package dev.hupper.build.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.maven.model.Model;
import org.apache.maven.model.building.ModelBuildingException;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import dev.hupper.build.BuildModel;
import dev.hupper.build.MavenDownload;
import dev.hupper.build.MavenInvocation;
import dev.hupper.build.ModelReader;
import dev.hupper.build.ModuleModel;
import dev.hupper.build.RunClassPath;

/**
 * Reads the effective models of modules with Maven's own code.
 */
public final class MavenModelReader implements ModelReader {

	private final MavenInvocation invocation;

	public MavenModelReader(MavenInvocation invocation) {
		this.invocation = invocation;
	}

	@Override
	public BuildModel read(Collection<Path> projects) {
		Session session = Session.of(this.invocation);
		Reactor reactor = Reactor.find(session, this.invocation.buildFile(), this.invocation.root(), projects);
		EffectiveModels models = new EffectiveModels(session, reactor);
		Dependencies dependencies = new Dependencies(session, reactor);
		Map<Path, ModuleModel> modules = new LinkedHashMap<>();
		Map<Path, Model> read = new LinkedHashMap<>();
		Map<Path, String> failures = new LinkedHashMap<>();
		for (Path project : projects) {
			try {
				EffectiveModels.Read found = models.read(project);
				reactor.built(found.model());
				read.put(project, found.model());
				modules.put(project, module(session, dependencies, found));
			}
			catch (ModelBuildingException ex) {
				failures.put(project, ex.getProblems().get(0).getMessage());
			}
		}
		Map<Path, RunClassPath> runs = new LinkedHashMap<>();
		read.forEach((project, model) -> runs.put(project, dependencies.toRun(model).with(info(model))));
		runs.forEach((project, run) -> modules.computeIfPresent(project,
				(key, module) -> isUsed(module, runs) ? module : module.with(run)));
		return new BuildModel(modules, failures, reactor.directories(), Map.of());
	}

	private static String info(Model model) {
		List<Xpp3Dom> goals = new Plugins(model).configurations("spring-boot-maven-plugin", "build-info");
		return goals.isEmpty() ? "" : model.getId() + " " + model.getName() + goals;
	}

	/** What others run with brings along what they need of it. */
	private static boolean isUsed(ModuleModel module, Map<Path, RunClassPath> runs) {
		Path classes = module.sets().get(0).classDirectory();
		return runs.entrySet()
			.stream()
			.anyMatch(
					(other) -> !other.getKey().equals(module.project()) && other.getValue().tests().contains(classes));
	}

	@Override
	public Optional<String> download(Path project) {
		return MavenDownload.run(this.invocation, project);
	}

	private ModuleModel module(Session session, Dependencies dependencies, EffectiveModels.Read read) {
		Model model = read.model();
		List<Path> classPath = dependencies.toCompile(model);
		SourceSets sets = new SourceSets(session, model, dependencies, this.invocation.root());
		List<Path> files = new ArrayList<>(read.files());
		files.add(this.invocation.root().resolve(".mvn/maven.config"));
		Path project = model.getProjectDirectory().toPath();
		model.getBuild().getFilters().forEach((filter) -> files.add(project.resolve(filter).normalize()));
		// Lombok looks in the directories above, too.
		Stream.iterate(project, Objects::nonNull, Path::getParent)
			.filter((above) -> !above.equals(project) && above.startsWith(this.invocation.root()))
			.forEach((above) -> files.add(above.resolve("lombok.config")));
		Map<Path, Boolean> activating = new LinkedHashMap<>(read.activating());
		// Those of the machine or the JDK stay as they are.
		activating.keySet().removeIf((file) -> !file.startsWith(this.invocation.root()));
		return new ModuleModel(project, files, activating, List.of(sets.main(classPath), sets.tests(classPath)), null);
	}

}
