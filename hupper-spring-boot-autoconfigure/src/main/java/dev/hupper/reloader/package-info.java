/**
 * The monitor's decision loop: when to stop, start, wait and end.
 *
 * <h2>Theory of operation</h2>
 *
 * Everything that can happen becomes an {@code Event} in one queue: files changed,
 * sources built, a worker spoke, ended or cannot be heard, a signal came. One thread,
 * that of {@link dev.hupper.reloader.Reloader#run()}, takes them one at a time and lets
 * the current {@code State} answer with the next. A state holds only what is valid in it,
 * and asks to be woken at a time of its own choice; what is due comes before what is
 * queued, so that no flood of events can put off a kill.
 *
 * <pre>
 *                 up                     reload, end
 *  ┌▶ Starting ───────▶ Running ────────────(Draining)────▶ Stopping ─────▶ Terminated
 *  │     │ └──────────────│─────────────────(Draining)────▶   │  │   ended
 *  │     │ ended by itself│                                   │  └ killed when its
 *  │     └──────┬─────────┘                                   │    time is up
 *  │            ▼                                        ended │
 *  │         Waiting ── change, HUP, ENTER ─▶ Throttled ◀──────┘
 *  └──────────────────────────────────────────────┘
 *                                  the reload interval is over
 * </pre>
 *
 * <p>
 * Where the monitor relays, a reload first waits, in {@code Draining}, until what the
 * worker is answering has been answered, for half a second at most.
 *
 * <p>
 * Starting and stopping are each written once, in {@code WorkerLifecycle}. Two starts are
 * at least the reload interval apart; a change that comes sooner waits while the worker
 * goes on serving, and a lone change never waits. Events of a worker that was replaced
 * are not mistaken for those of its successor.
 *
 * <p>
 * Changed sources take a detour: they are built in the background ({@code SourceBuilds}),
 * one build at a time. What comes out is put in place after the old worker was asked to
 * stop, since it still loads classes until then, and before the next one starts. A build
 * that fails changes nothing.
 *
 * <p>
 * What was built may be nothing but other method bodies. Where reloads are slow
 * ({@code Swaps}), these are put in place and swapped into the worker ({@code Swapping}),
 * which owes a fresh one from then on: {@code Bridging} replaces it once saves are calm,
 * nobody is served and a standby is ready, ten seconds after the first swap at the latest
 * (thirty, if it is still being prepared), and at once with any other change. Bodies that
 * are saved while a worker starts or swaps are held until it has done so (class files
 * that somebody else writes then lead to a reload): they are not in place before, so that
 * it starts and serves as of one moment.
 *
 * <p>
 * While a worker is up the loop sees to what makes the next reload fast, one chore after
 * the other ({@code Running}): a standby soon after the start and, no sooner than the
 * reload interval after it, the agent of the swap, what the class files are, the
 * compiler's warm-up, the class archive, and then giving back memory; the standby comes
 * after the warm-up where the first change is to be swapped. While it waits for a change
 * it has a standby, too.
 *
 * <p>
 * A file that changes while the application starts, three starts in a row, is taken for
 * something the application itself writes and held back ({@code SelfWriteFilter}), unless
 * a build makes it. Once the application is up it is followed after all, in case somebody
 * saved it; if the next start changes it as well, it stays held back until somebody saves
 * it while the application is up. The application is up when the worker says that all it
 * starts serves.
 *
 * <p>
 * All I/O lies behind {@code Collaborators}, so that the tests of the loop need neither
 * process nor clock. Resources are opened nested in {@code Reloader} and closed in
 * reverse.
 */
@NullMarked
package dev.hupper.reloader;

import org.jspecify.annotations.NullMarked;
