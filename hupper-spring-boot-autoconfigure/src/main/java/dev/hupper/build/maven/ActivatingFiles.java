package dev.hupper.build.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.apache.maven.model.ActivationFile;
import org.apache.maven.model.Profile;
import org.apache.maven.model.building.DefaultModelBuilderFactory;
import org.apache.maven.model.profile.ProfileActivationContext;
import org.apache.maven.model.profile.ProfileSelector;

/**
 * Makes a builder of models, and takes note of the files that activate profiles, or have
 * them not be active.
 */
final class ActivatingFiles extends DefaultModelBuilderFactory {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");

	private final Map<Path, Boolean> found = new HashMap<>();

	/** Forget those of the module before. */
	void clear() {
		this.found.clear();
	}

	/** Whether each is there. */
	Map<Path, Boolean> found() {
		return Map.copyOf(this.found);
	}

	@Override
	protected ProfileSelector newProfileSelector() {
		ProfileSelector selector = super.newProfileSelector();
		return (profiles, context, problems) -> {
			note(profiles, context);
			return selector.getActiveProfiles(profiles, context, problems);
		};
	}

	private void note(Collection<Profile> profiles, ProfileActivationContext context) {
		File directory = context.getProjectDirectory();
		if (directory != null) {
			profiles.stream()
				.flatMap((profile) -> Stream.ofNullable(profile.getActivation()))
				.flatMap((activation) -> Stream.ofNullable(activation.getFile()))
				.flatMap((file) -> path(file, context, directory.toPath()).stream())
				.filter(ActivatingFiles::isFile)
				.forEach((file) -> this.found.put(file, Files.exists(file)));
		}
	}

	/** A directory may hold very many, and nobody is to watch them all. */
	private static boolean isFile(Path path) {
		return Files.isRegularFile(path) || (!Files.exists(path) && path.getFileName().toString().contains("."));
	}

	private static Optional<Path> path(ActivationFile file, ProfileActivationContext context, Path directory) {
		String written = Optional.ofNullable(file.getExists())
			.or(() -> Optional.ofNullable(file.getMissing()))
			.orElse("");
		String path = PLACEHOLDER.matcher(written).replaceAll((match) -> {
			String name = match.group(1);
			String value = name.equals("basedir") || name.equals("project.basedir") ? directory.toString()
					: context.getUserProperties().getOrDefault(name, context.getSystemProperties().get(name));
			return Matcher.quoteReplacement((value != null) ? value : match.group());
		});
		return path.isEmpty() || path.contains("${") ? Optional.empty()
				: Optional.of(directory.resolve(path.replace('\\', '/')).normalize());
	}

}
