package dev.hupper.spring.boot.rehearsal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * A resource of this package with a line for each thing, comments, and a section for each
 * part.
 */
final class PartList {

	private PartList() {
	}

	/** What is in the sections of these parts, and what is in none. */
	static List<String> read(String name, Set<Part> parts) {
		Set<String> wanted = parts.stream().map((part) -> "[" + part.key() + "]").collect(Collectors.toSet());
		AtomicBoolean inside = new AtomicBoolean(true);
		try (InputStream in = PartList.class.getResourceAsStream(name);
				BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
			return reader.lines().filter((line) -> !line.isBlank() && !line.startsWith("#")).filter((line) -> {
				if (line.startsWith("[")) {
					inside.set(wanted.contains(line));
					return false;
				}
				return inside.get();
			}).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
