package dev.hupper.spring.boot.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.zip.GZIPOutputStream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * What servlet applications do with a response beside writing a page to it.
 */
@Controller
class ServletStreams {

	private static final String PAGE = ServletPages.PAGE;

	@GetMapping("/exception-first")
	void exceptionFirst() {
		throw new IllegalStateException("on purpose");
	}

	@GetMapping("/exception-later")
	void exceptionLater(HttpServletResponse response) throws IOException {
		print(response, PAGE);
		throw new IllegalStateException("on purpose");
	}

	@GetMapping("/exception-after-flush")
	void exceptionAfterFlush(HttpServletResponse response) throws IOException {
		print(response, PAGE);
		response.flushBuffer();
		throw new IllegalStateException("on purpose");
	}

	@GetMapping("/exception-after-all")
	void exceptionAfterAll(HttpServletResponse response) throws IOException {
		response.setContentLength(ServletPages.BYTES.length);
		response.setContentType(ServletPages.HTML);
		response.getOutputStream().write(ServletPages.BYTES);
		throw new IllegalStateException("on purpose");
	}

	@GetMapping("/byte-buffer")
	void byteBuffer(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.getOutputStream().write(ByteBuffer.wrap(ServletPages.BYTES));
		response.getOutputStream().write(ByteBuffer.wrap(ServletPages.BYTES).asReadOnlyBuffer());
	}

	@GetMapping("/buffer-late")
	void bufferLate(HttpServletResponse response) throws IOException {
		print(response, PAGE);
		response.setBufferSize(20_000);
	}

	@GetMapping("/callable")
	@ResponseBody
	Callable<String> callable() {
		return () -> PAGE;
	}

	@GetMapping("/callable-view")
	Callable<String> callableView() {
		return () -> "thymeleaf";
	}

	@GetMapping("/callable-forward")
	Callable<String> callableForward() {
		return () -> "forward:/page";
	}

