package dev.hupper.build.maven;

import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.apache.maven.model.Model;
import org.apache.maven.model.Resource;
import org.codehaus.plexus.util.AbstractScanner;
import org.codehaus.plexus.util.xml.Xpp3Dom;

import dev.hupper.build.ResourceFilter;
import dev.hupper.build.ResourceRoot;

/**
 * What the {@code maven-resources-plugin} copies, and how.
 */
final class ResourcesPlugin {

	private static final Set<String> NEVER_FILTERED = Set.of("jpg", "jpeg", "gif", "bmp", "png", "ico");

	private static final Pattern WINDOWS_PATH = Pattern.compile(".*[a-zA-Z]:\\\\.*");

	private final Plugins plugins;

	private final Values values;

	private final Model model;

	ResourcesPlugin(Plugins plugins, Values values, Model model) {
		this.plugins = plugins;
		this.values = values;
		this.model = model;
	}

	/**
	 * The roots of one class directory.
	 * @param resources what the model says
	 * @param goal of the plugin
	 * @param added the goal of another plugin that adds more
	 * @param classes where they go
	 */
	List<ResourceRoot> roots(List<? extends Resource> resources, String goal, String added, Path classes) {
		Xpp3Dom configuration = this.plugins.configuration("maven-resources-plugin", goal);
		List<ResourceRoot> roots = new ArrayList<>();
		below(configuration, classes, classes).ifPresent((below) -> {
			resources
				.forEach((resource) -> roots.addAll(parts(root(resource, below, configuration), resource, classes)));
			for (Xpp3Dom execution : this.plugins.configurations("build-helper-maven-plugin", added)) {
				Plugins.children(execution, "resources")
					.forEach((resource) -> roots.add(root(resource(resource), below, configuration)));
			}
		});
		for (Xpp3Dom copied : this.plugins.configurations("maven-resources-plugin", "copy-resources")) {
			below(copied, project(), classes).ifPresent((below) -> Plugins.children(copied, "resources")
				.forEach((resource) -> roots.add(root(resource(resource), below, copied))));
		}
		return roots;
	}

	/** Where files go to below the class directory; empty if they go elsewhere. */
	private Optional<String> below(Xpp3Dom configuration, Path otherwise, Path classes) {
		Path output = Plugins.value(configuration, "outputDirectory")
			.map((directory) -> project().resolve(directory).normalize())
			.orElse(otherwise);
		return output.startsWith(classes) ? Optional.of(classes.relativize(output).toString()) : Optional.empty();
	}

	private Path project() {
		return this.model.getProjectDirectory().toPath();
	}

	private static Resource resource(Xpp3Dom written) {
		Resource resource = new Resource();
		resource.setDirectory(Plugins.value(written, "directory").orElse(""));
		Plugins.value(written, "targetPath").ifPresent(resource::setTargetPath);
		Plugins.value(written, "filtering").ifPresent(resource::setFiltering);
		resource.setIncludes(Plugins.values(written, "includes"));
		resource.setExcludes(Plugins.values(written, "excludes"));
		return resource;
	}

	private ResourceRoot root(Resource resource, String below, Xpp3Dom configuration) {
		String target = (resource.getTargetPath() != null) ? resource.getTargetPath() : "";
		String path = Path.of(below).resolve(target).normalize().toString().replace(File.separatorChar, '/');
		List<String> excludes = new ArrayList<>(resource.getExcludes());
		if (!Plugins.value(configuration, "addDefaultExcludes").orElse("").equals("false")) {
			excludes.addAll(List.of(AbstractScanner.DEFAULTEXCLUDES));
		}
		boolean names = Plugins.value(configuration, "fileNameFiltering").filter("true"::equals).isPresent();
		return new ResourceRoot(project().resolve(resource.getDirectory()).normalize(), path,
				Patterns.of(resource.getIncludes(), excludes), resource.isFiltering() ? filter(configuration) : null,
				names ? filter(configuration) : null);
	}

	/**
	 * A directory that holds the class directory, too, as its files and directories that
	 * are named: it cannot be watched as a whole.
	 */
	private static List<ResourceRoot> parts(ResourceRoot root, Resource resource, Path classes) {
		if (!classes.startsWith(root.directory())) {
			return List.of(root);
		}
		List<String> names = resource.getIncludes().stream().map(ResourcesPlugin::withoutPattern).distinct().toList();
		return names.isEmpty() ? List.of(root) : names.stream().map(root::part).toList();
	}

	/** The path before the first name with a wildcard in it. */
	private static String withoutPattern(String include) {
		int wildcard = (include + "*").replace('?', '*').indexOf('*');
		return (wildcard == include.length()) ? include : include.substring(0, include.lastIndexOf('/', wildcard) + 1);
	}

	private ResourceFilter filter(Xpp3Dom configuration) {
		List<String> delimiters = new ArrayList<>(Plugins.values(configuration, "delimiters"));
		if (!Plugins.value(configuration, "useDefaultDelimiters").orElse("").equals("false") || delimiters.isEmpty()) {
			delimiters.addAll(List.of("${*}", "@"));
		}
		Set<String> unfiltered = new HashSet<>(NEVER_FILTERED);
		Plugins.values(configuration, "nonFilteredFileExtensions")
			.forEach((extension) -> unfiltered.add(extension.toLowerCase(Locale.ROOT)));
		Charset encoding = charset(
				Plugins.value(configuration, "encoding").or(() -> this.values.property("project.build.sourceEncoding")),
				StandardCharsets.UTF_8);
		boolean escapesPaths = !Plugins.value(configuration, "escapeWindowsPaths").orElse("").equals("false");
		return new ResourceFilter(delimiters, Plugins.value(configuration, "escapeString").orElse(""), unfiltered,
				encoding, (name) -> this.values.placeholder(name).map((value) -> escapesPaths ? escaped(value) : value))
			.withPropertiesEncoding(charset(Plugins.value(configuration, "propertiesEncoding"), encoding));
	}

	private static Charset charset(Optional<String> name, Charset otherwise) {
		return name.filter((each) -> !each.isEmpty() && Charset.isSupported(each))
			.map(Charset::forName)
			.orElse(otherwise);
	}

	/** A path of Windows gets two backslashes for each that is not doubled already. */
	private static String escaped(String value) {
		return WINDOWS_PATH.matcher(value).matches() ? value.replaceAll("\\\\{1,2}", "\\\\\\\\") : value;
	}

}
