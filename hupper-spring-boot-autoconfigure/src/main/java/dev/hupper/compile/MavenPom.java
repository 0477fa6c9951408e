package dev.hupper.compile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The few things in a {@code pom.xml} that show in how sources are compiled. Profiles and
 * inherited plugin settings are not looked at beyond the parents on disk: what is missed
 * shows when a module is compared with what the build made.
 */
final class MavenPom {

	private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}]+)}");

	private final Path file;

	private final Element project;

	private MavenPom(Path file, Element project) {
		this.file = file;
		this.project = project;
	}

	/**
	 * A dependency, as a pom writes it; version and type may be missing or a property.
	 */
	record Coordinates(String groupId, String artifactId, String version, String scope, boolean optional) {
	}

	/** Read a pom; empty if there is none or it is broken, for example half-written. */
	static Optional<MavenPom> read(Path file) {
		if (!Files.isRegularFile(file)) {
			return Optional.empty();
		}
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			var builder = factory.newDocumentBuilder();
			builder.setErrorHandler(new DefaultHandler());
			return Optional.of(new MavenPom(file, builder.parse(file.toFile()).getDocumentElement()));
		}
		catch (IOException | SAXException | ParserConfigurationException ex) {
			return Optional.empty();
		}
	}

	Path file() {
		return this.file;
	}

	Optional<String> sourceDirectory() {
		return text(this.project, "build", "sourceDirectory").map(this::withoutBasedir);
	}

	List<String> resourceDirectories() {
		return all(this.project, "build", "resources", "resource").stream()
			.flatMap((resource) -> text(resource, "directory").stream())
			.map(this::withoutBasedir)
			.toList();
	}

	private String withoutBasedir(String path) {
		return path.replaceFirst("^\\$\\{(project\\.)?basedir}/", "");
	}

	/** The annotation processors, where the compiler plugin names them itself. */
	List<Coordinates> annotationProcessors() {
		List<Element> paths = new ArrayList<>();
		for (Element plugin : compilerPlugins()) {
			paths.addAll(all(plugin, "configuration", "annotationProcessorPaths", "*"));
			paths.addAll(all(plugin, "executions", "execution", "configuration", "annotationProcessorPaths", "*"));
		}
		return paths.stream().map(MavenPom::coordinates).distinct().toList();
	}

	/** The compiler's arguments for annotation processors, {@code -A…}. */
	List<String> processorArguments() {
		return compilerPlugins().stream()
			.flatMap((plugin) -> all(plugin, "configuration", "compilerArgs", "*").stream())
			.map((argument) -> argument.getTextContent().strip())
			.filter((argument) -> argument.startsWith("-A"))
			.toList();
	}

	/** Whether and how annotation processors run: {@code none}, {@code full} … */
	Optional<String> processing() {
		return compilerPlugins().stream()
			.flatMap((plugin) -> text(plugin, "configuration", "proc").stream())
			.findFirst()
			.or(() -> property("maven.compiler.proc"));
	}

	private List<Element> compilerPlugins() {
		List<Element> plugins = new ArrayList<>(all(this.project, "build", "plugins", "plugin"));
		plugins.addAll(all(this.project, "build", "pluginManagement", "plugins", "plugin"));
		plugins.removeIf((plugin) -> !text(plugin, "artifactId").orElse("").equals("maven-compiler-plugin"));
		return plugins;
	}

	Optional<Coordinates> parent() {
		return all(this.project, "parent").stream().map(MavenPom::coordinates).findFirst();
	}

	/**
	 * Where the parent lies beside this pom; empty if it is to be looked for elsewhere.
	 */
	Optional<Path> parentFile() {
		return all(this.project, "parent").stream()
			.map((parent) -> text(parent, "relativePath").orElse("../pom.xml"))
			.filter((path) -> !path.isEmpty())
			.map((path) -> this.file.resolveSibling(path).normalize())
			.map((path) -> Files.isDirectory(path) ? path.resolve("pom.xml") : path)
			.findFirst();
	}

	Optional<String> property(String name) {
		return switch (name) {
			case "project.version", "version" ->
				text(this.project, "version").or(() -> text(this.project, "parent", "version"));
			case "project.groupId" -> text(this.project, "groupId").or(() -> text(this.project, "parent", "groupId"));
			default -> text(this.project, "properties", name);
		};
	}

	List<Coordinates> dependencies() {
		return all(this.project, "dependencies", "dependency").stream().map(MavenPom::coordinates).toList();
	}

	List<Coordinates> managedDependencies() {
		return all(this.project, "dependencyManagement", "dependencies", "dependency").stream()
			.map(MavenPom::coordinates)
			.toList();
	}

	/** The name of a property in a text, if the text is one: <code>${name}</code>. */
	static Optional<String> propertyName(String text) {
		Matcher matcher = PROPERTY.matcher(text);
		return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
	}

	private static Coordinates coordinates(Element element) {
		return new Coordinates(text(element, "groupId").orElse(""), text(element, "artifactId").orElse(""),
				text(element, "version").orElse(""), text(element, "scope").orElse("compile"),
				text(element, "optional").orElse("").equals("true"));
	}

	private static Optional<String> text(Element from, String... path) {
		return all(from, path).stream().map((element) -> element.getTextContent().strip()).findFirst();
	}

	private static List<Element> all(Element from, String... path) {
		List<Element> found = List.of(from);
		for (String name : path) {
			found = found.stream().flatMap((element) -> children(element, name).stream()).toList();
		}
		return found;
	}

	private static List<Element> children(Element parent, String name) {
		List<Element> children = new ArrayList<>();
		for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element element && (name.equals("*") || element.getTagName().equals(name))) {
				children.add(element);
			}
		}
		return children;
	}

}
