/**
 * What runs inside a worker before and beside the application.
 *
 * <p>
 * {@link WorkerMain} ignores SIGHUP, connects to the monitor, waits for the go and calls
 * the application on thread {@code main}. System properties, arguments and what an
 * exception prints are as in a plain start.
 *
 * <p>
 * A standby is a worker whose go has not come yet. Thread {@code main} waits for it,
 * while thread {@code hupper-warm-up} loads library classes ({@code WarmUp}) and, if a
 * {@link Rehearsal} is there, runs it; last, it has methods compiled that a start of the
 * application has compiled before ({@code CompileStep}). No class is loaded from a
 * directory, since it may change before the go; that thread has ended when the
 * application's {@code main} begins. What the application then sets may come too late for
 * libraries that were rehearsed with. {@code PreMainSnapshot} notices that in the worker
 * before: the monitor has no standby rehearse from then on or, if it is a system property
 * or the default locale, has the next one rehearse with it ({@code RehearsedSettings}).
 * One that was rehearsed with others than are set then is started anew.
 *
 * <p>
 * Beside the application one daemon thread listens to the monitor. A request to stop runs
 * the {@link GracefulStop} that was registered last, and the shutdown hooks, on a thread
 * of its own; once begun it is not begun again. While the monitor lives it is the one to
 * kill a worker that takes too long. Before the hooks run that thread no longer reads
 * from the connection, since HotSpot waits 300 ms for threads in native code at its end;
 * it looks every 100 ms whether the monitor lives. When the connection ends, the worker
 * stops in the same way but halts itself after 1.5 seconds at most, and removes the
 * directory of a monitor that was killed.
 */
@NullMarked
package dev.hupper.worker;

import org.jspecify.annotations.NullMarked;
