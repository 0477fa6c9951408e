package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.error.ErrorPage;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Tests for {@link ServletStream} on Tomcat, whose page is closed.
 */
class ServletStreamIntegrationTests {

	private static final BlockingQueue<ServletStream> STREAMS = new LinkedBlockingQueue<>();

	/** What the container does with a stream. */
	private static final List<String> STEPS = new CopyOnWriteArrayList<>();

	private static WebServer server;

	@BeforeAll
	static void start() {
		TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
		factory.addErrorPages(new ErrorPage("/error"));
		server = factory
			.getWebServer((context) -> new ServletRegistrationBean<>(new Streams(), "/").onStartup(context));
		server.start();
	}

	@AfterAll
	static void stop() {
		server.stop();
	}

	@BeforeEach
	void forget() {
		STEPS.clear();
	}

	/**
	 * The application's page for errors cannot be written into it, and said so. Who is
	 * first, the thread that has failed to write or the container, is the system's
	 * choice.
	 */
	@ParameterizedTest
	@ValueSource(booleans = { false, true })
	void itEndsWithoutAnErrorPageWhoeverSeesItFirst(boolean closedAtOnce) throws Exception {
		ServletStream stream = openAndReset();
		await().pollInterval(1, TimeUnit.MILLISECONDS).until(() -> isClosed(stream));
		if (closedAtOnce) {
			stream.close();
		}
		await().until(() -> STEPS.contains("complete"));
		stream.close();
		assertThat(STEPS).containsExactly("complete");
	}

	private static ServletStream openAndReset() throws Exception {
		try (Socket browser = new Socket("localhost", server.getPort())) {
			browser.getOutputStream()
				.write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			ServletStream stream = STREAMS.poll(10, TimeUnit.SECONDS);
			assertThat(stream).isNotNull();
			stream.send(PageEvent.BEAT);
			assertThat(browser.getInputStream().read()).isPositive();
			browser.setSoLinger(true, 0);
			return stream;
		}
	}

	private static boolean isClosed(ServletStream stream) {
		try {
			stream.send(PageEvent.BEAT);
			return false;
		}
		catch (IOException | RuntimeException ex) {
			return true;
		}
	}

	@SuppressWarnings("serial")
	static class Streams extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			if (request.getDispatcherType() != DispatcherType.REQUEST) {
				STEPS.add("error page");
				return;
			}
			response.setContentType("text/event-stream");
			AsyncContext async = request.startAsync();
			async.setTimeout(0);
			async.addListener(new Steps());
			STREAMS.add(ServletStream.open(async));
		}

	}

	static class Steps implements AsyncListener {

		@Override
		public void onComplete(AsyncEvent event) {
			STEPS.add("complete");
		}

		@Override
		public void onTimeout(AsyncEvent event) {
		}

		@Override
		public void onError(AsyncEvent event) {
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
		}

	}

}
