/**
 * How a worker JVM is started and stopped.
 *
 * <p>
 * A {@link WorkerSpec} is taken once from the monitor's own JVM: the same {@code java},
 * options, class path and environment, less what two processes cannot share
 * ({@code JvmOptionRule} lists each with its reason), plus the user's options for workers
 * and, last, where the monitor's socket is. The command line made from it is the same for
 * every worker of the monitor.
 *
 * <p>
 * A {@link WorkerLauncher} starts processes with the monitor's standard streams and
 * working directory. A process and its connection find each other by the process id; a
 * worker that is asked to stop before it has connected gets that instead of the go. Two
 * threads serve each worker, one that reads and one that waits for the exit; the second
 * waits for the first, so that what a worker said comes before its end. A worker is lost
 * if its connection ends a second before the process does, or if it was awaited as a
 * standby and cannot be used in the end.
 *
 * <p>
 * A worker that connects before anybody has said what it should run is a standby. It is
 * told to prepare itself, and the next launch hands it the go, unless it is at a step of
 * its rehearsal: then it is killed and a new JVM started or, if that would take longer,
 * the end of the step awaited. One that only loads classes can be told to go at any time,
 * and leaves the rest. The first worker's ({@link EarlyStandby}) is such a one, started
 * by what is known before any configuration is read. A standby has read the class path,
 * so it is given up when a file changes there that its libraries may have looked for, or
 * a class in a package of which it has loaded some ({@code Footprint}).
 */
@NullMarked
package dev.hupper.launch;

import org.jspecify.annotations.NullMarked;