	@GetMapping("/deferred")
	@ResponseBody
	DeferredResult<String> deferred() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setResult(PAGE));
		return result;
	}

	@GetMapping("/deferred-error")
	DeferredResult<String> deferredError() {
		DeferredResult<String> result = new DeferredResult<>();
		CompletableFuture.runAsync(() -> result.setErrorResult(new IllegalStateException("on purpose")));
		return result;
	}

	@GetMapping("/async-plain")
	void asyncPlain(HttpServletRequest request, HttpServletResponse response) {
		answer(request.startAsync());
	}

	@GetMapping("/async-wrapped")
	void asyncWrapped(HttpServletRequest request, HttpServletResponse response) {
		answer(request.startAsync(request, response));
	}

	@GetMapping("/async-dispatched")
	void asyncDispatched(HttpServletRequest request, HttpServletResponse response) {
		AsyncContext async = request.startAsync(request, response);
		CompletableFuture.runAsync(() -> async.dispatch("/page"));
	}

	private static void answer(AsyncContext async) {
		CompletableFuture.runAsync(() -> {
			try {
				print((HttpServletResponse) async.getResponse(), PAGE);
				async.complete();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	@GetMapping("/streaming")
	StreamingResponseBody streaming(HttpServletResponse response) {
		response.setContentType(ServletPages.HTML);
		return (out) -> {
			for (int i = 0; i < 5; i++) {
				out.write(ServletPages.BYTES);
				out.flush();
			}
		};
	}

	@GetMapping("/emitter")
	ResponseBodyEmitter emitter(HttpServletResponse response) {
		response.setContentType(ServletPages.HTML);
		ResponseBodyEmitter emitter = new ResponseBodyEmitter();
		CompletableFuture.runAsync(() -> {
			try {
				emitter.send("<!doctype html><html>", MediaType.TEXT_HTML);
				emitter.send("<body>", MediaType.TEXT_HTML);
				emitter.complete();
			}
			catch (IOException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

	@GetMapping("/sse")
	SseEmitter sse() {
		SseEmitter emitter = new SseEmitter();
		CompletableFuture.runAsync(() -> {
			try {
				emitter.send("<html>");
				emitter.complete();
			}
			catch (IOException ex) {
				emitter.completeWithError(ex);
			}
		});
		return emitter;
	}

	@GetMapping("/write-listener")
	void writeListener(HttpServletRequest request, HttpServletResponse response) throws IOException {
		AsyncContext async = request.startAsync(request, response);
		response.setContentType(ServletPages.HTML);
		ServletOutputStream out = response.getOutputStream();
		out.setWriteListener(new WriteListener() {

			private int left = 3;

			@Override
			public void onWritePossible() throws IOException {
				while (out.isReady()) {
					if (this.left-- == 0) {
						async.complete();
						return;
					}
					out.write(ServletPages.BYTES);
				}
			}

			@Override
			public void onError(Throwable failure) {
				async.complete();
			}

		});
	}

	@GetMapping("/charset")
	void charset(HttpServletResponse response, @RequestParam String name) throws IOException {
		response.setContentType("text/html;charset=" + name);
		response.getOutputStream().write(PAGE.getBytes(Charset.forName(name)));
	}

	@GetMapping("/charset-writer")
	void charsetWriter(HttpServletResponse response, @RequestParam String name) throws IOException {
		response.setContentType("text/html");
		response.setCharacterEncoding(name);
		response.getWriter().write(PAGE);
	}

	@GetMapping("/no-charset")
	void noCharset(HttpServletResponse response) throws IOException {
		response.setContentType("text/html");
		response.setLocale(Locale.GERMANY);
		response.getWriter().write(PAGE);
	}

	@GetMapping("/no-type")
	void noType(HttpServletResponse response) throws IOException {
		response.getWriter().write(PAGE);
	}

	@GetMapping("/gzip")
	void gzip(HttpServletResponse response) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (OutputStream out = new GZIPOutputStream(bytes)) {
			out.write(ServletPages.BYTES);
		}
		response.setContentType(ServletPages.HTML);
		response.setHeader("Content-Encoding", "gzip");
		response.getOutputStream().write(bytes.toByteArray());
	}

	@GetMapping("/reset")
	void reset(HttpServletResponse response) throws IOException {
		response.setHeader("ETag", "\"r1\"");
		print(response, PAGE + PAGE);
		response.reset();
		response.setContentType("application/json");
		response.getOutputStream().print("{}");
	}

	@GetMapping("/reset-buffer")
	void resetBuffer(HttpServletResponse response) throws IOException {
		response.setHeader("ETag", "\"r1\"");
		print(response, "<p>forgotten");
		response.resetBuffer();
		print(response, PAGE);
	}

	@GetMapping("/error-late")
	void errorLate(HttpServletResponse response) throws IOException {
		response.setContentLength(1000);
		print(response, PAGE);
		response.sendError(404);
	}

	@GetMapping("/error-other")
	void errorOther(HttpServletResponse response) throws IOException {
		response.sendError(422, "reason");
	}

	@GetMapping("/flush-first")
	void flushFirst(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.flushBuffer();
		response.getWriter().print(PAGE);
	}

	@GetMapping("/flush-often")
	void flushOften(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		for (int i = 0; i < PAGE.length(); i++) {
			response.getWriter().write(PAGE.charAt(i));
			response.getWriter().flush();
		}
	}

	@GetMapping("/print")
	void print(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.getWriter().println();
		response.getWriter().print('<');
		response.getWriter().append("htm").append('l').println(new char[] { '>', 'a' });
		response.getWriter().format("%d %s", 1, "x").print(true);
		response.getWriter().println(1.5);
		response.getWriter().println("\u00e4\uD83D");
		response.getWriter().write("\uDE00");
		response.getWriter().checkError();
	}

	@GetMapping("/size")
	void size(HttpServletResponse response, @RequestParam int bytes, @RequestParam(defaultValue = "0") int buffer)
			throws IOException {
		if (buffer > 0) {
			response.setBufferSize(buffer);
		}
		response.setContentType(ServletPages.HTML);
		response.getOutputStream().write(("<html>" + "x".repeat(bytes)).getBytes(StandardCharsets.UTF_8));
		response.setHeader("X-Late", "1");
	}

	@GetMapping("/raw")
	void raw(HttpServletResponse response, @RequestParam String text) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
	}

	@GetMapping("/length-late")
	void lengthLate(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.getOutputStream().write(ServletPages.BYTES);
		response.setHeader("Content-Length", String.valueOf(ServletPages.BYTES.length));
		response.setHeader("ETag", "\"late\"");
	}

	@GetMapping("/length-short")
	void lengthShort(HttpServletResponse response) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.setContentLengthLong(ServletPages.BYTES.length);
		response.getOutputStream().write(ServletPages.BYTES);
		response.getOutputStream().close();
	}

	@GetMapping("/closed")
	void closed(HttpServletResponse response) throws IOException {
		print(response, PAGE);
		response.getWriter().close();
		response.getWriter().print("nobody sees it");
		response.setHeader("X-Late", "1");
	}

	@GetMapping("/both")
	void both(HttpServletResponse response) throws IOException {
		print(response, PAGE);
		response.getOutputStream().print("x");
	}

	private static void print(HttpServletResponse response, String text) throws IOException {
		response.setContentType(ServletPages.HTML);
		response.getWriter().print(text);
	}

}
