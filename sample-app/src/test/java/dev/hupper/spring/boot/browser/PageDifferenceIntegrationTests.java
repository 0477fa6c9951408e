package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks real servers with hupper's page filter and without it: the answers are equal, but
 * for the one script element and what follows from it.
 */
class PageDifferenceIntegrationTests {

	private static final String NAVIGATION = "Sec-Fetch-Dest: document\r\nAccept: text/html,*/*;q=0.8\r\n";

	@ParameterizedTest
	@EnumSource
	void pagesAreForwardedToWithTheScript(PageServer.Kind kind) throws IOException {
		try (PageServer with = PageServer.start(kind, true); PageServer without = PageServer.start(kind, false)) {
			for (String path : List.of("/", "/forward", "/forward-twice", "/named")) {
				String request = "GET " + path + " HTTP/1.1\r\n" + NAVIGATION;
				RawResponse page = RawResponse.of(with.port(), request, "");
				RawResponse original = RawResponse.of(without.port(), request, "");
				assertThat(page.body()).as(path).contains("hupper-refresh/script.js");
				assertThat(page.body().replaceAll("<script async src=[^>]*></script>", "")).as(path)
					.isEqualTo(original.body());
				assertThat(headers(page)).as(path).isEqualTo(headers(original));
			}
		}
	}

	private static List<String> headers(RawResponse response) {
		Stream<String> lines = Stream.concat(Stream.of(response.status()), response.headers().stream());
		return lines.filter((line) -> !line.startsWith("content-length:") && !line.startsWith("etag:")).toList();
	}

}
