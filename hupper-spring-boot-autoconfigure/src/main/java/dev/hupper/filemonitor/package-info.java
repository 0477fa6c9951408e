/**
 * Noticing changed files.
 *
 * <h2>The monitors</h2>
 *
 * A {@link dev.hupper.api.FileMonitor} reports <em>hints</em>: a path that may have
 * changed, or a directory below which everything has to be looked at, which is how events
 * that were lost are reported. There are three, and {@code FileMonitorContract} among the
 * tests is what they have in common:
 * <ul>
 * <li>{@link dev.hupper.filemonitor.WatchmanFileMonitor} subscribes to a watchman daemon
 * that already runs. None is ever started, and only directories that the daemon watches
 * anyway are looked up as part of a project; others it is asked to watch alone, so that
 * it crawls nothing else. It follows no links: watchdog watches what is behind them.</li>
 * <li>{@link dev.hupper.filemonitor.WatchdogFileMonitor} takes the operating system's own
 * events.</li>
 * <li>{@link dev.hupper.filemonitor.PollingFileMonitor} compares sizes and times once in
 * an interval: for file systems without events.</li>
 * </ul>
 *
 * <p>
 * None stops silently. A watchman that cannot be used, or is gone, is replaced by
 * watchdog, and everything is looked at once. A directory for which the system refuses
 * events (limits, permissions) is polled. An overflow leads to a look at everything. One
 * line says so each time, with the limit and how to raise it.
 *
 * <p>
 * On Linux watchdog is one watch service of the JDK ({@code InotifyFileMonitor}): one
 * instance of inotify and one thread for all roots. It watches the directories above each
 * root as well, so that a root may come, go and be replaced without anything being
 * polled. Elsewhere it is the library directory-watcher ({@code LibraryFileMonitor}),
 * since only that has the events of macOS. There, and with watchman, a {@code PathPoller}
 * looks five times a second at what no event tells reliably, at the price of a system
 * call or two: files that are watched alone, paths that do not exist yet, and whether a
 * watched directory was replaced by another of the same name, as builds do.
 * {@code docs/decisions/file-events.md} says why.
 *
 * <h2>From hints to changes</h2>
 *
 * A {@link dev.hupper.api.FileMonitor} only gives hints. A
 * {@link dev.hupper.filemonitor.ChangeWatch} makes {@link dev.hupper.filemonitor.Changes}
 * of them, on one thread of its own:
 *
 * <pre>
 * hint ─▶ WatchScope ─▶ Debouncer ─ quiet ─▶ ChangeClassifier ─ settled ─▶ Changes
 *   │                       ▲                        │
 *   └─▶ DirectoryScanner ───┘                        └─ compares with Fingerprints
 *       (a directory was named)                                           ▲
 *                         DirectoryScanner (first time) ─▶ BackgroundReader
 * </pre>
 *
 * <p>
 * <b>Content decides.</b> A file has changed if its length or its checksums differ from
 * those last reported, or if it came or went; times do not count. They only tell a rescan
 * which files need not be read: those whose size, modification time and, where the system
 * has one, change time are the same. A time says nothing if it was younger than two
 * seconds when it was taken, as another write may carry the same one (git calls such
 * files racy): then the file is read. A file that a monitor names is always read.
 *
 * <p>
 * <b>The start delays nothing.</b> Once the monitor watches, directories are listed and
 * then files read in steps, between which hints are answered. Until a file has been read:
 * <ul>
 * <li>without a hint it has changed if its modification or change time is later than the
 * request to watch it;</li>
 * <li>with a hint it has changed unless its times are those it was listed with, or,
 * before it was listed, are certainly older than the request;</li>
 * <li>if it is gone and its directory was not listed yet, it counts as deleted.</li>
 * </ul>
 * So an early touch may cause a reload, and a change is missed only if no hint came and
 * the clock that stamps files lags behind this machine's (network file systems).
 *
 * <p>
 * <b>Settling.</b> Files are looked at once no hint came for the quiet period, four times
 * that if more than eight files are concerned, since builds pause longer than editors.
 * All pending files are reported together, and wait for the slowest; but hints without
 * end below one watched path delay the changes below others by half a second only.
 * <table>
 * <caption>What is waited for, counted from the last hint</caption>
 * <tr>
 * <th>what is seen</th>
 * <th>waited</th>
 * <th>then</th>
 * </tr>
 * <tr>
 * <td>a class file or a jar that is not complete</td>
 * <td>10 s</td>
 * <td>not reported, one line; looked at again with the next hint</td>
 * </tr>
 * <tr>
 * <td>a file gone whose source is there, as in a build that deletes first</td>
 * <td>10 s</td>
 * <td>deleted</td>
 * </tr>
 * <tr>
 * <td>a nested class gone, its outer class compiled anew</td>
 * <td>–</td>
 * <td>deleted</td>
 * </tr>
 * <tr>
 * <td>any other file gone, or empty</td>
 * <td>0.5 s</td>
 * <td>deleted, or changed</td>
 * </tr>
 * <tr>
 * <td>a new file that no build makes: an editor may rename or delete it next</td>
 * <td>0.2 s</td>
 * <td>changed</td>
 * </tr>
 * <tr>
 * <td>a file that cannot be read</td>
 * <td>0.5 s</td>
 * <td>unchanged, one line; looked at again with the next hint</td>
 * </tr>
 * </table>
 *
 * <p>
 * Hints without end delay the others below the same path by ten seconds at most. While
 * git is at work all changes wait, thirty seconds at most. Hints may lag behind the
 * files: once git is done everything is looked through, and once the patience with a file
 * is over that file is looked at again. Files with names that only editors give
 * ({@code EditorFiles}) never count. Directories behind symbolic links are entered by one
 * path only, so cycles end.
 */
@NullMarked
package dev.hupper.filemonitor;

import org.jspecify.annotations.NullMarked;
