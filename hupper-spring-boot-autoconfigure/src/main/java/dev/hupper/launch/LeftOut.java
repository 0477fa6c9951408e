package dev.hupper.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The parts that standbys of an application do not rehearse, each with the reason, kept
 * in a file for the next monitor. A part without a reason was in a step that went wrong,
 * and is rehearsed in a step of its own. Not thread-safe.
 */
final class LeftOut {

	private static final int MAX_REASON = 160;

	private final Supplier<Optional<Path>> file;

	private final Map<String, String> parts = new TreeMap<>();

	/**
	 * Begin with what is in the file, if there is a place for one; it is another for
	 * other libraries.
	 */
	LeftOut(Supplier<Optional<Path>> file) {
		this.file = file;
	}

	/** The reasons by part. */
	Map<String, String> parts() {
		this.file.get().ifPresent((file) -> {
			if (!this.parts.isEmpty() && Files.notExists(file)) {
				write(file);
			}
			read(file);
		});
		return Map.copyOf(this.parts);
	}

	private void read(Path file) {
		try {
			for (String line : Files.readAllLines(file)) {
				String[] entry = line.split("=", 2);
				if (entry.length == 2) {
					this.parts.putIfAbsent(entry[0], entry[1]);
				}
			}
		}
		catch (NoSuchFileException ex) {
			// Nothing was left out yet.
		}
		catch (IOException ex) {
			// They are found out again.
		}
	}

	/**
	 * A step went wrong: the part that is left out from now on, or empty if it is not
	 * known yet which of several it was.
	 */
	Optional<String> add(String step, String reason) {
		List<String> names = List.of(step.split("\\+"));
		boolean known = names.size() == 1;
		if (known) {
			this.parts.values().removeIf(String::isEmpty);
		}
		String line = reason.lines().findFirst().orElse("it failed");
		String shortened = (line.length() <= MAX_REASON) ? line : line.substring(0, MAX_REASON) + "…";
		names.forEach((name) -> this.parts.put(name, known ? shortened : ""));
		this.file.get().ifPresent(this::write);
		return known ? Optional.of(names.get(0) + ": " + shortened) : Optional.empty();
	}

	private void write(Path file) {
		try {
			Files.write(file, this.parts.entrySet().stream().map(Map.Entry::toString).toList());
		}
		catch (IOException ex) {
			// They are found out again by the next monitor.
		}
	}

}
