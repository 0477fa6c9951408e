/**
 * Typed messages between monitor and worker over a unix domain socket.
 *
 * <p>
 * The monitor listens on one socket in a directory that only its user can enter
 * ({@link ConnectionServer}). A worker connects before anything of the application runs
 * and says {@link Message.Hello} with the token on its command line and its process id.
 * The token is the same for all workers of a monitor, so that their command lines are
 * equal; which of them speaks, the process id tells. Whoever says anything else, too much
 * or nothing in time is dropped. The monitor answers {@link Message.Prepare} to a standby
 * and {@link Message.Run}, the go, to one that is to run the application. What either
 * side says later is a {@link Message.FromMonitor} or a {@link Message.FromWorker}. The
 * end of the stream is a message too: each side takes it as the end of the other.
 *
 * <pre>
 * 0       2         3      4        8
 * +-------+---------+------+--------+-------------------+
 * | magic | version | type | length | body, up to 32 MiB|
 * +-------+---------+------+--------+-------------------+
 * </pre>
 *
 * <p>
 * A body is the message's fields in order: numbers of eight bytes, texts in UTF-8 after
 * their length, lists after their size. Nothing is ever deserialised by name. A worker
 * and its monitor have the same version of hupper, so there is no negotiation: another
 * version is a stranger.
 */
@NullMarked
package dev.hupper.ipc;

import org.jspecify.annotations.NullMarked;
