package dev.hupper.build.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * The plugins of a module, each execution with all that it inherits.
 */
final class Plugins {

	/** The phases of Maven's life cycle in which sources are generated. */
	private static final Pattern BEFORE_COMPILE = Pattern
		.compile("initialize|(generate|process)-(test-)?(sources|resources)");

	/** Goals that are in one of these phases by themselves. */
	private static final Pattern GENERATES = Pattern.compile(
			"(?i).*(gen(?!t)|to-?java|2java|protocol|source).*|xjc|schema|antlr4?|javacc|jjtree.*|jtb.*|compile.*|delombok");

	/** In the names of goals and phases that only tests need. */
	private static final Pattern TEST = Pattern.compile("(?i)test");

	/** Plugins whose settings are read elsewhere, or that generate nothing. */
	private static final Pattern OTHER = Pattern.compile(
			"maven-(resources|compiler|toolchains|dependency)|build-helper|spotless|format|checkstyle|license|pmd");

	private final Model model;

	Plugins(Model model) {
		this.model = model;
	}

	/** The configurations of those executions of a plugin that have a goal. */
	List<Xpp3Dom> configurations(String artifact, String goal) {
		return configurations(artifact, goal, (id) -> true);
	}

	private List<Xpp3Dom> configurations(String artifact, String goal, Predicate<String> id) {
		return this.model.getBuild()
			.getPlugins()
			.stream()
			.filter((plugin) -> plugin.getArtifactId().equals(artifact))
			.flatMap((plugin) -> plugin.getExecutions().stream())
			.filter((execution) -> execution.getGoals().contains(goal) && !"none".equals(execution.getPhase())
					&& id.test(execution.getId()))
			.map(PluginExecution::getConfiguration)
			.map((configuration) -> (configuration instanceof Xpp3Dom dom) ? dom : new Xpp3Dom("configuration"))
			.toList();
	}

	/** That of the execution that Maven's life cycle makes, or else of the first. */
	Xpp3Dom configuration(String artifact, String goal) {
		return Stream.of(configurations(artifact, goal, ("default-" + goal)::equals), configurations(artifact, goal))
			.flatMap(List::stream)
			.findFirst()
			.orElse(new Xpp3Dom("configuration"));
	}

	/**
	 * All that is written anywhere in the configuration of a plugin that runs, other than
	 * for tests.
	 * @param name is found in the names of the parameters
	 */
	Stream<String> allValues(Pattern name) {
		return values(name, (execution) -> true, (plugin) -> true).distinct();
	}

	/** The same of those executions only that generate sources. */
	Stream<String> valuesOfGenerators(Pattern name) {
		return values(name, Plugins::generates, (plugin) -> !OTHER.matcher(plugin.getArtifactId()).find()).distinct();
	}

	private static boolean generates(PluginExecution execution) {
		return (execution.getPhase() != null) ? BEFORE_COMPILE.matcher(execution.getPhase()).matches()
				: execution.getGoals().stream().anyMatch((goal) -> GENERATES.matcher(goal).matches());
	}

	private static boolean isForTests(PluginExecution execution) {
		return (execution.getPhase() != null && TEST.matcher(execution.getPhase()).find())
				|| (!execution.getGoals().isEmpty()
						&& execution.getGoals().stream().allMatch((goal) -> TEST.matcher(goal).find()));
	}

	private Stream<String> values(Pattern name, Predicate<PluginExecution> which, Predicate<Plugin> of) {
		List<String> values = new ArrayList<>();
		this.model.getBuild()
			.getPlugins()
			.stream()
			.filter(of)
			.flatMap((plugin) -> plugin.getExecutions().stream())
			.filter((execution) -> which.test(execution) && !isForTests(execution))
			.forEach((execution) -> collect(execution.getConfiguration(), "", name, values));
		return values.stream();
	}

	private static void collect(Object configuration, String above, Pattern name, List<String> values) {
		if (configuration instanceof Xpp3Dom dom) {
			String path = above + "/" + dom.getName();
			Stream.of(dom.getAttributeNames())
				.filter((attribute) -> name.matcher(path + "/" + attribute).find())
				.map(dom::getAttribute)
				.forEach(values::add);
			if (dom.getValue() != null && !dom.getValue().isBlank() && name.matcher(path).find()) {
				values.add(dom.getValue().strip());
			}
			Stream.of(dom.getChildren()).forEach((child) -> collect(child, path, name, values));
		}
	}

	static Optional<String> value(Xpp3Dom parent, String name) {
		return Optional.ofNullable(parent.getChild(name)).map(Xpp3Dom::getValue).map(String::strip);
	}

	/** The values of a list. */
	static List<String> values(Xpp3Dom parent, String name) {
		return children(parent, name).map(Xpp3Dom::getValue).filter(Objects::nonNull).map(String::strip).toList();
	}

	static Stream<Xpp3Dom> children(Xpp3Dom parent, String name) {
		Xpp3Dom list = parent.getChild(name);
		return (list != null) ? Stream.of(list.getChildren()) : Stream.empty();
	}

}
