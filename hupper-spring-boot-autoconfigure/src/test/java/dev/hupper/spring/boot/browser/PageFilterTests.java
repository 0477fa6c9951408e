package dev.hupper.spring.boot.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import dev.hupper.api.LocalNames;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link PageFilter}: what becomes of which response.
 */
class PageFilterTests {

	private static final String PAGE = "<html><body>\u00e4</body></html>";

	private static final String ELEMENT = "<script async=\"\" src=\"hupper-refresh/script.js\" data-version=\"m.0\"></script>";

	private static final String CHANGED = "<html>" + ELEMENT + "<body>\u00e4</body></html>";

	@AutoClose
	private final OpenPages pages = new OpenPages("m");

	private final PageFilter filter = new PageFilter(
			new BrowserRefresh(this.pages, new Navigation(LocalNames.LOOPBACK)));

	private final MockHttpServletRequest request = navigation("GET");

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	@Test
	void aPageGetsTheScriptAndItsLength() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.setContentLength(PAGE.getBytes(StandardCharsets.UTF_8).length);
			response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
			response.getOutputStream().flush();
		});
		assertChanged();
		assertThat(this.response.getContentLength()).isEqualTo(this.response.getContentAsByteArray().length);
	}

	/** It may have been asked for what it shows before that changed. */
	@Test
	void aPageIsOfTheVersionOfItsRequest() throws Exception {
		filter((request, response) -> {
			this.pages.served(List.of("/app/static/a.css"), 1);
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().print(PAGE);
		});
		assertChanged();
		assertThat(this.pages.version()).isEqualTo("m.1");
	}

	@Test
	void soDoesOneThatIsPrinted() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().print("<html><body>\u00e4");
			response.getWriter().print("</body></html>");
			response.getWriter().flush();
		});
		assertChanged();
	}

	@Test
	void soDoesOneWithoutEndThatNobodyFlushes() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html");
			response.getWriter().print("<h1>Hi</h1>");
		});
		assertThat(this.response.getContentAsString()).isEqualTo(ELEMENT + "<h1>Hi</h1>");
		assertThat(this.response.getCharacterEncoding()).isEqualToIgnoringCase("ISO-8859-1");
	}

	@Test
	void soDoesOneWithoutEndThatIsAsLongAsAnnounced() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html");
			response.setIntHeader("Content-Length", 2);
			response.getOutputStream().print("Hi");
			response.getOutputStream().flush();
		});
		assertThat(this.response.getContentAsString()).isEqualTo(ELEMENT + "Hi");
	}

	@Test
	void anErrorPageGetsTheScript() throws Exception {
		this.request.setDispatcherType(DispatcherType.ERROR);
		filter((request, response) -> {
			response.setStatus(500);
			page(response);
		});
		assertChanged();
	}

	@Test
	void soDoesOneOfAFailureAfterItWasToBeAnsweredLater() throws Exception {
		this.request.setAsyncSupported(true);
		this.request.startAsync();
		this.request.setDispatcherType(DispatcherType.ERROR);
		filter((request, response) -> {
			response.setStatus(500);
			page(response);
		});
		assertChanged();
	}

	@Test
	void soDoesOneThatIsStreamedAndNothingOfItIsHeldBack() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().print("<html><body>");
			response.flushBuffer();
			assertThat(this.response.getContentAsString()).isEqualTo("<html>" + ELEMENT + "<body>");
			assertThat(this.response.isCommitted()).isTrue();
			response.getWriter().print("\u00e4</body></html>");
		});
		assertThat(this.response.getContentAsString()).isEqualTo(CHANGED);
	}

	/**
	 * Containers ask for an error page by GET; loading it anew would post the form again.
	 */
	@Test
	void anErrorPageThatAnswersAFormGetsNoScript() throws Exception {
		this.request.setDispatcherType(DispatcherType.ERROR);
		this.request.setAttribute(RequestDispatcher.ERROR_METHOD, "POST");
		filter((request, response) -> page(response));
		assertThat(this.response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
	}

	@Test
	void whatIsStreamedFromItsMiddleOnIsLeftAsItIs() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.getWriter().print("<ht");
			response.getWriter().flush();
			response.getWriter().print("ml><body>\u00e4</body></html>");
		});
		assertThat(this.response.getContentAsString()).isEqualTo(PAGE);
	}

	@Test
	void whatIsAnsweredAsynchronouslyIsNotHeldBack() throws Exception {
		this.request.setAsyncSupported(true);
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.getOutputStream().print("<html><body>");
			request.startAsync(request, response);
			assertThat(this.response.getContentAsString()).isEqualTo("<html>" + ELEMENT + "<body>");
			response.getOutputStream().write("\u00e4</body></html>".getBytes(StandardCharsets.UTF_8));
			assertThat(this.response.getContentAsString()).isEqualTo(CHANGED);
		});
	}

	@Test
	void whatIsRenderedOnceItWasAnsweredAsynchronouslyGetsTheScript() throws Exception {
		this.request.setAsyncSupported(true);
		filter((request, response) -> request.startAsync(request, response));
		this.request.setAsyncStarted(false);
		this.request.setDispatcherType(DispatcherType.ASYNC);
		filter((request, response) -> page(response));
		assertChanged();
	}

	@Test
	void otherContentIsLeftAsItIs() throws Exception {
		filter((request, response) -> {
			response.setContentType("application/json");
			response.setContentLength(2);
			response.getOutputStream().print("{}");
		});
		assertThat(this.response.getContentAsString()).isEqualTo("{}");
		assertThat(this.response.getContentLength()).isEqualTo(2);
	}

	@Test
	void whatScriptsAskForIsLeftAsItIs() throws Exception {
		this.request.removeHeader("Sec-Fetch-Dest");
		this.request.addHeader("Sec-Fetch-Dest", "empty");
		filter((request, response) -> page(response));
		assertThat(this.response.getContentAsString()).isEqualTo(PAGE);
	}

	@Test
	void aLargePageIsNotHeldBack() throws Exception {
		String large = "<html><body>" + "x".repeat(100_000);
		filter((request, response) -> {
			response.setContentType("text/html");
			response.getOutputStream().print(large);
			assertThat(this.response.getContentAsString()).isEqualTo("<html>" + ELEMENT + large.substring(6));
		});
	}

	@Test
	void aPolicyThatAdmitsNoScriptIsRespected() throws Exception {
		filter((request, response) -> {
			response.setHeader("Content-Security-Policy", "default-src 'none'");
			response.setContentLength(PAGE.getBytes(StandardCharsets.UTF_8).length);
			page(response);
		});
		assertThat(this.response.getContentAsString()).isEqualTo(PAGE);
		assertThat(this.response.getContentLength()).isEqualTo(this.response.getContentAsByteArray().length);
	}

	@Test
	void theNonceOfAPolicyIsUsed() throws Exception {
		filter((request, response) -> {
			response.setHeader("Content-Security-Policy", "script-src 'nonce-abc'");
			page(response);
		});
		assertThat(this.response.getContentAsString()).contains("data-version=\"m.0\" nonce=\"abc\"></script><body>");
	}

	@Test
	void theTagOfAChangedPageIsAnotherOneAndIsRecognised() throws Exception {
		FilterChain shallow = (request, response) -> new ShallowEtagHeaderFilter().doFilter(request, response,
				(inner, answer) -> page((HttpServletResponse) answer));
		this.filter.doFilter(this.request, this.response, shallow);
		assertChanged();
		String tag = this.response.getHeader("ETag");
		assertThat(tag).endsWith("-hupper-m.0\"");

		MockHttpServletRequest again = navigation("GET");
		again.addHeader("If-None-Match", tag);
		MockHttpServletResponse notModified = new MockHttpServletResponse();
		this.filter.doFilter(again, notModified, shallow);
		assertThat(notModified.getStatus()).isEqualTo(304);
		assertThat(notModified.getContentAsByteArray()).isEmpty();
		assertThat(notModified.getHeader("ETag")).isEqualTo(tag);
	}

	@Test
	void aPageThatHasOnlyADateGetsATagToBeRecognisedBy() throws Exception {
		Application dated = (request, response) -> {
			boolean known = request.getHeader("If-None-Match") == null
					&& request.getDateHeader("If-Modified-Since") >= 0;
			response.setStatus(known ? 304 : 200);
			response.setDateHeader("Last-Modified", 0);
			if (!known) {
				page(response);
			}
		};
		filter(dated);
		assertChanged();
		String tag = this.response.getHeader("ETag");
		assertThat(conditional(dated, tag)).isEqualTo(304);
		assertThat(conditional(dated, "W/\"-hupper-16\"")).isEqualTo(200);
	}

	private int conditional(Application application, String tag) throws Exception {
		MockHttpServletRequest request = navigation("GET");
		request.addHeader("If-None-Match", tag);
		request.addHeader("If-Modified-Since", 0);
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.filter.doFilter(request, response,
				(inner, answer) -> application.answer((HttpServletRequest) inner, (HttpServletResponse) answer));
		return response.getStatus();
	}

	@Test
	void whatAsksForTheHeadAloneIsNoBrowser() throws Exception {
		this.request.setMethod("HEAD");
		filter((request, response) -> {
			response.setContentType("text/html;charset=UTF-8");
			response.setHeader("ETag", "\"abc\"");
			response.setContentLengthLong(1000);
		});
		assertThat(this.response.getContentLength()).isEqualTo(1000);
		assertThat(this.response.getHeader("ETag")).isEqualTo("\"abc\"");
	}

	@Test
	void aPolicyIsKnownInTimeThoughSetAfterThePageWasWritten() throws Exception {
		filter((request, response) -> {
			page(response);
			response.setHeader("Content-Security-Policy", "script-src 'none'");
		});
		assertThat(this.response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
	}

	@Test
	void aPolicyOfThePageItselfIsRespected() throws Exception {
		String page = "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\"></head>";
		filter((request, response) -> {
			response.setContentType("text/html");
			response.getWriter().print(page);
		});
		assertThat(this.response.getContentAsString()).isEqualTo(page);
	}

	@Test
	void whatWasWrittenBeforeAnErrorIsTheContainersToDiscard() throws Exception {
		filter((request, response) -> {
			page(response);
			response.sendError(404);
			assertThat(this.response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
		});
		assertThat(this.response.getStatus()).isEqualTo(404);
	}

	@Test
	void whatWasWrittenBeforeAResetIsForgotten() throws Exception {
		filter((request, response) -> {
			response.setContentType("text/html");
			response.getOutputStream().print("half a page");
			response.reset();
			page(response);
		});
		assertChanged();
	}

	@Test
	void theScriptIsServedWithoutAskingTheApplication() throws Exception {
		this.request.setRequestURI("/app/hupper-refresh/script.js");
		filter((request, response) -> {
			throw new AssertionError("the application is asked");
		});
		assertThat(this.response.getContentType()).isEqualTo("text/javascript;charset=UTF-8");
		assertThat(this.response.getContentAsString()).contains("EventSource");
	}

	@Test
	void theScriptIsNotServedToOtherComputers() throws Exception {
		this.request.setRequestURI("/app/hupper-refresh/script.js");
		this.request.removeHeader("Host");
		this.request.addHeader("Host", "192.168.0.7:8080");
		filter((request, response) -> response.sendError(404));
		assertThat(this.response.getStatus()).isEqualTo(404);
	}

	@Test
	void norToOneThatNamesALocalHost() throws Exception {
		this.request.setRequestURI("/app/hupper-refresh/events");
		this.request.setRemoteAddr("192.168.0.7");
		filter((request, response) -> response.sendError(404));
		assertThat(this.response.getStatus()).isEqualTo(404);
	}

	@Test
	void theScriptIsNamedRelativelyToThePageThatTheBrowserAskedFor() throws Exception {
		this.request.setRequestURI("/app/error");
		this.request.setAttribute(RequestDispatcher.ERROR_REQUEST_URI, "/app/a/b/c");
		filter((request, response) -> page(response));
		assertThat(this.response.getContentAsString()).contains(" src=\"../../hupper-refresh/script.js\"");
	}

	@Test
	void anAddressThatIsNoneIsNotLookedUpAndHarmsNobody() throws Exception {
		for (String address : new String[] { "unknown", "localhost", "999.1.1.1", "_hidden", "::g", "" }) {
			this.request.setRemoteAddr(address);
			MockHttpServletResponse response = new MockHttpServletResponse();
			this.filter.doFilter(this.request, response, (request, answer) -> page(answer));
			assertThat(response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(PAGE);
		}
	}

	private void assertChanged() throws IOException {
		assertThat(this.response.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(CHANGED);
	}

	private void filter(Application application) throws IOException, ServletException {
		this.filter.doFilter(this.request, this.response, (request, response) -> application
			.answer((HttpServletRequest) request, (HttpServletResponse) response));
	}

	private static void page(jakarta.servlet.ServletResponse response) throws IOException {
		response.setContentType("text/html;charset=UTF-8");
		response.getOutputStream().write(PAGE.getBytes(StandardCharsets.UTF_8));
	}

	private static MockHttpServletRequest navigation(String method) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/app/page");
		request.setContextPath("/app");
		request.addHeader("Host", "localhost:8080");
		request.addHeader("Sec-Fetch-Dest", "document");
		return request;
	}

	/** What answers. */
	private interface Application {

		void answer(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException;

	}

}
