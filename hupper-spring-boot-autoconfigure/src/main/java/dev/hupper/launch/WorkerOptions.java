package dev.hupper.launch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a worker takes over from the options of the monitor's JVM.
 *
 * @param jvmOptions for the worker's command line
 * @param environment the worker's environment
 * @param notes one line for each option that the worker gets changed or not at all
 */
record WorkerOptions(List<String> jvmOptions, Map<String, String> environment, List<String> notes) {

	static WorkerOptions of(CurrentJvm jvm) {
		List<String> notes = new ArrayList<>();
		List<String> own = new ArrayList<>(jvm.inputArguments());
		Map<String, String> environment = new LinkedHashMap<>(jvm.environment());
		for (String name : EnvironmentOptions.LEADING) {
			EnvironmentOptions.parse(environment.getOrDefault(name, "")).values().forEach(own::remove);
		}
		Collections.reverse(own);
		EnvironmentOptions.parse(environment.getOrDefault(EnvironmentOptions.TRAILING, ""))
			.values()
			.forEach(own::remove);
		Collections.reverse(own);
		for (String name : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
			shareVariable(name, environment, notes);
		}
		return new WorkerOptions(share(own, notes), environment, List.copyOf(notes));
	}

	private static void shareVariable(String name, Map<String, String> environment, List<String> notes) {
		environment.computeIfPresent(name, (key, text) -> {
			int before = notes.size();
			String shared = EnvironmentOptions.parse(text).forWorker(notes);
			if (notes.size() == before) {
				return text;
			}
			return shared.isEmpty() ? null : shared;
		});
	}

	static List<String> share(List<String> options, List<String> notes) {
		List<String> shared = new ArrayList<>();
		for (String option : options) {
			Optional<SharingRule> rule = SharingRule.find(option);
			Optional<String> result = rule.isEmpty() ? Optional.of(option) : rule.get().apply(option);
			result.ifPresent(shared::add);
			if (!result.equals(Optional.of(option))) {
				String reason = rule.map(SharingRule::reason).orElse("");
				notes.add(result.map((changed) -> "Workers get " + changed + " instead of " + option)
					.orElse("Workers do not get " + option) + ": " + reason);
			}
		}
		return shared;
	}

}
