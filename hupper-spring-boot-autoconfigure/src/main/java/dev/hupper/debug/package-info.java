/**
 * One address at which a debugger finds the worker, whichever it is.
 *
 * <p>
 * Each worker, a standby too, is started with a debug agent for a port of its own, so
 * that no two of them ever compete for one. Up to JDK 21 it sleeps until a debugger
 * comes: the JVM would wait for one that listens when it ends. The monitor holds the port
 * that the user knows, from its start to its end: whoever attaches there is connected
 * with the worker that runs, or waits for the next one.
 */
@NullMarked
package dev.hupper.debug;

import org.jspecify.annotations.NullMarked;
