package dev.hupper.spring.boot.rehearsal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import dev.hupper.worker.Rehearsal;

/**
 * Plans to start an application of hupper's own through Spring's start-up, in several
 * rounds. Found by its name.
 */
public final class SpringRehearsal implements Rehearsal {

	/** Lets the JVM compile what the rounds before have initialised. */
	private static final String ALL = "all";

	@Override
	public Plan plan(List<String> cold, Map<String, String> leftOut) throws IOException {
		LibraryView libraries = LibraryView.ofClassPath(SpringRehearsal.class.getClassLoader());
		Optional<String> obstacle = Logging.obstacle(libraries.getParent());
		if (obstacle.isPresent()) {
			return new Plan(List.of(), Map.of("everything", obstacle.get()), List.of());
		}
		Map<String, String> omitted = new LinkedHashMap<>();
		Set<Part> playing = EnumSet.noneOf(Part.class);
		for (Part part : Part.values()) {
			if (part.isIn(libraries) && part.canJoin(playing)) {
				String reason = leftOut.getOrDefault(part.key(), "");
				Optional<String> objection = reason.isEmpty() ? Obstacle.find(part, libraries) : Optional.of(reason);
				objection.ifPresentOrElse((why) -> omitted.put(part.key(), why), () -> playing.add(part));
			}
		}
		Round.Setting setting = new Round.Setting(libraries, Logging.of(libraries.getParent()), cold);
		List<Step> rounds = new ArrayList<>();
		for (Set<Part> together : Part.TOGETHER) {
			Set<Part> members = EnumSet.copyOf(together);
			members.retainAll(playing);
			Set<Part> apart = EnumSet.copyOf(together);
			apart.retainAll(members);
			apart.removeIf((part) -> !leftOut.containsKey(part.key()));
			apart.forEach((part) -> rounds.add(Round.of(part.key(), EnumSet.of(part), setting)));
			members.removeAll(apart);
			if (!members.isEmpty()) {
				String name = members.stream().map(Part::key).collect(Collectors.joining("+"));
				rounds.add(Round.of(name, members, setting));
			}
		}
		if (!rounds.isEmpty() && !leftOut.containsKey(ALL)) {
			rounds.add(Round.of(ALL, playing, setting));
		}
		return new Plan(rounds, omitted, Obstacle.globs());
	}

}
