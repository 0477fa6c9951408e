/**
 * The port that never closes: a relay that listens where the application would, and holds
 * requests while no worker does.
 *
 * <h2>Theory of operation</h2>
 *
 * The loop knows one public port ({@code RelayedPorts}); behind it is a {@code Relay} for
 * each web server of the application, which is opened anew if it fails. In each, one
 * thread with a selector ({@code RelayThread}) serves all connections; what others want
 * of it comes as tasks. The {@code RelayState} knows what is to become of a request now,
 * its {@code RoutingMode}: hold it, pass it on, or say what failed. A client's connection
 * is a {@code ClientConnection}, is in one {@code ConnectionState}, and has, while it
 * needs one, a connection of its own to the worker ({@code Upstream}), so that nothing
 * has to be sorted or repeated by anybody.
 *
 * <pre>
 *                ┌──────────────── the response is complete ◀────────────────┐
 *                ▼                                                           │
 *  accept ▶ ReadingHead ─ whole head ─▶ admitted ─▶ Connecting ▶ Forwarding ─┤
 *                │                       │   ▲                       │       │ 101, TLS,
 *       silence  │               no worker   │ a worker listens      │       │ HTTP/2
 *                │                       ▼   │                       │       ▼
 *                │                 AwaitingWorker ◀─ the worker died ┘   Tunneling
 *                │                       │ limit, failure            cut by a reload
 *                ▼                       ▼
 *            Responding ───────────▶ Lingering ▶ Closed
 * </pre>
 *
 * <p>
 * Of HTTP/1 it knows the boundaries of messages and nothing more: the end of a head, a
 * length, chunks. No byte of a request from this computer is changed or left out, neither
 * is {@code Host}; one from another computer gets a header that tells its address, and
 * loses what it says of that itself and a wish for HTTP/2. What it does not understand
 * (TLS, HTTP/2, a malformed length) is passed on as it is, for the server to judge,
 * without boundaries: such a connection cannot be carried over to the next worker.
 *
 * <p>
 * A request is passed on once its head is whole, or longer than a buffer. What is sent of
 * a request that may be repeated (GET and HEAD without body) is kept until the first byte
 * of its response: if the worker dies before, the next one gets it. Any other request is
 * sent at most once. A client that goes away while its request is held and not yet whole
 * is forgotten; one that has sent all may wait for the answer with its own side ended.
 * The client of a stream that ends its side is gone.
 *
 * <p>
 * Each direction has one buffer, and only while bytes are in it
 * ({@code RetainingBuffer}): neither side is read faster than the other takes, so that
 * memory does not grow with what passes. A byte is copied into the buffer and out of it
 * by the system alone.
 *
 * <p>
 * Before a worker is stopped the relay is made quiet: new requests wait, event streams
 * and tunnels end at once, and what else is under way may come to its end. By TLS that is
 * what was asked and not answered, or passed a moment ago ({@code EndingTunnel}). What
 * has not ended shortly before the time is up is cut, since the server would wait for it:
 * responses and uploads under way; a GET that is not answered yet waits for the next
 * worker. Requests that waited are let go a few at a time, since a server's queue of new
 * connections is short.
 */
@NullMarked
package dev.hupper.relay;

import org.jspecify.annotations.NullMarked;
