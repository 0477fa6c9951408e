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
		Map<String, String> omitted = new LinkedHashMap<>();
		Set<Part> playing = EnumSet.noneOf(Part.class);
		Optional<String> general = Obstacle.find(libraries);
		for (Part part : Part.values()) {
			String reason = general.orElse(leftOut.getOrDefault(part.key(), ""));
			if (part.isIn(libraries) && !reason.isEmpty()) {
				omitted.put(general.isPresent() ? "everything" : part.key(), reason);
			}
			else if (part.isIn(libraries) && part.canJoin(playing)) {
				playing.add(part);
			}
		}
		List<Step> rounds = new ArrayList<>();
		for (Set<Part> together : Part.TOGETHER) {
			Set<Part> members = EnumSet.copyOf(together);
			members.retainAll(playing);
			for (Part part : EnumSet.copyOf(together)) {
				if (members.contains(part) && leftOut.containsKey(part.key())) {
					members.remove(part);
					rounds.add(Round.of(part.key(), EnumSet.of(part), libraries, cold));
				}
			}
			if (!members.isEmpty()) {
				rounds.add(Round.of(members.stream().map(Part::key).collect(Collectors.joining("+")), members,
						libraries, cold));
			}
		}
		if (!rounds.isEmpty() && !leftOut.containsKey(ALL)) {
			rounds.add(Round.of(ALL, playing, libraries, cold));
		}
		return new Plan(rounds, omitted);
	}

}
