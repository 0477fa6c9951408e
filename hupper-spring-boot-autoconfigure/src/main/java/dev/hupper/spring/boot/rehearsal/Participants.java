package dev.hupper.spring.boot.rehearsal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * What of the libraries takes part, as resources that Spring reads in the place of those
 * that the libraries bring. They are made of lists in this package, less what the class
 * path does not hold.
 */
enum Participants {

	/** Each entry is {@code type = implementation}. */
	FACTORIES("META-INF/spring.factories", "factories.list") {

		@Override
		String content(List<String> lines, Predicate<String> isPresent) {
			Map<String, String> factories = lines.stream()
				.map((line) -> line.split(" = "))
				.filter((entry) -> isPresent.test(entry[1]))
				.collect(Collectors.groupingBy((entry) -> entry[0],
						Collectors.mapping((entry) -> entry[1], Collectors.joining(","))));
			return factories.entrySet().stream().map(Map.Entry::toString).collect(Collectors.joining("\n"));
		}

	},

	/** Each entry is a class. */
	IMPORTS("META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports", "imports.list") {

		@Override
		String content(List<String> lines, Predicate<String> isPresent) {
			return lines.stream().filter(isPresent).collect(Collectors.joining("\n"));
		}

	};

	private final String replaced;

	private final String list;

	Participants(String replaced, String list) {
		this.replaced = replaced;
		this.list = list;
	}

	static @Nullable Participants find(String resource) {
		for (Participants participants : values()) {
			if (participants.replaced.equals(resource)) {
				return participants;
			}
		}
		return null;
	}

	/** What to read instead, by those that take part and the classes that there are. */
	URL url(Set<Part> parts, Predicate<String> isPresent) throws IOException {
		byte[] content = content(lines(parts), isPresent).getBytes(StandardCharsets.UTF_8);
		return new URL(null, "rehearsal:" + this.list, new URLStreamHandler() {

			@Override
			protected URLConnection openConnection(URL url) {
				return new InMemoryConnection(url, content);
			}

		});
	}

	abstract String content(List<String> lines, Predicate<String> isPresent);

	List<String> lines(Set<Part> parts) {
		return PartList.read(this.list, parts);
	}

	private static final class InMemoryConnection extends URLConnection {

		private final byte[] content;

		private InMemoryConnection(URL url, byte[] content) {
			super(url);
			this.content = content;
		}

		@Override
		public void connect() {
			// There is nothing to connect to.
		}

		@Override
		public InputStream getInputStream() {
			return new ByteArrayInputStream(this.content);
		}

	}

}
