package dev.hupper.compile;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The modules on a class path whose sources were found, and the libraries beside them.
 */
final class Project {

	private final CompileSettings settings;

	private final Map<Path, SourceLayout> layouts = new LinkedHashMap<>();

	private Project(CompileSettings settings) {
		this.settings = settings;
	}

	static Project find(CompileSettings settings) {
		Project project = new Project(settings);
		for (Path entry : settings.classPath()) {
			if (!entry.toString().endsWith(".jar")) {
				BuildConvention.ALL.stream()
					.flatMap((convention) -> convention.layoutOf(entry).stream())
					.findFirst()
					.ifPresent((layout) -> project.layouts.put(entry, layout));
			}
		}
		settings.sourceRoots().forEach(project::addRoot);
		return project;
	}

	/** To the module it lies in: the innermost that has sources. */
	private void addRoot(Path root) {
		this.layouts.values()
			.stream()
			.filter((layout) -> root.startsWith(layout.project()) && !layout.sourceRoots().isEmpty())
			.max(Comparator.comparingInt((layout) -> layout.project().getNameCount()))
			.ifPresent((layout) -> {
				List<Path> roots = new ArrayList<>(layout.sourceRoots());
				roots.add(root);
				this.layouts.put(layout.classDirectory(), new SourceLayout(layout.classDirectory(), layout.project(),
						roots, layout.resourceRoots(), layout.buildFiles()));
			});
	}

	List<SourceLayout> layouts() {
		return List.copyOf(this.layouts.values());
	}

	/** All that is to be watched: directories, existing or not, and build files. */
	Set<Path> inputs() {
		Set<Path> inputs = new TreeSet<>();
		for (SourceLayout layout : this.layouts.values()) {
			inputs.addAll(layout.sourceRoots());
			inputs.addAll(layout.resourceRoots());
			inputs.addAll(layout.buildFiles());
		}
		return inputs;
	}

	JavacSettings javacSettings(SourceLayout layout) {
		List<Path> libraries = new ArrayList<>(this.settings.classPath());
		libraries.removeAll(this.layouts.keySet());
		libraries.addAll(this.settings.libraries());
		libraries.removeIf((library) -> !Files.exists(library));
		Processors processors = Processors.find(layout, this.settings);
		List<String> arguments = new ArrayList<>(processors.arguments());
		arguments.addAll(this.settings.arguments());
		return new JavacSettings(CompilerOptions.of(List.of()), libraries, processors.path(), arguments);
	}

}
