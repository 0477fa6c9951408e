package dev.hupper.build;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of placeholders.
 */
class ResourceFilterTests {

	private static final Map<String, String> VALUES = Map.of("project.version", "1.0", "city", "Z\u00fcrich");

	@Test
	void whatIsKnownIsFilledInAndTheRestStays() {
		ResourceFilter filter = filter("@");

		assertThat(fill(filter, "v=@project.version@ @other@ a@b.c ${city}")).isEqualTo("v=1.0 @other@ a@b.c ${city}");
		assertThat(filter.unknown(bytes("@project.version@ @other@ @more@"))).containsExactly("@more@", "@other@");
	}

	@Test
	void severalDelimiters() {
		assertThat(fill(filter("${*}", "#"), "${project.version} #city# ${port:1} $1"))
			.isEqualTo("1.0 Z\u00fcrich ${port:1} $1");
	}

	@Test
	void valuesThatOnlyTheBuildKnowsAreReadOffWhatItMade() {
		ResourceFilter filter = filter("@");
		byte[] made = bytes("v=1.0 at 2026-01-01T00:00 by @nobody@ in Bern, Bern\nid=");

		assertThat(
				filter.learn(bytes("v=@project.version@ at @time@ by @nobody@ in @city@, @city@\nid=@commit@"), made))
			.containsOnly(Map.entry("time", "2026-01-01T00:00"), Map.entry("city", "Bern"), Map.entry("commit", ""));
		assertThat(fill(filter.with(Map.of("city", "Z\u00fcrich!")), "@city@ @project.version@"))
			.isEqualTo("Z\u00fcrich! 1.0");
	}

	@Test
	void nothingIsLearntOfWhatTheBuildChangedOtherwise() {
		assertThat(filter("@").learn(bytes("a=@time@\nb=1"), bytes("a=2026\nb=2"))).isEmpty();
		assertThat(filter("@").learn(bytes("a=@time@ @time@!"), bytes("a=1 2!"))).isEmpty();
		assertThat(filter("@").learn(bytes("a=@time@@commit@"), bytes("a=1"))).isEmpty();
		assertThat(filter("@").learn(bytes("a=@time@"), bytes("a=1\nb=1"))).isEmpty();
		assertThat(filter("@").learn(bytes("a=@time@"), bytes(""))).isEmpty();
		assertThat(filter("@").learn(bytes("a=1"), bytes("a=2"))).isEmpty();
	}

	/** As the reader of Maven's filtering does, which looks for the end in the line. */
	@Test
	void whateverIsBetweenTwoDelimitersOfALineIsAName() {
		assertThat(fill(filter("@"), "mail=a@b.c, v@project.version@ of @city@\n@city@"))
			.isEqualTo("mail=a@b.c, v@project.version@ of @city@\nZ\u00fcrich");
		assertThat(fill(filter("${*}"), "${NAME:${project.version}} ${project.version}"))
			.isEqualTo("${NAME:${project.version}} 1.0");
		assertThat(filter("@").unknown(bytes("mail=a@b.c, d@e.f"))).isEmpty();
	}

	@Test
	void whatIsEscapedIsATextAsAnyOther() {
		ResourceFilter filter = escaped("\\", "${*}", "@");

		assertThat(fill(filter, "\\${city} ${city} \\d \\\\${project.version} \\@ \\"))
			.isEqualTo("${city} Z\u00fcrich \\d \\\\1.0 @ \\");
		assertThat(filter.unknown(bytes("\\${other} \\@ ${more}"))).containsExactly("${more}");
		assertThat(filter.learn(bytes("\\${city} ${time}"), bytes("${city} 12:00")))
			.containsExactly(Map.entry("time", "12:00"));
		assertThat(filter.learn(bytes("\\${city}"), bytes("Bern"))).isEmpty();
	}

	@Test
	void bytesOfNoEncodingAreKept() {
		byte[] content = { (byte) 0xff, 0, '@', 'n', 'o', '@', (byte) 0x80 };

		assertThat(filter("@").fill(content)).isEqualTo(content);
	}

	@Test
	void imagesAreKnownByTheirNamesInEveryLanguage() {
		Locale before = Locale.getDefault();
		Locale.setDefault(Locale.forLanguageTag("tr"));
		try {
			assertThat(new ResourceFilter(List.of("@"), "", Set.of("gif"), StandardCharsets.UTF_8,
					(name) -> Optional.empty())
				.appliesTo("logo.GIF")).isFalse();
		}
		finally {
			Locale.setDefault(before);
		}
	}

	@Test
	void imagesAreNotLookedAt() {
		assertThat(filter("@").appliesTo("logo.PNG")).isFalse();
		assertThat(filter("@").appliesTo("application.yml")).isTrue();
	}

	private static ResourceFilter filter(String... delimiters) {
		return escaped("", delimiters);
	}

	private static ResourceFilter escaped(String escape, String... delimiters) {
		return new ResourceFilter(List.of(delimiters), escape, Set.of("png"), StandardCharsets.UTF_8,
				(name) -> Optional.ofNullable(VALUES.get(name)));
	}

	private static String fill(ResourceFilter filter, String text) {
		return new String(filter.fill(bytes(text)), StandardCharsets.UTF_8);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
