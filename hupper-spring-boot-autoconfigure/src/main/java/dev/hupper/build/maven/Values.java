package dev.hupper.build.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.apache.maven.model.Model;
import org.codehaus.plexus.interpolation.PrefixedObjectValueSource;

/**
 * What a placeholder stands for, and a parameter of a plugin that is given as a property.
 */
final class Values {

	private final Properties properties = new Properties();

	private final PrefixedObjectValueSource project;

	private final Path directory;

	Values(Session session, Model model) {
		this.directory = model.getProjectDirectory().toPath();
		this.project = new PrefixedObjectValueSource(List.of("project.", "pom."), model, false);
		model.getBuild().getFilters().forEach(this::load);
		// As Maven's filtering does: what is known of the JVM hides what a pom says.
		this.properties.putAll(model.getProperties());
		this.properties.putAll(session.system());
		this.properties.putAll(session.user());
	}

	private void load(String file) {
		try (InputStream in = Files.newInputStream(this.directory.resolve(file))) {
			this.properties.load(in);
		}
		catch (IOException ex) {
			// The build will complain.
		}
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
