package dev.hupper.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * What a worker takes over from the options of the monitor's JVM.
 *
 * @param notes one line for each option that the worker gets changed or not at all
 */
record WorkerOptions(List<String> jvmOptions, Map<String, String> environment, List<String> notes) {

	/** The options that a worker finds in its environment. */
	List<String> inherited() {
		return EnvironmentOptions.VARIABLES.stream()
			.flatMap((name) -> EnvironmentOptions.parse(this.environment.getOrDefault(name, "")).values().stream())
			.toList();
	}

	static WorkerOptions of(CurrentJvm jvm) {
		List<String> notes = new ArrayList<>();
		List<String> own = new ArrayList<>(jvm.inputArguments());
		Map<String, String> environment = new LinkedHashMap<>(jvm.environment());
		removeFromEnvironment(own, environment);
		for (String name : EnvironmentOptions.VARIABLES) {
			environment.computeIfPresent(name, (key, variable) -> shared(variable, notes));
		}
		return new WorkerOptions(share(own, notes), environment, List.copyOf(notes));
	}

	/**
	 * Those before the command line's own from the front, those after it from the back.
	 */
	private static void removeFromEnvironment(List<String> own, Map<String, String> environment) {
		for (String name : EnvironmentOptions.VARIABLES) {
			List<String> inherited = EnvironmentOptions.parse(environment.getOrDefault(name, "")).values();
			boolean last = name.equals(EnvironmentOptions.LAST);
			for (String option : inherited) {
				int index = last ? own.lastIndexOf(option) : own.indexOf(option);
				if (index >= 0) {
					own.remove(index);
				}
			}
		}
	}

	private static @Nullable String shared(String variable, List<String> notes) {
		EnvironmentOptions options = EnvironmentOptions.parse(variable);
		String text = options.forWorker(notes);
		if (EnvironmentOptions.parse(text).equals(options)) {
			return variable;
		}
		return text.isEmpty() ? null : text;
	}

	static List<String> share(List<String> options, List<String> notes) {
		List<String> shared = new ArrayList<>();
		for (String option : options) {
			JvmOptionRule rule = JvmOptionRule.find(option).orElse(null);
			if (rule == null) {
				shared.add(option);
				continue;
			}
			Optional<String> changed = rule.apply(option);
			changed.ifPresent(shared::add);
			if (!rule.reason().isEmpty() && !changed.equals(Optional.of(option))) {
				String what = changed.map((value) -> "Workers get " + value + " instead of ")
					.orElse("Workers do not get ");
				notes.add(what + option + ": " + rule.reason());
			}
		}
		return shared;
	}

}
