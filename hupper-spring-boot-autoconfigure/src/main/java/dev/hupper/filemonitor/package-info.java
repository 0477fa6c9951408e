/**
 * Noticing changed files.
 *
 * <h2>From hints to changes</h2>
 *
 * A {@link dev.hupper.api.FileMonitor} only gives hints. A
 * {@link dev.hupper.filemonitor.ChangeWatch} makes {@link dev.hupper.filemonitor.Changes}
 * of them, on one thread of its own:
 *
 * <pre>
 * hint ─▶ Coverage ─▶ Settling ─ quiet ─▶ Judge ─ settled ─▶ Changes ─▶ listener
 *   │        ▲                              │
 *   └─▶ Inventory (a directory was named)   └─ compares with Fingerprints
 *                                                   ▲
 *           Inventory (first time) ─▶ BackgroundReader
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
 * All pending files are reported together, and wait for the slowest:
 * <table>
 * <caption>What is waited for, counted from the last hint</caption>
 * <tr>
 * <th>what is seen</th>
 * <th>waited</th>
 * <th>then</th>
 * </tr>
 * <tr>
 * <td>a class file that is not complete</td>
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
 * <td>a file that cannot be read</td>
 * <td>0.5 s</td>
 * <td>unchanged, one line; looked at again with the next hint</td>
 * </tr>
 * </table>
 *
 * <p>
 * A file that is written without end delays the others by ten seconds at most.
 * Directories behind symbolic links are entered by one path only, so cycles end.
 */
@NullMarked
package dev.hupper.filemonitor;

import org.jspecify.annotations.NullMarked;
