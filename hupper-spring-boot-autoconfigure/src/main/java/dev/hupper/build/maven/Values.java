package dev.hupper.build.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.maven.model.Model;
import org.codehaus.plexus.interpolation.PrefixedObjectValueSource;

/**
 * What a placeholder stands for, and a parameter of a plugin that is given as a property.
 */
final class Values {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

	/** Values that name each other in a circle end here. */
	private static final int DEEPEST = 8;

	private final Properties properties = new Properties();

	private final PrefixedObjectValueSource project;

	private final Path directory;

	Values(Session session, Model model) {
		this.directory = model.getProjectDirectory().toPath();
		this.project = new PrefixedObjectValueSource(List.of("project.", "pom."), model, false);
		// As Maven's filtering does: what is known of the JVM hides what a pom says.
		Properties known = new Properties();
		known.putAll(model.getProperties());
		known.putAll(session.system());
		known.putAll(session.user());
		model.getBuild().getFilters().forEach((file) -> load(file, known));
		this.properties.putAll(known);
	}

	/** Values may name others, of the same file or of those before it. */
	private void load(String file, Properties known) {
		Properties loaded = new Properties();
		try (InputStream in = Files.newInputStream(this.directory.resolve(file))) {
			loaded.load(in);
		}
		catch (IOException ex) {
			// The build will complain.
		}
		Properties all = new Properties();
		all.putAll(known);
		all.putAll(this.properties);
		all.putAll(loaded);
		loaded.stringPropertyNames().forEach((name) -> this.properties.setProperty(name, resolved(name, all, 0)));
	}

	private static String resolved(String name, Properties all, int depth) {
		String value = all.getProperty(name);
		return PLACEHOLDER.matcher(value).replaceAll((match) -> {
			boolean known = depth < DEEPEST && all.getProperty(match.group(1)) != null;
			return Matcher.quoteReplacement(known ? resolved(match.group(1), all, depth + 1) : match.group());
		});
	}

	Optional<String> property(String name) {
		return Optional.ofNullable(this.properties.getProperty(name));
	}

	Optional<String> placeholder(String name) {
		if (name.equals("project.basedir") || name.equals("basedir")) {
			return Optional.of(this.directory.toString());
		}
		return property(name).or(() -> Optional.ofNullable(this.project.getValue(name)).map(Object::toString));
	}

}
