package dev.hupper.compile;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.hupper.api.HupperLogger;
import org.jspecify.annotations.Nullable;

/**
 * Says why modules are not compiled: at length once, and in short at each save.
 */
final class ModuleVerdicts {

	private final Project project;

	private final HupperLogger logger;

	private final Map<String, String> status = new ConcurrentHashMap<>();

	/** The modules whose refusal was explained in the compile under way. */
	private final Set<Path> explained = new LinkedHashSet<>();

	ModuleVerdicts(Project project, HupperLogger logger) {
		this.project = project;
		this.logger = logger;
	}

	/** Another compile begins. */
	void begin() {
		this.explained.clear();
	}

	/** Of each module that has been checked; may be asked by any thread. */
	Map<String, String> status() {
		return Map.copyOf(this.status);
	}

	/** Say why a module is not compiled, unless that was said. */
	void explain(@Nullable ModuleState before, ModuleState now) {
		if (!now.layout().sourceRoots().isEmpty()) {
			this.status.put(now.layout().moduleName(),
					(now.verdict() instanceof Trust.Refused refused) ? refused.reason() : "compiled");
		}
		if (!(now.verdict() instanceof Trust.Refused refused) || (before != null && refused.equals(before.verdict()))) {
			return;
		}
		this.explained.add(now.layout().classDirectory());
		this.logger.info("Module " + now.layout().moduleName() + " is not compiled by hupper: " + refused.reason()
				+ (this.project.hasCommand() ? ". hupper.compile.command is run on save instead"
						: ". Its class directory is watched; " + this.project.adviceOnCommand()));
	}

	/**
	 * Sources of a module are left to whoever else builds it. Those that builds make
	 * nobody has saved.
	 */
	void leave(@Nullable ModuleState before, ModuleChange change) {
		ModuleState now = change.after();
		explain(before, now);
		List<Path> saved = change.left().stream().filter((file) -> !this.project.isGenerated(file)).toList();
		if (!saved.isEmpty() && !this.project.hasCommand() && !this.explained.contains(now.layout().classDirectory())
				&& now.verdict() instanceof Trust.Refused refused) {
			this.logger.info(LeftToBuild.names(saved) + " left to an IDE or a build, as " + now.layout().moduleName()
					+ " is not compiled: " + refused.reason());
		}
	}

}
