package dev.hupper.fuzz;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.valves.ErrorReportValve;
import reactor.core.publisher.Mono;

import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.AbstractConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.server.reactive.ReactiveWebServerFactory;
import org.springframework.boot.web.server.servlet.ServletWebServerFactory;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;

/**
 * A real server whose application answers by what it has understood, and notes which
 * clients it was told of.
 */
final class EchoServer implements AutoCloseable {

	private static final String MARK = "X-Hupper-Client";

	private final WebServer server;

	private final Queue<List<String>> marks = new ConcurrentLinkedQueue<>();

	EchoServer(Kind kind) {
		AbstractConfigurableWebServerFactory factory = kind.factory.get();
		factory.setPort(0);
		factory.setAddress(InetAddress.getLoopbackAddress());
		this.server = (factory instanceof ServletWebServerFactory servlet)
				? servlet.getWebServer((context) -> context.addServlet("echo", new Echo()).addMapping("/"))
				: ((ReactiveWebServerFactory) factory).getWebServer(this::answer);
		this.server.start();
	}

	int port() {
		return this.server.getPort();
	}

	/** What each request since the last call said about its client. */
	List<List<String>> marks() {
		List<List<String>> marks = List.copyOf(this.marks);
		this.marks.clear();
		return marks;
	}

	private String understood(String method, String target, HttpHeaders headers) {
		this.marks.add(List.copyOf(headers.getOrEmpty(MARK)));
		TreeMap<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.forEach(others::put);
		others.remove(MARK);
		if (others.getOrDefault("Upgrade", List.of()).contains("h2c")) {
			others.remove("Upgrade");
		}
		return "[" + method + " " + target + " " + others + "]";
	}

	private Mono<Void> answer(ServerHttpRequest request, ServerHttpResponse response) {
		String understood = understood(request.getMethod().name(), request.getURI().getRawPath(), request.getHeaders());
		return DataBufferUtils.join(request.getBody())
			.map((buffer) -> buffer.toString(StandardCharsets.ISO_8859_1))
			.defaultIfEmpty("")
			.flatMap((body) -> {
				byte[] bytes = (understood + body).getBytes(StandardCharsets.UTF_8);
				response.getHeaders().setContentLength(bytes.length);
				return response.writeWith(Mono.just(response.bufferFactory().wrap(bytes)));
			});
	}

	@Override
	public void close() {
		this.server.stop();
	}

	private final class Echo extends HttpServlet {

		private static final long serialVersionUID = 1;

		@Override
		protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
			HttpHeaders headers = new HttpHeaders();
			request.getHeaderNames()
				.asIterator()
				.forEachRemaining((name) -> request.getHeaders(name)
					.asIterator()
					.forEachRemaining((value) -> headers.add(name, value)));
			String understood = understood(request.getMethod(), request.getRequestURI(), headers);
			String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
			byte[] bytes = (understood + body).getBytes(StandardCharsets.UTF_8);
			response.setContentLength(bytes.length);
			response.getOutputStream().write(bytes);
		}

	}

	/** Which server. */
	enum Kind {

		TOMCAT(Kind::tomcat), JETTY(JettyServletWebServerFactory::new), NETTY(NettyReactiveWebServerFactory::new);

		private final Supplier<AbstractConfigurableWebServerFactory> factory;

		Kind(Supplier<AbstractConfigurableWebServerFactory> factory) {
			this.factory = factory;
		}

		private static TomcatServletWebServerFactory tomcat() {
			TomcatServletWebServerFactory tomcat = new TomcatServletWebServerFactory();
			tomcat.addContextCustomizers((context) -> {
				ErrorReportValve report = new ErrorReportValve();
				report.setShowReport(false);
				report.setShowServerInfo(false);
				context.getParent().getPipeline().addValve(report);
			});
			return tomcat;
		}

	}

}
