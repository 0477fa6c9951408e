/**
 * What a worker does for the pages that are open in a browser: they load anew by
 * themselves when the application has changed.
 *
 * <h2>Theory of operation</h2>
 *
 * The outermost filter of a servlet container ({@code PageFilter}), or a handler around
 * all of WebFlux ({@code ReactivePageHandler}), adds one script element to each page that
 * a browser on this computer navigates to. Which request asks for a page
 * ({@code Navigation}), which response is one ({@code HtmlResponse}), whether its content
 * security policy lets the script run ({@code ContentPolicy}) and where its head begins
 * ({@code Html}) is decided by small classes that know of neither. What is partial,
 * compressed, to be downloaded or no HTML passes as it is, and so does whatever is not
 * understood.
 *
 * <p>
 * The element stands first in the head: behind the document type, which has to be first,
 * and before any script or text in which it could be taken for something else. The
 * decision is made when the container would send the headers, which are final only then:
 * a response is held until its buffer would be full, all that was announced is there,
 * somebody flushes, or the application has said all. That moment is also the end of a
 * forward, since Tomcat takes nothing after it; the forward filter is there for it.
 *
 * <p>
 * A changed page needs an entity tag of its own, which also names the version: when the
 * browser shows it, the application gets its own tag back, and a page of an earlier
 * version is never taken for current ({@code EntityTag}).
 *
 * <p>
 * The script listens to one stream of events for all tabs of the browser. Its first event
 * names the version of what pages show, which the monitor counts: it grows with each
 * worker and each served file that changes, but not with the worker that follows a swap.
 * One that is later than what the page was made of, or has heard, means that the page is
 * outdated. The others come from the monitor: files that are served as they are have
 * changed, or sources were compiled ({@code OpenPages}). Streams end when the application
 * begins to stop, so that they are nothing it has to wait for, and the browser comes
 * again.
 *
 * <p>
 * All of it exists in a worker only, and answers only requests of this computer to a name
 * of its own, those of the loopback interface and those that the user adds, unless the
 * user opens it to all: what a compiler says is not for other computers, nor for a page
 * of another site.
 */
@NullMarked
package dev.hupper.spring.boot.browser;

import org.jspecify.annotations.NullMarked;
