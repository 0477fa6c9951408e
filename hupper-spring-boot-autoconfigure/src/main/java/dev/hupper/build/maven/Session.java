package dev.hupper.build.maven;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.ParseException;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.apache.maven.cli.CLIManager;
import org.apache.maven.model.Profile;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.SettingsUtils;
import org.apache.maven.settings.building.DefaultSettingsBuilderFactory;
import org.apache.maven.settings.building.DefaultSettingsBuildingRequest;
import org.apache.maven.settings.building.SettingsBuildingException;

import dev.hupper.build.MavenInvocation;

/**
 * What Maven knows before it reads the first {@code pom.xml}.
 *
 * @param system properties of the JVM and of the environment
 * @param user properties of the command line
 * @param active profiles that were asked for
 * @param inactive profiles that were asked not to be
 * @param profiles those of the settings
 * @param repository the local one
 * @param tail further ones, which are only read
 */
record Session(Properties system, Properties user, List<String> active, List<String> inactive, List<Profile> profiles,
		Path repository, List<Path> tail) {

	private static final String TAIL = "maven.repo.local.tail";

	private static final String CORE = "META-INF/maven/org.apache.maven/maven-core/pom.properties";

	static Session of(MavenInvocation invocation) {
		CommandLine line = parse(invocation);
		Properties user = new Properties();
		for (Option option : line.getOptions()) {
			if (!"D".equals(option.getOpt())) {
				continue;
			}
			// Since Maven 3.10 name and value are two.
			String definition = String.join("=", option.getValuesList());
			int equals = definition.indexOf('=');
			user.setProperty(definition.substring(0, (equals < 0) ? definition.length() : equals).strip(),
					(equals < 0) ? "true" : definition.substring(equals + 1));
		}
		Properties system = system(invocation);
		Settings settings = settings(invocation, line, system, user);
		List<String> active = new ArrayList<>(settings.getActiveProfiles());
		List<String> inactive = new ArrayList<>();
		values(line, "P").stream().flatMap((value) -> Stream.of(value.split(","))).map(String::strip).forEach((id) -> {
			boolean off = id.startsWith("!") || id.startsWith("-");
			(off ? inactive : active).add((off || id.startsWith("+")) ? id.substring(1) : id);
		});
		String repository = user.getProperty("maven.repo.local",
				system.getProperty("maven.repo.local",
						(settings.getLocalRepository() != null) ? settings.getLocalRepository()
								: Path.of(System.getProperty("user.home"), ".m2", "repository").toString()));
		return new Session(system, user, active, inactive,
				settings.getProfiles().stream().map(SettingsUtils::convertFromSettingsProfile).toList(),
				invocation.directory().resolve(repository), tail(invocation, user, system));
	}

	private static List<Path> tail(MavenInvocation invocation, Properties user, Properties system) {
		String tail = user.getProperty(TAIL, system.getProperty(TAIL, ""));
		return Stream.of(tail.split(","))
			.map(String::strip)
			.filter((path) -> !path.isEmpty())
			.map(invocation.directory()::resolve)
			.toList();
	}

	/**
	 * Look for a file in the local repositories: that in the first that has it, else
	 * where it would be in the first.
	 */
	Path find(String group, String artifact, String version, String file) {
		Path below = Path.of(group.replace('.', '/'), artifact, version, file);
		return Stream.concat(Stream.of(this.repository), this.tail.stream())
			.map((each) -> each.resolve(below))
			.filter(Files::isRegularFile)
			.findFirst()
			.orElse(this.repository.resolve(below));
	}

	/** The versions of a library that the local repositories have, the newest last. */
	List<String> versions(String group, String artifact) {
		return Stream.concat(Stream.of(this.repository), this.tail.stream())
			.map((each) -> each.resolve(group.replace('.', '/')).resolve(artifact))
			.flatMap((directory) -> Stream.ofNullable(directory.toFile().list()))
			.flatMap(Stream::of)
			.distinct()
			.filter((version) -> Files.exists(find(group, artifact, version, artifact + "-" + version + ".jar")))
			.sorted(Comparator.comparing(ComparableVersion::new))
			.toList();
	}

	/** Whether a file is in a local repository. */
	boolean holds(Path file) {
		return file.startsWith(this.repository) || this.tail.stream().anyMatch(file::startsWith);
	}

	/** What the project's own file adds counts less than what was typed. */
	private static CommandLine parse(MavenInvocation invocation) {
		List<String> arguments = configured(invocation);
		arguments.addAll(invocation.arguments());
		try {
			return new CLIManager().parse(arguments.toArray(String[]::new));
		}
		catch (ParseException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** From Maven 3.9 on each line is one argument, or a comment. */
	private static List<String> configured(MavenInvocation invocation) {
		List<String> arguments = new ArrayList<>();
		try {
			List<String> lines = Files.readAllLines(invocation.root().resolve(".mvn/maven.config"));
			boolean words = version().matches("3\\.[0-8]\\..*");
			lines.stream()
				.filter((line) -> words || !line.startsWith("#"))
				.flatMap((line) -> Stream.of(words ? line.split("\\s+") : new String[] { line }))
				.filter((argument) -> !argument.isBlank())
				.forEach(arguments::add);
		}
		catch (IOException ex) {
			// There is none.
		}
		return arguments;
	}

	private static String version() {
		Properties properties = new Properties();
		try (InputStream in = Session.class.getClassLoader().getResourceAsStream(CORE)) {
			if (in != null) {
				properties.load(in);
			}
		}
		catch (IOException ex) {
			// Not known.
		}
		return properties.getProperty("version", "");
	}

	private static List<String> values(CommandLine line, String option) {
		String[] values = line.getOptionValues(option);
		return (values != null) ? Arrays.asList(values) : List.of();
	}

	private static Properties system(MavenInvocation invocation) {
		Properties system = new Properties();
		System.getenv().forEach((name, value) -> system.setProperty("env." + name, value));
		system.putAll(System.getProperties());
		system.putAll(invocation.properties());
		system.setProperty("maven.home", invocation.home().toString());
		return system;
	}

	private static Settings settings(MavenInvocation invocation, CommandLine line, Properties system, Properties user) {
		Path own = Path.of(System.getProperty("user.home"), ".m2", "settings.xml");
		Path global = invocation.home().resolve("conf/settings.xml");
		var request = new DefaultSettingsBuildingRequest();
		request.setUserSettingsFile(file(invocation, line, "s", own).toFile());
		request.setGlobalSettingsFile(file(invocation, line, "gs", global).toFile());
		request.setSystemProperties(system);
		request.setUserProperties(user);
		try {
			return new DefaultSettingsBuilderFactory().newInstance().build(request).getEffectiveSettings();
		}
		catch (SettingsBuildingException ex) {
			return new Settings();
		}
	}

	private static Path file(MavenInvocation invocation, CommandLine line, String option, Path otherwise) {
		String value = line.getOptionValue(option);
		return (value != null) ? invocation.directory().resolve(value) : otherwise;
	}

}
