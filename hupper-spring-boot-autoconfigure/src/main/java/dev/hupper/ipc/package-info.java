/**
 * Typed messages between monitor and worker over a unix domain socket.
 *
 * <p>
 * The monitor listens on one socket in a directory that only its user can enter. A worker
 * connects before anything of the application runs and says {@link Message.Hello} with
 * the token its launcher gave it; whoever says anything else first is dropped. The
 * monitor answers {@link Message.Run}, the go for the application, and may later say
 * {@link Message.Stop}. All other messages go from the worker to the monitor. The end of
 * the stream is a message too: each side takes it as the end of the other.
 */
@NullMarked
package dev.hupper.ipc;

import org.jspecify.annotations.NullMarked;
