package dev.hupper.build.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.apache.maven.model.Dependency;
import org.apache.maven.model.DependencyManagement;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Model;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

import dev.hupper.build.CompilerModel;

/**
 * What the {@code maven-compiler-plugin} is told.
 */
final class CompilerPlugin {

	/** Parameters and what they pass to the compiler, always in the same order. */
	private static final SortedMap<String, String> FLAGS = new TreeMap<>(Map.of("failOnWarning", "-Werror",
			"showDeprecation", "-Xlint:deprecation", "enablePreview", CompilerModel.PREVIEW));

	private final Plugins plugins;

	private final Values values;

	private final Model model;

	private final Dependencies dependencies;

	CompilerPlugin(Plugins plugins, Values values, Model model, Dependencies dependencies) {
		this.plugins = plugins;
		this.values = values;
		this.model = model;
		this.dependencies = dependencies;
	}

	/**
	 * Read.
	 * @param goal of the plugin
	 * @param classPath the libraries
	 * @param generated where processors write by default
	 */
	CompilerModel read(String goal, List<Path> classPath, Path generated) {
		Xpp3Dom configuration = this.plugins.configuration("maven-compiler-plugin", goal);
		boolean tests = goal.equals("testCompile");
		List<String> written = written(configuration, tests);
		String processing = written.stream()
			.filter((argument) -> argument.startsWith("-proc:"))
			.map((argument) -> argument.substring("-proc:".length()))
			.findFirst()
			.or(() -> parameter(configuration, "proc", "maven.compiler.proc"))
			.orElse("");
		String encoding = parameter(configuration, "encoding", "encoding")
			.or(() -> this.values.property("project.build.sourceEncoding"))
			.orElse(null);
		Path project = this.model.getProjectDirectory().toPath();
		Optional<String> release = release(configuration, written);
		Path processed = CompilerModel.processed(written, project)
			.or(() -> Plugins
				.value(configuration, tests ? "generatedTestSourcesDirectory" : "generatedSourcesDirectory")
				.map((directory) -> project.resolve(directory).normalize()))
			.orElse(generated);
		Dependencies.Found processors = processorPath(configuration);
		return new CompilerModel(CompilerModel.withoutTraits(written), encoding, classPath,
				(processors != null) ? processors.files() : null,
				(processors != null) ? processors.missing() : List.of(), processing,
				CompilerModel.feature(release.or(() -> target(configuration, written)).orElse("")),
				keepsParameters(configuration, written), debug(configuration, written), release.isPresent(),
				Patterns.of(Plugins.values(configuration, tests ? "testIncludes" : "includes"),
						Plugins.values(configuration, tests ? "testExcludes" : "excludes")),
				processing.equals("none") ? null : processed);
	}

	private boolean keepsParameters(Xpp3Dom configuration, List<String> written) {
		return CompilerModel.keepsParameters(written)
				|| parameter(configuration, "parameters", "maven.compiler.parameters").orElse("").equals("true");
	}

	/** Without the option the compiler leaves out the names of variables. */
	private String debug(Xpp3Dom configuration, List<String> written) {
		boolean off = parameter(configuration, "debug", "maven.compiler.debug").orElse("").equals("false");
		return CompilerModel.debug(written)
			.orElseGet(() -> off ? "source,lines"
					: parameter(configuration, "debuglevel", "maven.compiler.debuglevel")
						.filter((level) -> !level.isEmpty())
						.orElse(CompilerModel.ALL));
	}

	private Optional<String> release(Xpp3Dom configuration, List<String> written) {
		return CompilerModel.release(written)
			.or(() -> parameter(configuration, "release", "maven.compiler.release"))
			.filter((value) -> !value.isEmpty());
	}

	private Optional<String> target(Xpp3Dom configuration, List<String> written) {
		return CompilerModel.value(written, "-target")
			.or(() -> CompilerModel.value(written, "--target"))
			.or(() -> parameter(configuration, "target", "maven.compiler.target"));
	}

	private Optional<String> parameter(Xpp3Dom configuration, String name, String property) {
		return Plugins.value(configuration, name).or(() -> this.values.property(property));
	}

	private List<String> written(Xpp3Dom configuration, boolean tests) {
		List<String> arguments = new ArrayList<>();
		Plugins.children(configuration, tests ? "testCompilerArguments" : "compilerArguments").forEach((argument) -> {
			String name = argument.getName().startsWith("-") ? argument.getName() : "-" + argument.getName();
			if (name.startsWith("-A") && argument.getValue() != null) {
				arguments.add(name + "=" + argument.getValue());
			}
			else {
				arguments.add(name);
				Optional.ofNullable(argument.getValue()).ifPresent(arguments::add);
			}
		});
		Plugins.value(configuration, tests ? "testCompilerArgument" : "compilerArgument").ifPresent(arguments::add);
		arguments.addAll(Plugins.values(configuration, "compilerArgs"));
		List<String> processors = Plugins.values(configuration, "annotationProcessors");
		if (!processors.isEmpty()) {
			arguments.addAll(List.of("-processor", String.join(",", processors)));
		}
		FLAGS.forEach((name, flag) -> {
			if (parameter(configuration, name, "maven.compiler." + name).orElse("").equals("true")) {
				arguments.add(flag);
			}
		});
		return arguments;
	}

	private Dependencies.@Nullable Found processorPath(Xpp3Dom configuration) {
		if (configuration.getChild("annotationProcessorPaths") == null) {
			return null;
		}
		List<org.eclipse.aether.graph.Dependency> paths = Plugins.children(configuration, "annotationProcessorPaths")
			.map(this::dependency)
			.map(this.dependencies::aether)
			.toList();
		boolean managesAll = Plugins.value(configuration, "annotationProcessorPathsUseDepMgmt")
			.orElse("")
			.equals("true");
		return this.dependencies.of(paths, this.model, managesAll);
	}

	private Dependency dependency(Xpp3Dom path) {
		Dependency dependency = new Dependency();
		Plugins.value(path, "groupId").ifPresent(dependency::setGroupId);
		Plugins.value(path, "artifactId").ifPresent(dependency::setArtifactId);
		Plugins.value(path, "classifier").ifPresent(dependency::setClassifier);
		Plugins.value(path, "type").ifPresent(dependency::setType);
		dependency.setVersion(Plugins.value(path, "version").or(() -> managedVersion(dependency)).orElse(""));
		dependency.setScope("runtime");
		Plugins.children(path, "exclusions").forEach((each) -> {
			Exclusion exclusion = new Exclusion();
			exclusion.setGroupId(Plugins.value(each, "groupId").orElse("*"));
			exclusion.setArtifactId(Plugins.value(each, "artifactId").orElse("*"));
			dependency.addExclusion(exclusion);
		});
		return dependency;
	}

	private Optional<String> managedVersion(Dependency dependency) {
		DependencyManagement management = this.model.getDependencyManagement();
		return Optional.ofNullable(management)
			.stream()
			.flatMap((managed) -> managed.getDependencies().stream())
			.filter((managed) -> managed.getManagementKey().equals(dependency.getManagementKey()))
			.map(Dependency::getVersion)
			.findFirst();
	}

}
